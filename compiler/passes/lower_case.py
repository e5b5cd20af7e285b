"""`case`: a value, a calendar's state, or chance; the first line that fits is taken.

A line of a `case` means what `if x = value` means, so it is understood as that: types, narrowing and what is known are
those of a comparison.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from compiler import graph
from compiler.passes.check_calls import calendar_states
from compiler.passes.check_expressions import condition, expression
from compiler.passes.check_scope import Scope
from compiler.passes.check_typed import Typed
from compiler.passes.lower_draft import Draft, Place
from compiler.passes.lower_ways import tested
from flowlang import syntax
from flowlang.values import Value

MILLION = 1_000_000
ELSE = "else"


class Line(Value, frozen=True):
    """A line of a case: its exit and where it leads."""

    when: syntax.When
    exit: str
    entry: str


def lower_case(draft: Draft, node: syntax.Case, id: str, place: Place) -> str:
    """The first line that fits; without `else` what stands below."""
    lines = [Line(when, exit, _entry(draft, when, id, exit, place)) for exit, when in _numbered(node)]
    fitting = [line for line in lines if line.exit != ELSE]
    _mixed(draft, node, fitting)
    _after_else(draft, node)
    if node.value is None:
        return _chance(draft, node, id, place, lines)
    tests = [_test(node, line.when, draft.scope) for line in fitting if line.when.percent is None]
    asked = [line for line in fitting if line.when.percent is None]
    exits = [(line.exit, line.entry) for line in fitting]
    is_whole = _is_whole(draft, node)
    otherwise = next((line.entry for line in lines if line.exit == ELSE), None)
    if otherwise is not None or not is_whole:
        exits.append((ELSE, otherwise if otherwise is not None else place.below()))
    cases = tuple(graph.Case(test.expression, line.exit) for test, line in zip(tests, asked, strict=True))
    return draft.add(id, graph.Branch(cases), exits, node.span, tested(tests))


def _numbered(node: syntax.Case) -> Iterable[tuple[str, syntax.When]]:
    """The lines with their exits: `1`, `2`, …, `else`."""
    number = 0
    for when in node.branches:
        number += 0 if _is_else(when) else 1
        yield (ELSE if _is_else(when) else str(number)), when


def _is_else(when: syntax.When) -> bool:
    return not when.values and when.percent is None


def _entry(draft: Draft, when: syntax.When, id: str, exit: str, place: Place) -> str:
    return draft.sequence(when.body.statements, place.inside(f"{id}/{exit}"))


def _mixed(draft: Draft, node: syntax.Case, lines: list[Line]) -> None:
    """Reports shares in a case of values, and values in one by chance."""
    for line in lines:
        if node.value is None and line.when.percent is None:
            draft.scope.report.error("F406", line.when.values[0].span, "value")
        elif node.value is not None and line.when.percent is not None:
            draft.scope.report.error("F406", line.when.span, "percent", percent=line.when.percent)


def _after_else(draft: Draft, node: syntax.Case) -> None:
    """Reports the first line below `else`: it fits everything that is left."""
    above = list(node.branches[: next((at for at, when in enumerate(node.branches) if _is_else(when)), 0) + 1])
    rest = node.branches[len(above) :] if _is_else(above[-1]) else ()
    if rest:
        draft.scope.report.error("F405", rest[0].span, "after", draft.scope.report.note(above[-1].span, "else"))


# --- a value --------------------------------------------------------------------------------------------------------


def _test(node: syntax.Case, when: syntax.When, scope: Scope) -> Typed:
    """What must hold for a line to be taken: the value is one of those it names."""
    written = [_asked(node.value, value, scope) for value in when.values if node.value is not None]
    whole = written[0]
    for one in written[1:]:
        whole = syntax.Binary(operator="or", left=whole, right=one, span=when.span)
    return condition(whole, scope)


def _asked(asked: syntax.Expression, value: syntax.Expression, scope: Scope) -> syntax.Expression:
    """The question whether a value is this one: of a calendar, whether it is in that state."""
    if calendar_of(asked, scope) and isinstance(value, syntax.Name):
        state = syntax.Identifier(text=value.text, span=value.span)
        return syntax.Call(function=state, arguments=(asked,), span=value.span)
    return syntax.Binary(operator="=", left=asked, right=value, span=value.span)


def calendar_of(node: syntax.Expression, scope: Scope) -> str:
    """The calendar that is asked for, or nothing; a variable of that name hides it."""
    if not isinstance(node, syntax.Name) or node.text in scope.known:
        return ""
    return node.text if node.text == "hours" or node.text in scope.centre.catalogue.calendars else ""


# --- which values there are -----------------------------------------------------------------------------------------


def _is_whole(draft: Draft, node: syntax.Case) -> bool:
    """Whether the lines name every value there may be; what is missing or there twice is reported."""
    named = _named_once(draft, node)
    possible = possible_values(node, draft.scope)
    if possible is None or any(_is_else(when) for when in node.branches):
        return False
    missing = [one for one in possible if one not in named]
    if missing:
        draft.fault("F404", node.span, "several" if len(missing) > 1 else "", missing=", ".join(missing))
    return not missing


def _named_once(draft: Draft, node: syntax.Case) -> set[str]:
    """The values that the lines name, as they are written."""
    seen: dict[str, syntax.Expression] = {}
    for value in (value for when in node.branches for value in when.values):
        text = written(value)
        if text and text in seen:
            note = draft.scope.report.note(seen[text].span, "first")
            draft.scope.report.error("F405", value.span, "", note, value=text)
        if text:
            seen.setdefault(text, value)
    return set(seen)


def written(value: syntax.Expression) -> str:
    """A value as it is written where it is plain; empty for what is reckoned."""
    if isinstance(value, syntax.Name):
        return value.text
    if isinstance(value, syntax.NumberLiteral):
        return str(Decimal(value.text).normalize())
    if isinstance(value, syntax.YesNoLiteral):
        return "yes" if value.value else "no"
    if isinstance(value, syntax.NothingLiteral):
        return "nothing"
    if isinstance(value, syntax.TextLiteral) and all(isinstance(part, syntax.TextRun) for part in value.parts):
        return '"' + "".join(part.text for part in value.parts if isinstance(part, syntax.TextRun)) + '"'
    return value.duration.written if isinstance(value, syntax.DurationLiteral) else ""


def possible_values(node: syntax.Case, scope: Scope) -> tuple[str, ...] | None:
    """Every value there may be, as it is written; none where there is no end of them, or they are not known."""
    if node.value is None:
        return None
    calendar = calendar_of(node.value, scope)
    if calendar:
        return calendar_states(calendar, scope)
    if isinstance(node.value, syntax.Name) and node.value.text == "medium" and "medium" not in scope.known:
        return scope.media
    kind = expression(node.value, scope.apart()).type
    values = {"choice": kind.choices, "yes_no": ("yes", "no")}.get(kind.base)
    return (*values, "nothing") if values and kind.optional else values


# --- chance ---------------------------------------------------------------------------------------------------------


def _chance(draft: Draft, node: syntax.Case, id: str, place: Place, lines: list[Line]) -> str:
    """Shares in percent: together no more than the whole."""
    shared = [line for line in lines if line.when.percent is not None]
    shares = tuple(graph.Share(_millionths(line.when), line.exit) for line in shared)
    for line, share in zip(shared, shares, strict=True):
        if not 0 < share.millionths <= MILLION:
            draft.scope.report.error("F406", line.when.span, "none", percent=line.when.percent or "")
    whole = sum(share.millionths for share in shares)
    otherwise = next((line for line in lines if line.exit == ELSE), None)
    if whole > MILLION:
        draft.scope.report.error("F406", node.span, "", whole=_percent(whole))
    elif whole == MILLION and otherwise is not None:
        draft.scope.report.error("F405", otherwise.when.span, "else")
    exits = [(line.exit, line.entry) for line in lines if line.exit != ELSE]
    if otherwise is not None or whole < MILLION:
        exits.append((ELSE, otherwise.entry if otherwise is not None else place.below()))
    return draft.add(id, graph.Chance(shares), exits, node.span)


def _millionths(when: syntax.When) -> int:
    return int(Decimal((when.percent or "0").rstrip("%")) * MILLION / 100)


def _percent(millionths: int) -> str:
    return f"{(Decimal(millionths) * 100 / MILLION).normalize():f} %"
