"""Types as written in flows, as shown in messages, and which value fits which.

`ERROR` is the type of what was already reported: it fits everything, so that one mistake is told once.
"""

from __future__ import annotations

from compiler.catalogue import Catalogue
from compiler.catalogue_nodes import Report
from compiler.types import Type
from flowlang import syntax
from flowlang.values import replace

ERROR = Type("error")
SIMPLE = ("digits", "number", "amount", "date", "time", "phone", "email", "text", "code", "duration", "yes_no")
TEXTUAL = ("text", "digits", "phone", "email", "code", "choice")
NUMERIC = ("number", "amount")
ORDERED = (*NUMERIC, "date", "time", "duration")
WITH_LENGTH = ("digits", "code", "text")
MOST_LENGTH = 1000


def type_of(written: syntax.TypeExpression, catalogue: Catalogue, report: Report) -> Type:
    """The type that was written; what it names and does not exist is reported."""
    base = _base_of(written, catalogue, report)
    if base == ERROR:
        return base
    return replace(base, optional=written.or_nothing, secret=written.secret, personal=written.personal)


def _base_of(written: syntax.TypeExpression, catalogue: Catalogue, report: Report) -> Type:
    name = written.name.text
    if name == "list":
        element = type_of(written.element, catalogue, report) if written.element else ERROR
        return Type("list", element=element) if element != ERROR else ERROR
    if name == "one_of":
        return Type("choice", choices=tuple(dict.fromkeys(choice.text for choice in written.choices)))
    if name in catalogue.records:
        return Type("record", record=name)
    if name in SIMPLE:
        return _with_length(written, report)
    _unknown_type(written, catalogue, report)
    return ERROR


def _with_length(written: syntax.TypeExpression, report: Report) -> Type:
    name, low, high = written.name.text, written.low, written.high
    if low is None and high is None:
        return Type(name)
    if name not in WITH_LENGTH:
        report.error("F308", written.span, "length", type=name)
        return ERROR
    low, high = low if low is not None else 0, high if high is not None else MOST_LENGTH
    if not 1 <= high <= MOST_LENGTH or low > high:
        report.error("F308", written.span, "range", most=str(MOST_LENGTH))
        return ERROR
    return Type(name, low=low, high=high)


def _unknown_type(written: syntax.TypeExpression, catalogue: Catalogue, report: Report) -> None:
    if "records" in catalogue.lost:
        return
    known = (*catalogue.records, *SIMPLE)
    meant = report.meant(written.name.text, known)
    facts = {"name": written.name.text, "suggestion": meant or ""}
    report.error("F209", written.name.span, "did_you_mean" if meant else "", **facts)


def spelled(kind: Type) -> str:
    """A type as it is written in a flow, without its markers."""
    if kind.base == "record":
        return kind.record or "record"
    if kind.base == "list":
        return f"list of {spelled(kind.element)}" if kind.element else "list"
    if kind.base == "choice":
        return "one of " + ", ".join(kind.choices)
    if kind.high is None:
        return kind.base
    return f"{kind.base}({kind.high})" if kind.low == kind.high else f"{kind.base}({kind.low}..{kind.high})"


_WRITTEN = {
    "phone": '"+390299900"',
    "email": '"anna@example.com"',
    "date": '"2026-12-24"',
    "time": '"18:00"',
    "number": "12",
    "amount": "12.50",
    "duration": "30s",
    "yes_no": "yes",
}


def written_like(kind: Type) -> str:
    """How a value of a type is written in a flow, where that is not any text in quotes; empty for the rest."""
    if kind.base in ("digits", "code"):
        return f'"{("1234567890" * 100)[: kind.low or 4]}"'
    if kind.base == "choice":
        return kind.choices[0]
    return _WRITTEN.get(kind.base, "")


def fits(value: Type, target: Type) -> bool:
    """Whether a value of one type may stand where another is asked for; emptiness and secrets are judged elsewhere."""
    if "error" in (value.base, target.base):
        return True
    if value.base == "nothing":
        return target.optional
    if target.base == "record":
        return value.base == "record" and value.record == target.record
    if target.base == "list":
        return value.base == "list" and _elements_fit(value, target)
    if target.base == "choice":
        return value.base == "choice" and set(value.choices) <= set(target.choices)
    if target.base == "amount":
        return value.base in NUMERIC
    if target.base == "text":
        return value.base in TEXTUAL and _length_fits(value, target)
    return value.base == target.base and _length_fits(value, target)


def _elements_fit(value: Type, target: Type) -> bool:
    return value.element is None or target.element is None or fits(value.element, target.element)


def _length_fits(value: Type, target: Type) -> bool:
    if target.high is None:
        return True
    if value.high is None or value.low is None or target.low is None:
        return False
    return target.low <= value.low and value.high <= target.high


def comparable(one: Type, other: Type) -> bool:
    """Whether two values can be compared at all."""
    if "error" in (one.base, other.base) or "nothing" in (one.base, other.base):
        return True
    for family in (TEXTUAL, NUMERIC):
        if one.base in family and other.base in family:
            return True
    return one.base == other.base and one.base not in ("list", "record", "message") and one.record == other.record


def marked(kind: Type, *sources: Type) -> Type:
    """The type with the markers of what the value was made of: computed from a secret it is one."""
    secret = any(source.secret for source in sources)
    personal = any(source.personal for source in sources)
    return replace(kind, secret=secret, personal=personal, optional=any(source.optional for source in sources))
