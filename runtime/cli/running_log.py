"""The log of a running centre: lines for people on a terminal, JSON lines for machines elsewhere, on standard error."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

from flowlang.visible import shown


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


def begin_logging() -> None:
    """Sends what the runtime logs to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainLines() if sys.stderr.isatty() else JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("httpx2", "httpcore2", "asyncio", "watchfiles", "uvicorn"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
