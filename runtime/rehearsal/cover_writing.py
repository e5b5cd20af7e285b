"""Writes a caller who was found as a scenario: plays it with the steps themselves, and says what came of each.

So what is written holds by the same reading with which `flowlang test` will read it; and it says everything that a
caller would notice, so that it no longer holds once any of that changes.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from compiler.media import VOICE_MEDIA
from flowlang.values import Value
from runtime.engine.timers import running
from runtime.engine.walk import SILENCE_TIMER
from runtime.rehearsal.cover_choose import TIME_UP, Chooser, Path
from runtime.rehearsal.cover_noticing import Noticing
from runtime.rehearsal.cover_search import Edge, Place
from runtime.rehearsal.cover_titles import title_of
from runtime.rehearsal.cover_words import TABLES, keys_written, length_written, step
from runtime.rehearsal.scenarios import FailedError, Step, WrongStepError
from runtime.rehearsal.scenarios_caller import CALLER, HIDDEN, Caller
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_reading import Moment, instant_at
from runtime.rehearsal.scenarios_steps import bind
from runtime.rehearsal.walking import Act, Exit
from runtime.rehearsal.walking_moments import moment_written

SECOND, MINUTE = 1_000_000, 60_000_000
MOST_TIMES = 100
MOST_REPEATED = 600
GIVEN_ACTS = ("reply", "other")
"""Acts of others: in a scenario they are said before what leads to them."""


class Written(Value, frozen=True):
    """A caller as a scenario: its title, what is given, the further lines with their kinds, and what it took."""

    title: str
    medium: str
    given: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    taken: frozenset[Exit]
    languages: frozenset[tuple[str, str]]


class Writer:
    """Writes callers for one centre.

    Args:
        known: The centre.
        language: In which language, en or it.
    """

    def __init__(self, known: Known, language: str = "en") -> None:
        self.known = known
        self.language = language
        self.timed: set[tuple[str, str]] = set()

    async def write(self, path: Path, chooser: Chooser) -> Written | None:
        """The caller as a scenario; none where it cannot be said in steps, or nothing came of it."""
        playing = Playing(self, path)
        try:
            await playing.play(chooser)
        except (FailedError, WrongStepError):
            return None
        caller = playing.caller
        return Written(
            title_of(self.known.graph, path, self.language),
            path.way.entry.medium,
            tuple(playing.given),
            tuple(playing.lines),
            frozenset(caller.taken),
            frozenset(caller.languages),
        )


class Playing:
    """One caller being played and written."""

    def __init__(self, writer: Writer, path: Path) -> None:
        self.writer, self.path, self.language = writer, path, writer.language
        self.known = writer.known
        self.caller = Caller(self.known.graph, path.way.entry.medium)
        self.given: list[str] = []
        self.lines: list[tuple[str, str]] = []
        self.settings: dict[str, str] = {}
        self.noticing = Noticing(self.known, self.caller, self.language)

    async def play(self, chooser: Chooser) -> None:
        """Everything the caller does."""
        edges = list(self.path.edges)
        await self._set_moment()
        at = self.path.way.to
        rest = await self._environment(edges)
        at, edges = self._reached(at, edges, rest), rest
        await self._begin()
        while edges:
            edge = edges.pop(0)
            before = at
            rest = await self._environment(edges)
            at, edges = self._reached(edge.to, edges, rest), rest
            if edge.act.does == TIME_UP:
                await self._outstay(edge, chooser.circle(before))
            else:
                await ACTS[edge.act.does](self, edge.act)
        await self._end()

    def _reached(self, at: Place, edges: list[Edge], rest: list[Edge]) -> Place:
        """The place after those of the edges that are no longer left."""
        done = edges[: len(edges) - len(rest)]
        return done[-1].to if done else at

    # --- what is given

    async def _set_moment(self) -> None:
        entry, graph = self.path.way.entry, self.known.graph
        if entry.at != instant_at(graph, Moment()):
            await self._give(
                step(self.language, "moment", moment=moment_written(graph, entry.at, TABLES[self.language]))
            )
        if entry.number == HIDDEN:
            await self._give(step(self.language, "hidden"))
        elif entry.number != CALLER:
            await self._give(step(self.language, "number", number=entry.number))

    async def _environment(self, edges: list[Edge]) -> list[Edge]:
        """What others will do until it is the customer's turn again is said now; the edges that are left."""
        while edges and edges[0].act.does in GIVEN_ACTS and edges[0].act.text != "ended":
            done = edges[0].act
            text = self._said_of(done)
            if text and self.settings.get(done.about) != text:
                is_first = done.about not in self.settings
                self.settings[done.about] = text
                if done.text != "answered" or not is_first:
                    await self._give(text, is_first)
            edges = edges[1:]
        return edges

    def _said_of(self, done: Act) -> str:
        if done.does == "other":
            return step(self.language, done.text, number=done.about)
        if done.text == "failed":
            return step(self.language, "fails", operation=done.about)
        answer = "" if done.text == "ok" else done.text
        if done.data is not None:
            answer = json.dumps(done.data, ensure_ascii=False)
        name = "answers" if answer else "answers ok"
        return step(self.language, name, operation=done.about, answer=answer)

    async def _give(self, text: str, is_first: bool = True) -> None:
        await self._carry_out(text)
        if is_first:
            self.given.append(text)
        else:
            self.lines.append(("given", text))

    # --- what the customer does

    async def _begin(self) -> None:
        entry = self.path.way.entry
        name, facts = ("enters", {"flow": entry.flow}) if entry.flow else ("calls", {"line": entry.line})
        await self.does(step(self.language, name, **facts))

    async def does(self, text: str, is_noticed: bool = True) -> None:
        """The customer does something, and what comes of it is noticed."""
        self.noticing.begin()
        await self._carry_out(text)
        self.lines.append(("when", text))
        if is_noticed:
            await self.notice()

    async def notice(self) -> None:
        """Writes down what comes of it."""
        await self.caller.settle()
        for text in self.noticing.noticed():
            await self._carry_out(text)
            self.lines.append(("then", text))

    async def _carry_out(self, text: str) -> None:
        await bind(Step("", text, 0, 0), TABLES[self.language], self.known)(self.caller)

    def is_new(self, what: str) -> bool:
        """Whether nobody has waited here to the very end so far: once is enough."""
        sign = (self.caller.run.state, what)
        is_first = sign not in self.writer.timed
        self.writer.timed.add(sign)
        return is_first

    async def press(self, done: Act) -> None:
        """Presses keys."""
        await self.does(step(self.language, "presses", keys=keys_written(done.text, self.language)))

    async def say(self, done: Act) -> None:
        """Says or writes words."""
        is_voice = self.caller.medium in VOICE_MEDIA
        await self.does(step(self.language, "says" if is_voice else "types", words=done.text))

    async def silent(self, done: Act) -> None:
        """Says nothing; once for each question it is looked at how long."""
        due = self.caller.run.position.timers.get(SILENCE_TIMER)
        length = due - self.caller.run.clock.now() if due else 0
        if length >= 2 * SECOND and length % SECOND == 0 and self.is_new("silence"):
            await self._wait(length - SECOND, SECOND)
        else:
            await self.does(step(self.language, "silent"))

    async def _wait(self, first: int, then: int) -> None:
        """Waits, hears nothing, and waits on."""
        await self.does(step(self.language, "waits", length=length_written(first, self.language)))
        await self.does(step(self.language, "waits", length=length_written(then, self.language)))

    async def recorded(self, done: Act) -> None:
        """Speaks into a recording, and ends it with its key, or lets it come to its end."""
        await self.does(step(self.language, "says", words=MESSAGES[self.language]), False)
        if done.text:
            await self.press(done)
        else:
            await self._wait_for_end("recording")

    async def _wait_for_end(self, what: str) -> None:
        """Waits until what is under way is at its limit."""
        run = self.caller.run
        following = run.clock.next_call()
        rest = (following or run.clock.now()) - run.clock.now()
        while rest > 0 and run.position.phase == what and not run.is_over:
            await self.does(
                step(self.language, "waits", length=length_written(-(-rest // SECOND) * SECOND, self.language))
            )
            following = run.clock.next_call()
            rest = (following or run.clock.now()) - run.clock.now()

    async def other(self, done: Act) -> None:
        """The conversation ends: once for each transfer by its limit, where it has one, else by the other side."""
        at_most = self.caller.connects[-1].at_most
        if at_most is not None and at_most >= 2 * MINUTE and at_most % MINUTE == 0 and self.is_new("talk"):
            text = step(self.language, "waits", length=length_written(at_most - MINUTE, self.language))
            await self.does(text)
            await self.does(step(self.language, "waits", length=length_written(MINUTE, self.language)))
        else:
            await self.does(step(self.language, "conversation ends"))

    async def hang_up(self, done: Act) -> None:
        """Leaves."""
        await self.does(step(self.language, "hangs up"))

    async def _outstay(self, edge: Edge, circle: list[Edge]) -> None:
        """Does the same over and over until a flow's own time is nearly up, and waits for the rest."""
        count, lasted = 0, 0
        texts: list[str] = []
        while count < MOST_REPEATED and self._rest(edge) > lasted:
            began = self.caller.run.clock.now()
            texts = [await self._again(one) for one in circle]
            lasted = self.caller.run.clock.now() - began
            count += 1
        self._write_repeated(texts, count, circle)
        await self.notice()
        rest = -(-max(0, self._rest(edge)) // SECOND) * SECOND
        await self.does(step(self.language, "waits", length=length_written(max(SECOND, rest), self.language)))

    def _rest(self, edge: Edge) -> int:
        due = running(self.caller.run.position).get(edge.act.text)
        return due - self.caller.run.clock.now() if due else 0

    async def _again(self, one: Edge) -> str:
        text = self._said_again(one.act)
        self.noticing.begin()
        await self._carry_out(text)
        await self.caller.settle()
        return text

    def _said_again(self, done: Act) -> str:
        if done.does == "press":
            return step(self.language, "presses", keys=keys_written(done.text, self.language))
        if done.does == "say":
            return step(self.language, "says" if self.caller.medium in VOICE_MEDIA else "types", words=done.text)
        if done.does == "silent":
            return step(self.language, "silent")
        raise WrongStepError("unknown step")

    def _write_repeated(self, texts: list[str], count: int, circle: list[Edge]) -> None:
        if len(texts) == 1 and circle[0].act.does == "press":
            keys = keys_written(circle[0].act.text, self.language)
            while count > 1:
                times = min(count, MOST_TIMES)
                text = step(self.language, "presses times", keys=keys, count=str(times))
                self.lines.append(("when", text))
                count -= times
        self.lines += [("when", text) for _ in range(count) for text in texts]

    async def _end(self) -> None:
        """How it ends."""
        await self.caller.settle()
        for text in self.noticing.at_the_end():
            await self._carry_out(text)
            self.lines.append(("then", text))


MESSAGES = {"en": "Please call me back", "it": "Mi richiami, per favore"}

ACTS: dict[str, Callable[[Playing, Act], Awaitable[None]]] = {
    "press": Playing.press,
    "say": Playing.say,
    "silent": Playing.silent,
    "recorded": Playing.recorded,
    "other": Playing.other,
    "hang up": Playing.hang_up,
}
"""What somebody does -> how it is played and written."""
