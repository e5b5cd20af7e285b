"""The customer of a scenario: does what the steps say, and remembers everything that came of it.

Before the customer does something, and before anything is looked at, time passes until the flow waits for somebody.
"""

from __future__ import annotations

from compiler.graph import Graph, Record, State
from compiler.media import VOICE_MEDIA
from runtime.connectors.connectors import Answer, failed
from runtime.engine.advance import Advanced
from runtime.engine.commands import AnyCommand, Connect, Fault, Finished, Request, Speak, StartRecording
from runtime.engine.events import AnyEvent, Replied
from runtime.rehearsal.scenarios import FailedError, Heard, Phrase
from runtime.rehearsal.scenarios_answers import Rule
from runtime.rehearsal.scenarios_reading import Moment, instant_at
from runtime.rehearsal.scenarios_transcript import Transcript
from runtime.rehearsal.script import KEYS, Line
from runtime.rehearsal.simulator import REHEARSED, Simulation, rehearsed

HIDDEN = ""
CALLER = "+390000000000"
"""Who calls where the scenario does not say: a number that nobody has."""

RINGS_FOR = 3_000_000


class Caller:
    """One customer, from the first step of a scenario to the last.

    Args:
        graph: The centre.
        medium: How the customer reaches it.
    """

    def __init__(self, graph: Graph, medium: str) -> None:
        self.graph = graph
        self.medium = medium
        self.number = CALLER
        self.at = instant_at(graph, Moment())
        self.rules: list[Rule] = []
        self.others: dict[str, str] = {}
        self.simulation: Simulation | None = None
        self.transcript = Transcript()
        self.taken: list[tuple[str, str]] = []
        self.languages: set[tuple[str, str]] = set()
        self.requests: list[Request] = []
        self.connects: list[Connect] = []
        self.faults: list[Fault] = []
        self.everywhere: set[str] = set()
        self.last_state = ""
        self.visited: list[str] = []
        self._listens_on = False
        self._unanswered = ""

    # --- what is known

    @property
    def run(self) -> Simulation:
        """The run.

        Raises:
            FailedError: Nobody has called yet.
        """
        if self.simulation is None:
            raise FailedError(Phrase("a call"), Phrase("no call yet"))
        return self.simulation

    def standing(self) -> Phrase:
        """Where the run stands now, in words."""
        if self.run.is_over:
            return Phrase("it is over", {"cause": self.run.cause})
        return Phrase("it waits", {"state": self.run.state})

    # --- what the customer does

    async def begin(self, service: str, called: str, shown: str) -> None:
        """Reaches a service."""
        await self._start(self.graph, service, called, shown)

    async def enter(self, flow: str) -> None:
        """Reaches a flow by itself."""
        await self._start(rehearsed(self.graph, flow, self.medium), REHEARSED, "", flow)

    async def _start(self, graph: Graph, service: str, called: str, shown: str) -> None:
        if self.simulation is not None:
            raise FailedError(Phrase("one call"), Phrase("a second call"))
        self.simulation = Simulation(graph, service, self.medium, self.at, self._happened, self._ask)
        self._does("calls", shown)
        await self.simulation.begin(called, self.number)

    async def press(self, keys: str) -> None:
        """Presses keys; where there are none, writes them."""
        await self._act("press" if self.medium in VOICE_MEDIA else "type", keys, "presses")

    async def say(self, words: str, does: str = "says") -> None:
        """Says or writes words; keys written on a telephone are pressed."""
        is_keys = does == "types" and self.medium in VOICE_MEDIA and KEYS.fullmatch(words.replace(" ", ""))
        await self._act("press" if is_keys else "type", words.replace(" ", "") if is_keys else words, does)

    async def wait(self, length: int, shown: str) -> None:
        """Does nothing for so long."""
        await self._ready(may_talk=True)
        self._does("waits", shown)
        await self.run.carry_out(Line(0, "wait", length=length))

    async def listen(self, length: int, shown: str) -> None:
        """Hears only so much of what is being said."""
        self._alive()
        await self.run.carry_out(Line(0, "listen", length=length))
        self._listens_on = True

    async def be_silent(self) -> None:
        """Gives no answer until the flow goes on without one."""
        await self._ready()
        before = len(self.taken)
        self._does("is silent", "")
        while len(self.taken) == before and not self.run.is_over:
            following = self.run.clock.next_call()
            if following is None:
                raise FailedError(Phrase("an end of waiting"), Phrase("waits for ever", {"state": self.run.state}))
            await self.run.carry_out(Line(0, "wait", length=max(0, following - self.run.clock.now())))

    async def leave_message(self, words: str) -> None:
        """Speaks into a recording and ends it."""
        await self._ready()
        does = self._doing()
        if self.run.position.phase != "recording" or not isinstance(does, Record):
            raise FailedError(Phrase("a recording"), self.standing())
        self._does("leaves a message", words)
        await self.run.carry_out(Line(0, "say", words or "…"))
        if does.ending_on:
            await self.run.carry_out(Line(0, "press", does.ending_on))
        else:
            await self.run.carry_out(Line(0, "wait", length=does.at_most))

    async def hang_up(self) -> None:
        """Leaves."""
        await self._ready(may_talk=True)
        self._does("hangs up", "")
        await self.run.carry_out(Line(0, "hang up"))

    async def lose(self) -> None:
        """Is gone without wanting it."""
        await self._ready(may_talk=True)
        self._does("is lost", "")
        self.run.channel.lose(self.run.position.run)
        await self.settle()

    async def end_conversation(self) -> None:
        """The other side of a transfer hangs up."""
        await self._ready(may_talk=True)
        if self.run.position.phase != "connected":
            raise FailedError(Phrase("a conversation"), self.standing())
        self._does("other hangs up", "")
        await self.run.carry_out(Line(0, "ended"))

    async def _act(self, does: str, text: str, shown: str) -> None:
        await self._ready()
        self._does(shown, text)
        await self.run.carry_out(Line(0, does, text))

    async def _ready(self, may_talk: bool = False) -> None:
        """The flow waits for the customer, or the customer does not wait for the flow."""
        await self.settle()
        self._listens_on = False
        self._alive()
        if self.run.position.phase == "connected" and not may_talk:
            raise FailedError(Phrase("somebody there"), Phrase("in conversation", {"number": self.connects[-1].number}))

    def _alive(self) -> None:
        if self.run.is_over:
            raise FailedError(Phrase("somebody there"), self.standing())

    def _does(self, what: str, text: str) -> None:
        """The customer does something: what is heard from now on comes of that."""
        self._note("does", f"{what}\n{text}")
        self.transcript.begin_anew()
        self.visited = [self.run.state] if self.run.state else []

    def _doing(self) -> object:
        states = {state.id: state for flow in self.run.graph.flows.values() for state in flow.states}
        found: State | None = states.get(self.run.state)
        return found.does if found else None

    # --- what comes of it

    async def settle(self) -> None:
        """Lets time pass until the flow waits for the customer; whoever is called meanwhile does as was said."""
        if self._listens_on:
            return
        while True:
            await self.run.settle()
            self._complain()
            if self.run.is_over or self.run.position.phase != "connecting":
                return
            await self._ring()

    async def _ring(self) -> None:
        """Whoever is called picks up, unless something else was said of them."""
        run = self.run
        outcome = self.others.get(self.connects[-1].number, "answered")
        if outcome == "no answer":
            await run.carry_out(Line(0, "wait", length=self.connects[-1].within))
            return
        await run.carry_out(Line(0, "wait", length=min(RINGS_FOR, self.connects[-1].within // 2)))
        if outcome == "failed":
            run.channel.end_other(run.position.run, outcome)
        else:
            await run.carry_out(Line(0, outcome))

    def _complain(self) -> None:
        """Something was asked of which the scenario says nothing."""
        if self._unanswered:
            facts, self._unanswered = {"operation": self._unanswered}, ""
            raise FailedError(Phrase("an answer", facts), Phrase("no rule", facts))

    async def _ask(self, request: Request) -> Answer:
        """What the last step that speaks of it says."""
        found = next((rule for rule in reversed(self.rules) if rule.fits(request)), None)
        if found is None:
            self._unanswered = f"{request.connector}.{request.operation}"
            return failed("the scenario does not say")
        self._note("answers", found.answer.outcome, self.last_state)
        return found.answer

    def _happened(self, event: AnyEvent, advanced: Advanced) -> None:
        if isinstance(event, Replied) and event.command in {one.key for one in self.connects[-1:]}:
            self._note("ended", event.outcome)
        self.taken += advanced.taken
        self.visited += (state for state, _ in advanced.taken)
        for command, state in zip(advanced.commands, advanced.origins, strict=True):
            self.visited.append(state)
            self._hears(command, state)
        if advanced.position.frames:
            self.visited.append(advanced.position.frames[-1].state)
        self.everywhere.update(self.visited)
        if advanced.position.frames:
            self.last_state = advanced.position.frames[-1].state

    def _hears(self, command: AnyCommand, state: str) -> None:
        self.last_state = state
        if isinstance(command, Speak):
            self._speak(command, state)
        elif isinstance(command, Request):
            self.requests.append(command)
            self._note("asks", f"{command.connector}.{command.operation}", state)
        elif isinstance(command, Connect):
            self.connects.append(command)
            self._note("calls", command.number, state)
        elif isinstance(command, StartRecording):
            self._note("records", "", state)
        elif isinstance(command, Fault):
            self.faults.append(command)
            self._note("breaks", command.reason, state)
        elif isinstance(command, Finished):
            self._note("ends", command.cause, state)

    def _speak(self, command: Speak, state: str) -> None:
        text = " ".join(piece.text or f"♪ {piece.file}" for piece in command.pieces)
        self.languages.add((state, command.language))
        self.transcript.say(self._note("says", text, state, command.prompt), command.language)

    def _note(self, kind: str, text: str, state: str = "", prompt: str = "") -> Heard:
        at = self.simulation.clock.now() - self.at if self.simulation else 0
        heard = Heard(at, kind, text, state, prompt)
        if not self._unanswered:
            self.transcript.note(heard)
        return heard
