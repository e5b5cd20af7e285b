"""The words around every message, in English."""

from flowlang.messages.frame import Frame

FRAME = Frame(
    error="error",
    warning="warning",
    hint="Hint",
    errors=("error", "errors"),
    warnings=("warning", "warnings"),
    files=("file", "files"),
    nothing="no errors",
    joined="and",
    inside="in",
    then="then",
)
