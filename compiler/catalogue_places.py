"""Where calls and messages may go beside queues: conference rooms, mailboxes; and what attempts may come to."""

from __future__ import annotations

from compiler.catalogue import Mailbox, Room
from compiler.catalogue_fields import Fields, name_of
from compiler.catalogue_keys import MAILBOX, ROOM
from compiler.catalogue_nodes import Node, Report, Scalar
from compiler.catalogue_references import entries, several
from compiler.catalogue_values import whole

LARGEST_ROOM = 100


def read_rooms(node: Node | None, report: Report) -> dict[str, Room]:
    """The conference rooms, by name."""

    def read(name: Scalar, value: Node) -> Room:
        most = Fields(value, name, report, ROOM).text("most")
        size = whole(most, report, 2, LARGEST_ROOM) if most else None
        usual = Room(name=name.text, span=name.span)
        return usual if size is None else Room(name=name.text, span=name.span, most=size)

    return entries(node, report, read)


def read_mailboxes(node: Node | None, report: Report) -> dict[str, Mailbox]:
    """The mailboxes, by name."""

    def read(name: Scalar, value: Node) -> Mailbox:
        Fields(value, name, report, MAILBOX)
        return Mailbox(name=name.text, span=name.span)

    return entries(node, report, read)


def outcomes(fields: Fields) -> tuple[str, ...]:
    """The outcomes that a campaign declares for its attempts."""
    return several(fields.texts("outcomes"), fields.report, _outcome)


def _outcome(written: Scalar, report: Report) -> str | None:
    name = name_of(written, report)
    return name.text if name else None
