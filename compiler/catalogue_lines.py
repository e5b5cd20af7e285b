"""How customers reach the centre and how it reaches others: lines, services, trunks, outbound rules."""

from __future__ import annotations

from compiler.catalogue import Line, OutboundRules, Service, Trunk
from compiler.catalogue_fields import Fields, name_of
from compiler.catalogue_keys import LINE, OUTBOUND, SERVICE, TRUNK
from compiler.catalogue_nodes import Node, Report, Scalar
from compiler.catalogue_references import Names, entries, refer, several
from compiler.catalogue_values import host_port, medium, network, phone, prefix, whole
from compiler.outbound_gate import begins_with, costs_extra
from flowlang.source import Span

MOST_CALLS_AN_HOUR = 100_000
REAL_TIME = ("voice", "video")


def read_lines(node: Node | None, names: Names, report: Report) -> dict[str, Line]:
    """The lines, by name; a number that two of them have is reported."""
    taken: dict[str, Span] = {}

    def read(name: Scalar, value: Node) -> Line:
        return _line(Fields(value, name, report, LINE), names, taken)

    return entries(node, report, read)


def _line(fields: Fields, names: Names, taken: dict[str, Span]) -> Line:
    report, owner = fields.report, fields.owner
    service = fields.text("service", required=True)
    written = fields.text("number")
    connector = fields.text("connector")
    _check_one_address(fields)
    number = phone(written, report) if written else None
    if written and number in taken:
        report.error("F923", written.span, "", report.note(taken[number], "first"), number=number)
    elif written and number:
        taken[number] = written.span
    return Line(
        name=owner.text,
        span=owner.span,
        service=refer(service, "services", names, report),
        service_span=service.span if service else owner.span,
        number=number or "",
        connector=refer(connector, "connectors", names, report),
    )


def _check_one_address(fields: Fields) -> None:
    """A line is a number or a connector's."""
    has_number, has_connector = fields.has("number"), fields.has("connector")
    if has_number and has_connector:
        fields.report.error("F925", fields.owner.span, "both", name=fields.owner.text)
    elif fields.is_map and not has_number and not has_connector:
        fields.report.error("F925", fields.owner.span, name=fields.owner.text)


def read_services(node: Node | None, names: Names, report: Report) -> dict[str, Service]:
    """The services, by name."""

    def read(name: Scalar, value: Node) -> Service:
        return _service(Fields(value, name, report, SERVICE), names)

    return entries(node, report, read)


def _service(fields: Fields, names: Names) -> Service:
    report, owner = fields.report, fields.owner
    written = fields.text("flow", required=True)
    flow = name_of(written, report) if written else None
    hours = fields.text("hours")
    return Service(
        name=owner.text,
        span=owner.span,
        flow=flow.text if flow else "",
        flow_span=written.span if written else owner.span,
        media=several(fields.texts("media"), report, medium) or ("voice",),
        hours=refer(hours, "calendars", names, report) or None,
        hours_span=hours.span if hours else None,
    )


def check_media(lines: dict[str, Line], services: dict[str, Service], report: Report) -> None:
    """Reports a telephone number whose service takes no calls."""
    for line in lines.values():
        service = services.get(line.service)
        if line.number and service and not set(service.media) & set(REAL_TIME):
            note = report.note(service.span, "service", service=service.name)
            report.error("F941", line.service_span, "", note, line=line.name, service=service.name)


def read_trunks(node: Node | None, report: Report) -> dict[str, Trunk]:
    """The trunks, by name."""

    def read(name: Scalar, value: Node) -> Trunk:
        return _trunk(Fields(value, name, report, TRUNK))

    return entries(node, report, read)


def _trunk(fields: Fields) -> Trunk:
    report, owner = fields.report, fields.owner
    address, caller = fields.text("address"), fields.text("caller")
    return Trunk(
        name=owner.text,
        span=owner.span,
        networks=several(fields.texts("from", required=True), report, network),
        address=(host_port(address, report) if address else None) or "",
        caller=(phone(caller, report) if caller else None) or "",
    )


def read_outbound(centre: Fields, trunks: dict[str, Trunk], names: Names) -> OutboundRules:
    """What the centre may call; nothing where nothing is written."""
    node = centre.get("outbound")
    if node is None:
        return OutboundRules()
    report = centre.report
    owner = centre.key("outbound")
    fields = Fields(node, owner, report, OUTBOUND)
    refuse = several(fields.texts("refuse", may_be_empty=True), report, prefix)
    allowed = fields.texts("allow", may_be_empty=True)
    allow = several(allowed, report, prefix)
    _check_effect(allowed, refuse, report)
    per_hour = fields.text("per_hour")
    most = whole(per_hour, report, 1, MOST_CALLS_AN_HOUR) if per_hour else None
    trunk = _outbound_trunk(fields, bool(allow), trunks, names)
    return OutboundRules(allow, refuse, OutboundRules().per_hour if most is None else most, trunk, owner.span)


def _check_effect(allowed: tuple[Scalar, ...], refuse: tuple[str, ...], report: Report) -> None:
    """Warns where what is allowed is refused all the same."""
    for text in allowed:
        if costs_extra(text.text):
            report.warning("F938", text.span, "premium", prefix=text.text)
        elif begins_with(text.text, refuse):
            report.warning("F938", text.span, prefix=text.text)


def _outbound_trunk(fields: Fields, allows: bool, trunks: dict[str, Trunk], names: Names) -> str:
    """The trunk that calls leave by: the one named, else the only one that has an address."""
    report = fields.report
    written = fields.text("trunk")
    if written is not None:
        name = refer(written, "trunks", names, report)
        if name in trunks and not trunks[name].address:
            report.error("F939", written.span, "address", trunk=name)
        return name
    leaving = [trunk.name for trunk in trunks.values() if trunk.address]
    if allows and len(leaving) > 1:
        report.error("F939", fields.owner.span, known=", ".join(leaving))
    elif allows and trunks and not leaving:
        report.warning("F939", fields.owner.span, "none")
    return leaving[0] if len(leaving) == 1 else ""
