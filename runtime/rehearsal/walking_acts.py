"""What may be done at a place in a call: everything that takes it a way of its own.

Keys and words that are to be wrong, or to give a value, are tried first: they count only where they do what they are
meant to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from compiler.graph import FlowGraph, Graph, Option, Question, Shape
from compiler.media import VOICE_MEDIA
from runtime.engine.commands import AnyCommand, Connect, Request, StartRecording
from runtime.engine.timers import is_most, running
from runtime.engine.understanding import answers_to_confirm, words_of
from runtime.engine.walk import CONNECTING, SILENCE_TIMER
from runtime.rehearsal.walking import TURNS, Act, World, act
from runtime.rehearsal.walking_values import Samples, keys_for

WRONG_KEYS = ("9", "8", "7", "6", "5", "0", "*", "#", "1#", "12#", "**")
WRONG_WORDS = ("something else", "xyz")
CONFIRM_KEYS = {"yes": "1", "no": "2"}


class Acts:
    """What may be done in the worlds of one graph."""

    def __init__(self, graph: Graph, samples: Samples) -> None:
        self.graph = graph
        self.samples = samples
        self.states = {state.id: state for flow in graph.flows.values() for state in flow.states}
        self._answers: dict[tuple[str, ...], list[Act]] = {}

    def at(self, world: World) -> list[Act]:
        """Everything that may be done here, in an order that is always the same."""
        if world.cause:
            return []
        if world.asked is not None:
            return [*self.replies(world, world.asked), *self._leaving(world, isinstance(world.asked, Request))]
        if world.position.phase in TURNS:
            return [*self._turn(world), *self._leaving(world, False)]
        return []

    def replies(self, world: World, asked: AnyCommand) -> list[Act]:
        """What may become of what was asked."""
        of = REPLIES.get(type(asked))
        return list(of(self, world, asked)) if of else []

    # --- the customer's turn

    def _turn(self, world: World) -> list[Act]:
        """Answers to a question, right and wrong, and none; what they are depends on the question and the language."""
        stand = world.position.stand
        sign = (*stand.states, stand.language, stand.medium)
        if sign not in self._answers:
            self._answers[sign] = list(self._answer(world))
        silent = [Act("silent")] if SILENCE_TIMER in stand.timer_names else []
        return [*self._answers[sign], *silent]

    def _answer(self, world: World) -> Iterator[Act]:
        state = self.states.get(world.state)
        does = state.does if state else None
        if not isinstance(does, Question):
            return
        taken: set[str] = set()
        for option in (*does.options, *self._anywhere(world, does)):
            found = self._chosen(world, option, does)
            if found is not None:
                taken.add(found.text)
                yield found
        if does.shape is not None:
            yield from self._given(world, does.shape)
        yield from self._wrong(world, taken)

    def _anywhere(self, world: World, does: Question) -> list[Option]:
        if not does.accepts_anywhere:
            return []
        flows: list[FlowGraph] = [self.graph.flows[frame.flow] for frame in reversed(world.position.frames)]
        return [option for flow in flows for option in flow.anywhere]

    def _chosen(self, world: World, option: Option, does: Question) -> Act | None:
        """An option by its key, else by a word; none where neither chooses it."""
        stand = world.position.stand
        keys = [Act("press", one) for one in option.keys]
        words = [Act("say", one) for one in words_of(option, stand.language)]
        if does.form == "confirm" and option.exit in CONFIRM_KEYS:
            keys = keys or [Act("press", CONFIRM_KEYS[option.exit])]
            words += [Act("say", answers_to_confirm(stand.language)[option.exit == "no"][0])]
        written = [Act("say", one.text) for one in keys]
        numbered = [Act("say", str(number + 1)) for number, one in enumerate(does.options) if one is option]
        tried = [*keys, *words] if stand.medium in VOICE_MEDIA else [*words, *written, *numbered]
        return next((one for one in tried if self._takes(world, one, option.exit)), None)

    def _given(self, world: World, shape: Shape) -> Iterator[Act]:
        """Values, by keys or in words."""
        for value in self.samples.of(shape.type, shape.variable):
            if value is None or isinstance(value, bool | list | dict):
                continue
            keys = keys_for(shape.type, value, shape.ending_on)
            tried = [Act("press", keys)] if keys and world.position.stand.medium in VOICE_MEDIA else []
            tried.append(Act("say", str(value)))
            found = next((one for one in tried if self._takes(world, one, "collected")), None)
            if found is not None:
                yield found

    def _wrong(self, world: World, taken: set[str]) -> Iterator[Act]:
        """What fits nothing."""
        keys = [Act("press", one) for one in WRONG_KEYS if world.position.stand.medium in VOICE_MEDIA]
        words = [Act("say", one) for one in WRONG_WORDS]
        fitting = (one for one in (*keys, *words) if one.text not in taken)
        found = next((one for one in fitting if self._takes(world, one, "no match")), None)
        if found is not None:
            yield found

    def _takes(self, world: World, tried: Act, exit: str) -> bool:
        """Whether the first exit that this takes is that one."""
        taken = act(world, tried).taken
        return bool(taken) and taken[0][1] == exit

    def _leaving(self, world: World, is_asking: bool) -> Iterator[Act]:
        """The customer leaves, or has been there too long."""
        is_busy = is_asking or world.position.phase == CONNECTING
        if world.position.stand.medium in VOICE_MEDIA and not world.position.ending and not is_busy:
            yield Act("hang up")
        if world.position.phase in TURNS:
            yield from (Act("time up", name) for name in sorted(running(world.position)) if is_most(name))

    # --- answers from elsewhere

    def _request_replies(self, _world: World, asked: Request) -> Iterator[Act]:
        name = f"{asked.connector}.{asked.operation}"
        operation = self.graph.connectors[asked.connector][asked.operation]
        if operation.gives is None or asked.changes:
            yield Act("reply", "ok", name)
        else:
            kinds = {slot.name: slot.type for slot in operation.takes}
            for value in self.samples.of(operation.gives, asked.operation):
                yield Act("reply", "ok", name, _of_the_same(value, asked.arguments, set(kinds)))
        yield from (Act("reply", one, name) for one in operation.answers)
        yield Act("reply", "failed", name)

    def _recordings(self, _world: World, asked: StartRecording) -> Iterator[Act]:
        yield Act("recorded", asked.ending_on)
        yield Act("silent")

    def _legs(self, world: World, asked: Connect) -> Iterator[Act]:
        outcomes = ("ended",) if world.position.phase == "connected" else ("answered", "busy", "no answer", "failed")
        yield from (Act("other", one, asked.number) for one in outcomes)


def _of_the_same(value: Any, arguments: dict[str, Any], names: set[str]) -> Any:
    """What is answered about a code has that code."""
    if not isinstance(value, dict):
        return value
    return {name: arguments.get(name, one) if name in names else one for name, one in value.items()}


REPLIES: dict[type, Callable[[Acts, World, Any], Iterator[Act]]] = {
    Request: Acts._request_replies,
    StartRecording: Acts._recordings,
    Connect: Acts._legs,
}
"""What was asked -> what may become of it."""
