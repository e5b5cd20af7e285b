"""What an operation may answer beside what it gives: `not found: [404]`, `gone: [410]`."""

from __future__ import annotations

from compiler.catalogue_fields import NAME, Fields
from compiler.catalogue_nodes import Node, Pair, Report, Scalar, Sequence

NOT_FOUND = "not found"
TAKEN = ("ok", "failed")  # the exits every operation has
NO_CONTENT = 204


def read_answers(fields: Fields) -> dict[str, tuple[int, ...]]:
    """The further answers of an operation, by HTTP status; what is neither a known key nor an answer is reported."""
    report = fields.report
    seen: dict[int, Scalar] = {}
    answers: dict[str, tuple[int, ...]] = {}
    for pair in fields.others():
        if not _looks_like_statuses(pair.value):
            fields.unknown(pair)
        elif _is_answer(pair, report):
            answers[pair.key.text] = _statuses(pair.value, seen, report)
    return answers


def _texts(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _looks_like_statuses(node: Node) -> bool:
    """Whether something is a number or a list that begins with one: all else is a key nobody knows."""
    texts = _texts(node)
    return bool(texts) and isinstance(texts[0], Scalar) and texts[0].text.isdecimal()


def _is_answer(pair: Pair, report: Report) -> bool:
    name = pair.key.text
    if name in TAKEN:
        report.error("F934", pair.key.span, "taken", name=name)
        return False
    if name != NOT_FOUND and not NAME.fullmatch(name):
        report.error("F934", pair.key.span, "name", name=name)
        return False
    return True


def _statuses(node: Node, seen: dict[int, Scalar], report: Report) -> tuple[int, ...]:
    found: list[int] = []
    for text in _texts(node):
        status = _status(text)
        if status is None or not isinstance(text, Scalar):
            report.error("F934", text.span)
        elif status in seen:
            report.error("F934", text.span, "twice", report.note(seen[status].span, "first"), status=str(status))
        else:
            seen[status] = text
            found.append(status)
    return tuple(found)


def _status(node: Node) -> int | None:
    """A status that is an answer: there is nothing (204), or no (400 to 599)."""
    if not isinstance(node, Scalar) or not node.text.isascii() or not node.text.isdecimal() or len(node.text) != 3:
        return None
    status = int(node.text)
    return status if status == NO_CONTENT or 400 <= status <= 599 else None
