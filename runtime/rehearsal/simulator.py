"""Talks to a flow without a telephone: `advance`, the loopback channel, a virtual clock, and a customer made of lines.

Before a line of the customer's is carried out, time passes until the flow waits for it: what is being said is heard to
its end, and what was asked of a connector is answered. `listen` alone comes in the middle.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from random import Random

from compiler.graph import Graph, Service, graph_hash
from flowlang.values import replace
from runtime.channels.channel import Happened
from runtime.channels.loopback import LoopbackChannel
from runtime.clock import Timer
from runtime.connectors.connectors import Answer
from runtime.engine.advance import Advanced, advance, begin
from runtime.engine.commands import AnyCommand, CancelTimer, Fault, Finished, Request, SetTimer
from runtime.engine.events import AnyEvent, Replied, Started, TimerFired
from runtime.rehearsal.clock import VirtualClock
from runtime.rehearsal.script import LEG_WORDS, Line

REHEARSED = "rehearsal"
"""The service of a flow that is rehearsed by itself."""

ANSWER_TIME = 100_000
MOST_STEPS = 100_000
ANSWERABLE = ("listening", "collecting", "recording")
WAITS = (*ANSWERABLE, "connecting", "connected")
PHASES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("press", "say", "type"), ANSWERABLE),
    **dict.fromkeys(LEG_WORDS, ("listening", "collecting", "connecting", "connected")),
}
"""What a line waits for; the rest wait for anything that waits for somebody."""

Ask = Callable[[Request], Awaitable[Answer]]
Tell = Callable[[AnyEvent, Advanced], None]


class NotNowError(Exception):
    """A line of the script does not fit what is going on; the text is the name of its message in `script_words`."""

    def __init__(self, message: str, line: Line) -> None:
        super().__init__(message)
        self.line = line


def rehearsed(graph: Graph, flow: str, medium: str) -> Graph:
    """The graph with a service for one flow."""
    hours = next((service.hours for service in graph.services.values() if service.hours), None)
    return replace(graph, services={**graph.services, REHEARSED: Service(flow, (medium,), hours)})


class Simulation:
    """One interaction.

    Args:
        graph: The centre.
        service: Which of its services is reached, by which line, on which medium.
        starts_at: When, microseconds since the epoch.
        tell: Is told of every event and what came of it.
        ask: Asks the real connectors.
        seed: Makes the ids.
    """

    def __init__(
        self, graph: Graph, service: str, medium: str, starts_at: int, tell: Tell, ask: Ask, seed: int = 0
    ) -> None:
        self.graph = graph
        self.service = service
        self.medium = medium
        self.clock = VirtualClock(starts_at)
        self.channel = LoopbackChannel(self.clock, new_id=_ids(Random(seed)))
        self.tell = tell
        self.ask = ask
        self.replies: deque[Line] = deque()
        self.upcoming: deque[Line] = deque()
        self.position = begin("", "")
        self.cause = ""
        self.reason = ""
        self.on_line: Callable[[Line], None] = lambda line: None
        self._timers: dict[str, Timer] = {}
        self._happened: deque[AnyEvent] = deque()
        self._requests: deque[Request] = deque()
        self._is_listening_on = False

    @property
    def is_over(self) -> bool:
        """Whether the run has ended."""
        return bool(self.cause)

    @property
    def state(self) -> str:
        """The id of the state the run stands in."""
        return self.position.frames[-1].state if self.position.frames else ""

    async def begin(self, called: str, caller: str) -> None:
        """The customer reaches the centre."""
        await self.channel.start()
        run = self.channel.call(called, caller, self.medium)
        self.channel.pending()
        self.position = begin(run, graph_hash(self.graph))
        line = next((name for name, service in self.graph.lines.items() if service == self.service), "")
        self._put(
            Started(
                id=self._id(),
                at=self.clock.now(),
                line=line,
                service=self.service,
                medium=self.medium,
                number=caller,
                called=called,
            )
        )
        await self._consume_all()

    async def play(self, lines: Iterable[Line]) -> Line | None:
        """Carries out a script, until its end or the run's: the first line that was left over, or none.

        Raises:
            NotNowError: A line does not fit what is going on.
        """
        self.upcoming = deque(lines)
        while self.upcoming and not self.is_over:
            line = self.upcoming.popleft()
            if not await self.carry_out(line):
                return line
        return self.upcoming[0] if self.upcoming else None

    async def carry_out(self, line: Line) -> bool:
        """One line of a script; false where the run was over before it.

        Raises:
            NotNowError: It does not fit what is going on.
        """
        if line.does == "reply":
            self.replies.append(line)
        elif line.does == "listen":
            await self._pass(line.length)
            self._is_listening_on = True
        else:
            await self._settle(PHASES.get(line.does, WAITS))
            if self.is_over:
                return False
            self.on_line(line)
            await self._do(line)
        return True

    async def _do(self, line: Line) -> None:
        if line.does == "wait":
            await self._pass(line.length)
        elif line.does in LEG_WORDS:
            self._other_leg(line)
        else:
            CUSTOMER[line.does](self, line.text)
        await self._consume_all()

    def _other_leg(self, line: Line) -> None:
        wanted = "connected" if line.does == "ended" else "connecting"
        if self.position.phase != wanted:
            raise NotNowError(f"not {wanted}", line)
        if line.does == "answered":
            self.channel.pick_up(self.position.run)
        else:
            self.channel.end_other(self.position.run, line.does)

    def _press(self, keys: str) -> None:
        self.channel.press(self.position.run, keys)

    def _write(self, text: str) -> None:
        self.channel.write(self.position.run, text)

    def _hang_up(self, _text: str) -> None:
        self.channel.hang_up(self.position.run)

    async def settle(self) -> None:
        """Lets time pass until the flow waits for somebody, or is over."""
        await self._settle(WAITS)

    async def finish(self) -> None:
        """No more input comes: time passes until the run is over, or waits for what never comes."""
        await self._settle(())

    # --- time

    async def _settle(self, phases: tuple[str, ...]) -> None:
        """Lets time pass until the run stands in one of these phases, or nothing more can happen."""
        if self._is_listening_on:
            self._is_listening_on = False
            return
        for _ in range(MOST_STEPS):
            await self._consume_all()
            if self.is_over or self.position.phase in phases or not self._goes_on():
                return

    def _goes_on(self) -> bool:
        """Goes to what happens next. Two people whom no limit parts have said all they had to say."""
        if self.clock.step():
            return True
        if self.position.phase == "connected":
            self.channel.end_other(self.position.run)
            return True
        return False

    async def _pass(self, length: int) -> None:
        until = self.clock.now() + length
        for _ in range(MOST_STEPS):
            await self._consume_all()
            following = self.clock.next_call()
            if self.is_over or following is None or following > until:
                break
            self.clock.step()
        self.clock.push(max(0, until - self.clock.now()))
        await self._consume_all()

    # --- the run

    def _put(self, event: AnyEvent) -> None:
        self._happened.append(event)

    def _id(self) -> str:
        return self.channel.new_id(self.clock.now())

    async def _consume_all(self) -> None:
        for _ in range(MOST_STEPS):
            incoming = (one.event for one in self.channel.pending() if isinstance(one, Happened))
            self._happened.extend(incoming)
            if self._requests:
                await self._answer(self._requests.popleft())
            elif self._happened:
                await self._consume(self._happened.popleft())
            else:
                return

    async def _consume(self, event: AnyEvent) -> None:
        if self.is_over:
            return
        advanced = advance(self.graph, self.position, event)
        self.position = advanced.position
        self.tell(event, advanced)
        for command in advanced.commands:
            await self._perform(command)

    async def _perform(self, command: AnyCommand) -> None:
        if isinstance(command, SetTimer):
            self._cancel(command.timer)
            self._timers[command.timer] = self.clock.call_at(command.due, partial(self._fire, command.timer))
        elif isinstance(command, CancelTimer):
            self._cancel(command.timer)
        elif isinstance(command, Request):
            self._requests.append(command)
        elif isinstance(command, Finished):
            self.cause, self.reason = command.cause, command.reason
        elif not isinstance(command, Fault):
            await self.channel.perform(self.position.run, command)

    def _cancel(self, timer: str) -> None:
        found = self._timers.pop(timer, None)
        if found is not None:
            found.cancel()

    def _fire(self, timer: str) -> None:
        self._timers.pop(timer, None)
        self._put(TimerFired(id=self._id(), at=self.clock.now(), timer=timer))

    async def _answer(self, request: Request) -> None:
        """A reply of the script comes first, else the real connector; either takes a moment of virtual time."""
        if not self.replies and self.upcoming and self.upcoming[0].does == "reply":
            self.replies.append(self.upcoming.popleft())
        answer = _said_by(self.replies.popleft()) if self.replies else await self.ask(request)
        self.clock.call_at(self.clock.now() + ANSWER_TIME, partial(self._reply, request.key, answer))

    def _reply(self, key: str, answer: Answer) -> None:
        outcome, data, reason = answer.outcome, answer.data, answer.reason
        self._put(Replied(id=self._id(), at=self.clock.now(), command=key, outcome=outcome, data=data, reason=reason))


CUSTOMER: dict[str, Callable[[Simulation, str], None]] = {
    "press": Simulation._press,
    "say": Simulation._write,
    "type": Simulation._write,
    "hang up": Simulation._hang_up,
}


def _said_by(line: Line) -> Answer:
    return Answer(line.text, line.data, "the script says so" if line.text == "failed" else "")


def run_id(at: int, seed: int = 0) -> str:
    """The id of the run that a simulation with this seed begins at an instant: what chance says depends on it."""
    return _ids(Random(seed))(at)


def _ids(chance: Random) -> Callable[[int], str]:
    """Ids in the form of UUID version 7, the same for the same seed."""

    def new(now: int) -> str:
        value = (now // 1000 & (1 << 48) - 1) << 80 | 0x7 << 76 | chance.getrandbits(12) << 64 | 0b10 << 62
        text = f"{value | chance.getrandbits(62):032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    return new
