"""What the engine does that a graph does not say, for those who write a graph down in another language."""

from __future__ import annotations

from compiler.graph import Graph
from compiler.scxml_places import Form, Habits
from compiler.types import Type
from runtime.engine.ahead import states_before_questions
from runtime.engine.collector import AFTER_THE_LAST, BETWEEN_KEYS, form_of
from runtime.engine.operations import GRACE
from runtime.engine.spoken_words import DIGITS
from runtime.engine.understanding import answers_to_confirm

MILLISECOND = 1_000


def habits_of(graph: Graph) -> Habits:
    """The engine's habits with this graph."""
    return Habits(
        between_keys=BETWEEN_KEYS // MILLISECOND,
        after_the_last=AFTER_THE_LAST // MILLISECOND,
        grace=GRACE // MILLISECOND,
        asks_ahead=states_before_questions(graph),
        answers=answers_to_confirm,
        digits=DIGITS,
        form=_form,
    )


def _form(kind: Type) -> Form | None:
    found = form_of(kind)
    return Form(found.partly.pattern, found.wholly.pattern, found.finally_.pattern) if found else None
