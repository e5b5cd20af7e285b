"""The table of what media can do is whole, and says of each step which medium lacks what."""

from __future__ import annotations

from typing import get_args

import pytest

from compiler import graph
from compiler.media import MEDIA, VOICE_MEDIA, WRITTEN_MEDIA
from compiler.media_abilities import (
    ABILITIES,
    FALL_BACKS,
    JUDGES,
    Ability,
    can_do,
    lack,
)
from compiler.types import PHONE, Type

SPEECH = graph.Speech({"en": (graph.Words("Hello"),)})
NUMBER = graph.Constant("+390299911", PHONE)


def test_everything_a_state_may_do_has_its_row() -> None:
    assert set(JUDGES) == set(get_args(graph.AnyDoes))
    assert set(FALL_BACKS) <= set(JUDGES)


def test_every_medium_and_every_ability_has_its_place() -> None:
    assert tuple(ABILITIES) == MEDIA
    assert frozenset[Ability]().union(*ABILITIES.values()) == frozenset(Ability)


def able(does: graph.AnyDoes) -> tuple[str, ...]:
    return tuple(medium for medium in MEDIA if can_do(does, medium))


CASES: list[tuple[graph.AnyDoes, tuple[str, ...]]] = [
    (graph.Say(SPEECH), MEDIA),
    (graph.Play(SPEECH), MEDIA),
    (graph.Record(1), MEDIA),
    (graph.Queue("care"), MEDIA),
    (graph.Transfer(NUMBER, 1), VOICE_MEDIA),
    (graph.Transfer(NUMBER, 1, to="operator"), VOICE_MEDIA),
    (graph.Transfer(NUMBER, 1, to="queue"), MEDIA),
    (graph.Wait(duration=1), MEDIA),
    (graph.Wait(beep=True), VOICE_MEDIA),
    (graph.Question("menu", ()), MEDIA),
    (graph.Question("collect", (), (), graph.Shape(Type("digits"), "x")), MEDIA),
    (graph.Question("collect", (), (), graph.Shape(Type("email"), "x")), WRITTEN_MEDIA),
    (graph.Send(SPEECH), WRITTEN_MEDIA),
    (graph.Send(SPEECH, by="sms"), (*VOICE_MEDIA, "message")),
    (graph.Send(SPEECH, by="email"), ("email",)),
    (graph.Send(SPEECH, by="whatsapp"), ("message",)),
    (graph.Send(SPEECH, NUMBER, "sms"), MEDIA),
]


@pytest.mark.parametrize(("does", "media"), CASES, ids=lambda one: type(one).__name__)
def test_what_can_be_done_where(does: graph.AnyDoes, media: tuple[str, ...]) -> None:
    assert able(does) == media


def test_a_lack_is_named_as_it_is_written() -> None:
    found = lack(graph.Transfer(NUMBER, 1, to="room"), "chat")
    assert found is not None
    assert found.word == "transfer to room"
