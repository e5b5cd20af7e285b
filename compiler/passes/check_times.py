"""Lengths of time that a flow gives: more than nothing, and no more than makes sense."""

from __future__ import annotations

from compiler.catalogue_nodes import Report
from flowlang import syntax

SECOND = 1_000_000
MINUTE = 60 * SECOND
MOST_WAITED = (60 * SECOND, "60s")  # for an answer of a connector, while a caller listens to nothing
MOST_RECORDED = (60 * MINUTE, "60m")
MOST_RUNG = (5 * MINUTE, "5m")
MOST_TALKED = (24 * 60 * MINUTE, "24h")
MOST_SILENT = (365 * 24 * 60 * MINUTE, "52w")


def within(written: syntax.Duration | None, otherwise: int, report: Report, most: tuple[int, str]) -> int:
    """The length written, or `otherwise`; one of nothing, or above `most` (microseconds, and as shown), is reported."""
    if written is None:
        return otherwise
    longest, shown = most
    if not 0 < written.microseconds <= longest:
        report.error("F310", written.span, "" if written.microseconds else "none", most=shown, time=written.written)
        return otherwise
    return written.microseconds
