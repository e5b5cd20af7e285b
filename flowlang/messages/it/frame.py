"""The words around every message, in Italian."""

from flowlang.messages.frame import Frame

FRAME = Frame(
    error="errore",
    warning="avviso",
    hint="Suggerimento",
    errors=("errore", "errori"),
    warnings=("avviso", "avvisi"),
    files=("file", "file"),
    nothing="nessun errore",
    joined="e",
    inside="in",
    then="poi",
)
