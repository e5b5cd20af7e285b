"""The log of a running centre: lines for people on a terminal, JSON lines for machines elsewhere, on standard error."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from flowlang.visible import shown

log = logging.getLogger("flowlang.run")


def text_of(record: logging.LogRecord) -> str:
    """What a record says, and where an error arose; an error's own text may hold a customer's words: it is left out."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return record.getMessage()
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "nowhere"
    return f"{record.getMessage()} ({type(error).__name__} at {where})"


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, room, text."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname.lower(), "room": record.name, "text": shown(text_of(record))}
        return json.dumps(line, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """Time and text."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        at = datetime.fromtimestamp(record.created).strftime("%H:%M:%S")
        return f"{at}  {record.levelname.lower():8} {shown(text_of(record))}"


def tell_untaken(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Logs an error that nobody took: its type and place. The loop's own words show arguments, a customer's too."""
    error = context.get("exception")
    if error is not None:
        log.error("an error that nobody took", exc_info=error)
    else:
        log.error("%s", str(context.get("message", "")).partition("(")[0])


def begin_logging() -> None:
    """Sends what the runtime logs to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainLines() if sys.stderr.isatty() else JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("httpx2", "httpcore2", "asyncio", "watchfiles"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("uvicorn").setLevel(logging.ERROR)  # it warns of every request that is none: a stranger's to fill
