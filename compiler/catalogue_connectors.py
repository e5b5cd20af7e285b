"""The systems a centre asks: connectors with their addresses, headers and operations, and the records they give."""

from __future__ import annotations

import re

from compiler.catalogue import Connector, ConnectorOperation, Record, RecordField
from compiler.catalogue_answers import read_answers
from compiler.catalogue_fields import Fields, is_empty, text_of
from compiler.catalogue_header_values import is_well_formed, secret_names
from compiler.catalogue_keys import CONNECTOR, METHODS, OPERATION
from compiler.catalogue_nodes import Node, Report, Scalar
from compiler.catalogue_paths import check_path
from compiler.catalogue_references import Names, entries, several
from compiler.catalogue_types import BASES, type_of
from compiler.catalogue_values import base_address, duration, network, yes_no

DEFAULT_WITHIN = 5_000_000  # microseconds
LONGEST_WITHIN = "1m"

HEADER_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}")  # a token of RFC 9110, section 5.6.2
HEADER_VALUE = re.compile(r"[\x20-\x7e]{1,1000}")
OURS = ("host", "content-length", "content-type", "transfer-encoding", "connection", "upgrade", "idempotency-key", "te")
SECRET_HEADER = re.compile(r"authorization|cookie|token|secret|password|api[-_]?key", re.IGNORECASE)


def read_records(node: Node | None, names: Names, report: Report) -> dict[str, Record]:
    """The records, by name; one that holds itself is reported."""

    def read(name: Scalar, value: Node) -> Record:
        if name.text in BASES:
            report.error("F940", name.span, name=name.text)
        if is_empty(value):
            report.error("F931", name.span, name=name.text)
        return Record(name=name.text, span=name.span, fields=_typed(value, names, report))

    records = entries(node, report, read)
    for record in records.values():
        if not report.is_full and record.name in _held(record, records):
            report.error("F931", record.span, "circle", name=record.name)
    return records


def _typed(node: Node | None, names: Names, report: Report) -> tuple[RecordField, ...]:
    """Names with types: the fields of a record, the arguments of an operation."""

    def read(name: Scalar, value: Node) -> RecordField:
        kind = type_of(text_of(value, report), names, report)
        return RecordField(name=name.text, span=name.span, type=kind)

    return tuple(entries(node, report, read).values())


def _held(record: Record, records: dict[str, Record]) -> set[str]:
    """The names of all records that one holds, directly or through others."""
    held: set[str] = set()
    waiting = [record]
    while waiting:
        for field in waiting.pop().fields:
            kind = field.type
            while kind.element is not None:
                kind = kind.element
            if kind.record in records and kind.record not in held:
                held.add(kind.record)
                waiting.append(records[kind.record])
    return held


def read_connectors(node: Node | None, names: Names, report: Report) -> dict[str, Connector]:
    """The connectors, by name."""

    def read(name: Scalar, value: Node) -> Connector:
        return _connector(Fields(value, name, report, CONNECTOR), names)

    return entries(node, report, read)


def _connector(fields: Fields, names: Names) -> Connector:
    report, owner = fields.report, fields.owner
    base = fields.text("base", required=True)
    operations = entries(
        fields.get("operations", required=True),
        report,
        lambda name, value: _operation(Fields(value, name, report, OPERATION, is_open=True), names),
    )
    return Connector(
        name=owner.text,
        span=owner.span,
        base=(base_address(base, report) if base else None) or "",
        networks=several(fields.texts("networks", may_be_empty=True), report, network),
        operations=tuple(operations.values()),
        headers=_headers(fields),
    )


def _headers(fields: Fields) -> dict[str, str]:
    """Headers sent with every question; their names in any case, each once."""
    report = fields.report
    found: dict[str, Scalar] = {}
    values: dict[str, str] = {}
    for name, value in fields.items("headers"):
        text = text_of(value, report)
        folded = name.text.lower()
        if folded in found:
            report.error("F935", name.span, "twice", report.note(found[folded].span, "first"), name=name.text)
        elif _is_header(name, report) and text is not None and _is_header_value(name, text, report):
            values[name.text] = text.text
        found.setdefault(folded, name)
    return values


def _is_header(name: Scalar, report: Report) -> bool:
    if not HEADER_NAME.fullmatch(name.text):
        report.error("F935", name.span, name=name.text)
        return False
    if name.text.lower() in OURS:
        report.error("F935", name.span, "ours", name=name.text)
        return False
    return True


def _is_header_value(name: Scalar, value: Scalar, report: Report) -> bool:
    if not HEADER_VALUE.fullmatch(value.text):
        report.error("F935", value.span, "value", name=name.text)
        return False
    if not is_well_formed(value.text):
        report.error("F936", value.span, "form", name=name.text)
        return False
    if SECRET_HEADER.search(name.text) and not secret_names(value.text):
        report.error("F936", value.span, name=name.text)
        return False
    return True


def _operation(fields: Fields, names: Names) -> ConnectorOperation:
    report, owner = fields.report, fields.owner
    method, path = _method_and_path(fields)
    takes = _typed(fields.get("takes"), names, report)
    if path is not None:
        check_path(path, method, takes, report)
    gives = fields.text("gives", required=method == "get")
    within, honours = fields.text("within"), fields.text("honours keys")
    return ConnectorOperation(
        name=owner.text,
        span=owner.span,
        method=method.upper(),
        path=path.text if path else "",
        takes=takes,
        gives=type_of(gives, names, report) if gives else None,
        answers=read_answers(fields),
        within=(duration(within, report, LONGEST_WITHIN) if within else None) or DEFAULT_WITHIN,
        honours_keys=bool(yes_no(honours, report)) if honours else False,
    )


def _method_and_path(fields: Fields) -> tuple[str, Scalar | None]:
    """The one method an operation has, and the path behind it."""
    written = [method for method in METHODS if fields.has(method)]
    if len(written) == 1:
        return written[0], fields.text(written[0])
    if fields.is_map:
        facts = {"name": fields.owner.text, "known": ", ".join(METHODS)}
        fields.report.error("F933", fields.owner.span, "several" if written else "", **facts)
    return (written[0] if written else ""), None
