"""The whole of a catalogue: each section read by the module that knows its subject."""

from __future__ import annotations

from compiler.catalogue import Campaign, Catalogue, Queue, Skill
from compiler.catalogue_calendars import read_calendars
from compiler.catalogue_connectors import read_connectors, read_records
from compiler.catalogue_fields import Fields, beginning
from compiler.catalogue_keys import CAMPAIGN, CENTRE, LANGUAGES, QUEUE, SKILL
from compiler.catalogue_lines import check_media, read_lines, read_outbound, read_services, read_trunks
from compiler.catalogue_nodes import Mapping, Node, Report, Scalar
from compiler.catalogue_places import outcomes, read_mailboxes, read_rooms
from compiler.catalogue_prompts import read_canned, read_prompts, read_translations, translation_places
from compiler.catalogue_references import Names, entries, lost, names_of, refer, several
from compiler.catalogue_values import currency, language, whole, zone

VERSION = "1"
MOST_WAITING = 100_000  # customers in one queue
SECTIONS = ("lines", "services", "trunks", "calendars", "records", "connectors", "queues", "campaigns", "skills")
NAMED = (*SECTIONS, "rooms", "mailboxes", "prompts", "answers", "translations", "outbound")
"""Sections of which flows speak."""
DEFAULT_CURRENCY = "EUR"
DEFAULT_ZONE = "UTC"


def read_sections(node: Node, path: str, report: Report, is_whole: bool = True) -> Catalogue | None:
    """What the nodes of a `centre.yaml` declare; none where they are no map.

    Where a section is missing that could not be read (`is_whole` is false) nothing is said of what may stand there.

    What is named is there whatever is wrong with it: a service without a flow has the flow "", an unreadable type is
    `error`.
    """
    if not isinstance(node, Mapping):
        report.error("F908", beginning(node.span), "map")
        return None
    centre = Fields(node, Scalar(path, beginning(node.span)), report, CENTRE)
    centre.is_whole = centre.is_whole and is_whole
    names = names_of(centre, SECTIONS)
    written = centre.texts("languages", required=True)
    spoken = several(written, report, language)
    gone = lost(centre, NAMED) | (frozenset() if written and len(spoken) == len(written) else {"languages"})
    listed = () if "languages" in gone else spoken  # nothing is known of the languages where one could not be read
    name, zone_name = centre.text("name", required=True), _zone(centre, names)
    trunks = read_trunks(centre.get("trunks"), report)
    lines = read_lines(centre.get("lines"), names, report)
    services = read_services(centre.get("services"), names, report)
    _check_version(centre)
    check_media(lines, services, report)
    return Catalogue(
        path=path,
        name=name.text if name else "",
        languages=spoken or (LANGUAGES if "languages" in gone else ()),
        currency=_currency(centre),
        zone=zone_name or DEFAULT_ZONE,
        lines=lines,
        services=services,
        calendars=read_calendars(centre.get("calendars"), zone_name, report),
        prompts=read_prompts(centre.get("prompts"), listed, report),
        answers=read_canned(centre.get("answers"), listed, names, report),
        records=read_records(centre.get("records"), names, report),
        connectors=read_connectors(centre.get("connectors"), names, report),
        trunks=trunks,
        queues=_queues(centre),
        campaigns=_campaigns(centre, names),
        skills=_skills(centre),
        rooms=read_rooms(centre.get("rooms"), report),
        mailboxes=read_mailboxes(centre.get("mailboxes"), report),
        outbound=read_outbound(centre, trunks, names),
        translations=read_translations(centre.get("translations"), listed, report),
        translation_places=translation_places(centre.get("translations")),
        lost=gone,
    )


def _check_version(centre: Fields) -> None:
    """The first key says which form of the catalogue this is."""
    version = centre.text("centre", required=True)
    if version is not None and version.text != VERSION:
        centre.report.error("F924", version.span, version=version.text, known=VERSION)


def _zone(centre: Fields, names: Names) -> str | None:
    """The centre's time zone, which its calendars need where they have none of their own."""
    written = centre.text("zone", required=bool(names["calendars"]))
    return zone(written, centre.report) if written else None


def _currency(centre: Fields) -> str:
    written = centre.text("currency")
    return (currency(written, centre.report) if written else None) or DEFAULT_CURRENCY


def _queues(centre: Fields) -> dict[str, Queue]:
    def read(name: Scalar, value: Node) -> Queue:
        most = Fields(value, name, centre.report, QUEUE).text("most waiting")
        size = whole(most, centre.report, 1, MOST_WAITING) if most else None
        return Queue(name=name.text, span=name.span, most_waiting=size)

    return entries(centre.get("queues"), centre.report, read)


def _campaigns(centre: Fields, names: Names) -> dict[str, Campaign]:
    def read(name: Scalar, value: Node) -> Campaign:
        fields = Fields(value, name, centre.report, CAMPAIGN)
        queue = refer(fields.text("queue"), "queues", names, centre.report)
        return Campaign(name=name.text, span=name.span, queue=queue, outcomes=outcomes(fields))

    return entries(centre.get("campaigns"), centre.report, read)


def _skills(centre: Fields) -> dict[str, Skill]:
    def read(name: Scalar, value: Node) -> Skill:
        Fields(value, name, centre.report, SKILL)
        return Skill(name=name.text, span=name.span)

    return entries(centre.get("skills"), centre.report, read)
