"""The path of an operation, `/customers/{code}`: its form, and what may stand in an address."""

from __future__ import annotations

import re

from compiler.catalogue import RecordField
from compiler.catalogue_nodes import Report, Scalar
from compiler.catalogue_types import BASES

PATH = re.compile(r"/[!-~]{0,499}")
ARGUMENT = re.compile(r"\{([^{}]*)\}")
IN_ADDRESS = (*BASES, "choice", "error")


def check_path(path: Scalar, method: str, takes: tuple[RecordField, ...], report: Report) -> None:
    """Reports what is wrong with a path, and arguments that have no business in an address.

    What a GET takes and its path does not hold goes into the query, which is part of the address too.
    """
    problem = _path_problem(path.text)
    if problem is not None:
        report.error("F932", path.span, problem, path=path.text)
        return
    known = {field.name: field for field in takes}
    in_path = ARGUMENT.findall(path.text)
    for name in in_path:
        if name in known:
            _check_in_path(path, known[name], report)
        else:
            _report_unknown(path, name, tuple(known), report)
    for field in takes:
        if field.name in in_path or method == "get":
            _check_in_address(field, report)


def _path_problem(text: str) -> str | None:
    if not text.startswith("/"):
        return "slash"
    if not PATH.fullmatch(text):
        return ""
    if "?" in text or "#" in text:
        return "query"
    if ".." in text.split("/") or "." in text.split("/") or "//" in text or "\\" in text:
        return ""
    return "brace" if re.search(r"[{}]", ARGUMENT.sub("", text)) else None


def _report_unknown(path: Scalar, name: str, known: tuple[str, ...], report: Report) -> None:
    meant = report.meant(name, known)
    if meant:
        report.error("F932", path.span, "did_you_mean", path=path.text, name=name, suggestion=meant)
    else:
        report.error("F932", path.span, "argument", path=path.text, name=name)


def _check_in_path(path: Scalar, field: RecordField, report: Report) -> None:
    """A part of a path is never empty."""
    if field.type.optional:
        report.error("F932", path.span, "empty", report.note(field.span, "argument"), path=path.text, name=field.name)


def _check_in_address(field: RecordField, report: Report) -> None:
    """An address is written down by every machine on its way: nothing secret or personal, and nothing of many parts."""
    if field.type.secret:
        report.error("F937", field.span, "secret", name=field.name)
    elif field.type.personal:
        report.warning("F937", field.span, name=field.name)
    elif field.type.base not in IN_ADDRESS:
        report.error("F937", field.span, "parts", name=field.name)
