"""Draws DOT through graphviz, a program of its own: the only owner of that library, and of the time a picture may
take."""

from __future__ import annotations

import subprocess

FORMATS = ("svg", "png", "pdf")
LONGEST = 60.0  # seconds
LARGEST = 20_000_000  # characters of DOT


class DrawingError(Exception):
    """It could not be drawn; the text says why and what to do, in one line."""


def render(dot: str, format: str, longest: float = LONGEST) -> bytes:
    """The picture of `dot` as svg, png or pdf.

    Args:
        dot: What `visualizer.dot.to_dot` wrote.
        format: One of `FORMATS`.
        longest: Seconds it may take.

    Raises:
        DrawingError: No such format, graphviz is not installed, or it took too long or gave up.
    """
    if format not in FORMATS:
        raise DrawingError(f"no picture can be made as {format!r}; choose one of {', '.join(FORMATS)}")
    if len(dot) > LARGEST:
        raise DrawingError("this centre is too large for one picture; draw its flows one by one with --flow")
    return _run(dot.encode(), format, longest)


def _run(data: bytes, format: str, longest: float) -> bytes:
    import graphviz  # only where something is drawn
    from graphviz.backend.dot_command import command
    from graphviz.backend.execute import run_check

    try:
        done = run_check(command("dot", format), input=data, capture_output=True, quiet=True, timeout=longest)
    except graphviz.ExecutableNotFound as error:
        raise DrawingError("the program `dot` is missing; install Debian's package graphviz") from error
    except graphviz.CalledProcessError as error:
        raise DrawingError(f"graphviz gave up: {_reason(error.stderr)}") from error
    except subprocess.TimeoutExpired as error:
        raise DrawingError(f"graphviz took longer than {longest:g} s; draw one flow with --flow") from error
    except OSError as error:
        raise DrawingError(f"the program `dot` could not be started: {error.strerror}") from error
    return bytes(done.stdout)


def _reason(stderr: bytes | None) -> str:
    lines = (stderr or b"").decode(errors="replace").strip().splitlines()
    return lines[0][:200] if lines else "it does not say why"
