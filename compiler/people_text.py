"""The text of `people.yaml` read into people, as strictly as a catalogue: known keys, known names, levels."""

from __future__ import annotations

from collections.abc import Callable

from compiler.catalogue import Catalogue
from compiler.catalogue_fields import Fields, beginning, text_of
from compiler.catalogue_nodes import Mapping, Node, Report, Scalar
from compiler.catalogue_references import AnyName, Names, entries, refer, several
from compiler.catalogue_text import read_nodes
from compiler.catalogue_values import whole
from compiler.people import Agent, People
from flowlang.diagnostics import Diagnostic

PEOPLE = ("people", "agents")
AGENT = ("name", "languages", "skills", "queues")
VERSION = "1"
HIGHEST_LEVEL = 5


def read_people(text: str, path: str, catalogue: Catalogue) -> tuple[People | None, tuple[Diagnostic, ...]]:
    """Who works in a centre, and everything that is wrong with the file.

    Args:
        text: The file's content.
        path: Its name in messages.
        catalogue: The centre's, whose queues, campaigns, skills and languages they may have.

    Returns:
        The people as far as they could be understood, or none where the text is no map; and the diagnostics in the
        order of their places.
    """
    report = Report(path)
    node = read_nodes(text, report)
    people = _people(node, path, catalogue, report) if node is not None else None
    found = sorted(report.diagnostics, key=lambda one: (one.location.span.line, one.location.span.column))
    return people, tuple(found)


def _people(node: Node, path: str, catalogue: Catalogue, report: Report) -> People | None:
    if not isinstance(node, Mapping):
        report.error("F908", beginning(node.span), "map")
        return None
    fields = Fields(node, Scalar(path, beginning(node.span)), report, PEOPLE)
    version = fields.text("people", required=True)
    if version is not None and version.text != VERSION:
        report.error("F924", version.span, "people", version=version.text, known=VERSION)
    names = _names(catalogue)
    agents = entries(
        fields.get("agents", required=True), report, lambda name, value: _agent(name, value, catalogue, names, report)
    )
    return People(path=path, agents=agents, is_whole=not report.diagnostics)


def _names(catalogue: Catalogue) -> Names:
    """What may be named: queues and campaigns alike, skills, languages; any where the section could not be read."""
    lost = catalogue.lost
    queues = (*catalogue.queues, *catalogue.campaigns)
    return {
        "queues": AnyName() if lost & {"queues", "campaigns"} else queues,
        "skills": AnyName() if "skills" in lost else tuple(catalogue.skills),
        "languages": AnyName() if "languages" in lost else catalogue.languages,
    }


def _agent(name: Scalar, value: Node, catalogue: Catalogue, names: Names, report: Report) -> Agent:
    fields = Fields(value, name, report, AGENT)
    called = fields.text("name")
    written = fields.texts("queues", may_be_empty=True)
    queues = several(written, report, _reader("queues", names))
    return Agent(
        name=name.text,
        span=name.span,
        called=called.text if called else name.text,
        languages=_levels(fields, "languages", names, report),
        skills=_levels(fields, "skills", names, report),
        queues=tuple(_queue_of(catalogue, one) for one in queues),
    )


def _reader(section: str, names: Names) -> Callable[[Scalar, Report], str | None]:
    return lambda scalar, report: refer(scalar, section, names, report) or None


def _queue_of(catalogue: Catalogue, name: str) -> str:
    """A campaign stands for the queue it has."""
    campaign = None if name in catalogue.queues else catalogue.campaigns.get(name)
    return campaign.queue if campaign else name


def _levels(fields: Fields, section: str, names: Names, report: Report) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, value in fields.items(section):
        known = refer(name, section, names, report)
        written = text_of(value, report)
        level = whole(written, report, 1, HIGHEST_LEVEL) if written else None
        found[known] = level or 1
    return found
