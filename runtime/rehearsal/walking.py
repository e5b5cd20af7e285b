"""Walks of a graph as values: a world can be left, come back to, and gone on from in another way.

What happens in a world is what happens in a scenario: what is said is heard to its end, connectors and whoever is
called answer when it is their turn. Only here each answer is chosen, and nothing has to be played from the beginning
again to choose another one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from compiler.graph import AnyDoes, Graph, graph_hash
from compiler.media import VOICE_MEDIA
from runtime.channels.loopback import NOBODY_SPEAKS, talking_time
from runtime.engine.advance import advance, begin
from runtime.engine.commands import AnyCommand, Close, Finished, Silence, Speak
from runtime.engine.events import AnyEvent, Connected, HungUp, Key, Replied, Said, Started, Text, TimerFired
from runtime.engine.position import Position
from runtime.engine.timers import running
from runtime.rehearsal.simulator import ANSWER_TIME, REHEARSED, rehearsed

RUN = "00000000-0000-7000-8000-000000000000"
TURNS = ("listening", "collecting")
MOST_EVENTS = 20_000
"""How many events may come of one act."""

Exit = tuple[str, str]


class Act(NamedTuple):
    """Something that somebody does, or that something answers.

    Args:
        does: press, say, silent, hang up (the customer); reply (a connector: `about` the operation, `text` the
            outcome, `data` what it gives); other (whoever is called: `about` the number, `text` busy, no answer,
            failed, answered or ended); recorded (the customer has left a message); time up (a flow's own time).
        text: Keys, words or an outcome.
    """

    does: str
    text: str = ""
    about: str = ""
    data: Any = None


class Entry(NamedTuple):
    """How a caller reaches the centre: a line on a medium, or a flow by itself; when, and from which number."""

    line: str
    flow: str
    medium: str
    at: int
    number: str


class World(NamedTuple):
    """A call: where it stands, and what is under way.

    Args:
        speaks: What is being said; `until` is when the first of them has been heard.
        asked: The command whose answer is waited for.
        cause: Why the run is over, or empty.
    """

    graph: Graph
    position: Position
    now: int
    speaks: tuple[Speak, ...] = ()
    until: int = 0
    asked: AnyCommand | None = None
    cause: str = ""

    @property
    def state(self) -> str:
        """The id of the state it stands in."""
        return self.position.frames[-1].state if self.position.frames else ""

    @property
    def is_turn(self) -> bool:
        """Whether somebody has to do something now."""
        return bool(self.cause) or self.position.phase in TURNS or self.asked is not None


class Came(NamedTuple):
    """What came of an act: the world after it, the commands with the states they come from, and the exits taken."""

    world: World
    commands: tuple[tuple[AnyCommand, str], ...] = ()
    taken: tuple[Exit, ...] = ()


def enter(graph: Graph, entry: Entry) -> Came:
    """The customer reaches the centre; time passes until somebody has to do something.

    Args:
        graph: The centre; for a flow by itself what `rehearsed` makes of it.
        entry: How.
    """
    service = REHEARSED if entry.flow else graph.lines[entry.line]
    line = "" if entry.flow else entry.line
    going = Going(World(graph, begin(RUN, graph_hash_of(graph)), entry.at))
    going.consume(
        Started(id="", at=entry.at, line=line, service=service, medium=entry.medium, number=entry.number, called="")
    )
    return going.settled()


def graph_for(graph: Graph, entry: Entry) -> Graph:
    """The graph that an entry walks: it has a service for a flow that is entered by itself."""
    return rehearsed(graph, entry.flow, entry.medium) if entry.flow else graph


_hashes: dict[int, tuple[Graph, str]] = {}


def graph_hash_of(graph: Graph) -> str:
    """The graph's hash, reckoned once for each graph of late."""
    found = _hashes.get(id(graph))
    if found is None or found[0] is not graph:
        if len(_hashes) > 16:
            _hashes.clear()
        found = _hashes[id(graph)] = (graph, graph_hash(graph))
    return found[1]


def act(world: World, done: Act) -> Came:
    """Somebody does something; then time passes until somebody has to do something again."""
    going = Going(world)
    DOES[done.does](going, done)
    return going.settled()


class Going:
    """A world being changed."""

    def __init__(self, world: World) -> None:
        self.graph, self.position, self.now, self.speaks, self.until, self.asked, self.cause = world
        self.commands: list[tuple[AnyCommand, str]] = []
        self.taken: list[Exit] = []
        self.events = 0

    def world(self) -> World:
        """As it is now."""
        return World(self.graph, self.position, self.now, self.speaks, self.until, self.asked, self.cause)

    def settled(self) -> Came:
        """Time passes until somebody has to do something, or nothing more can happen."""
        while not self.world().is_turn and self.events < MOST_EVENTS and self.step():
            pass
        return Came(self.world(), tuple(self.commands), tuple(self.taken))

    def step(self) -> bool:
        """Goes to what happens next; false where nothing does."""
        timers = running(self.position)
        timer = min(timers, key=lambda name: (timers[name], name), default="")
        if self.speaks and (not timer or self.until <= timers[timer]):
            self.now = max(self.now, self.until)
            self.heard()
            return True
        if timer:
            self.fire(timer, timers[timer])
        return bool(timer)

    def fire(self, timer: str, due: int) -> None:
        """A timer comes."""
        self.now = max(self.now, due)
        self.consume(TimerFired(id="", at=self.now, timer=timer))

    def heard(self) -> None:
        """The first thing that was said has been heard."""
        first, self.speaks = self.speaks[0], self.speaks[1:]
        self.begin_to_say()
        self.consume(Said(id="", at=self.now, command=first.key))

    def begin_to_say(self) -> None:
        """What comes next begins now."""
        if self.speaks:
            is_voice = self.position.stand.medium in VOICE_MEDIA
            self.until = self.now + (talking_time(self.speaks[0]) if is_voice else 0)

    def consume(self, event: AnyEvent) -> None:
        """One event, and what it asks for."""
        if self.cause:
            return
        self.events += 1
        advanced = advance(self.graph, self.position, event)
        self.position = advanced.position
        self.taken += advanced.taken
        if self.asked is not None and self.asked.key != self.position.awaiting:
            self.asked = None
        for command, origin in zip(advanced.commands, advanced.origins, strict=True):
            self.commands.append((command, origin))
            self.perform(command)

    def perform(self, command: AnyCommand) -> None:
        """What the loopback channel would do."""
        if isinstance(command, Speak):
            if not command.repeats:
                self.speaks += (command,)
                if len(self.speaks) == 1:
                    self.begin_to_say()
        elif isinstance(command, Silence):
            self.silence(command.speak)
        elif isinstance(command, Close):
            self.speaks = ()
        elif isinstance(command, Finished):
            self.cause, self.speaks, self.asked = command.cause, (), None
        elif command.key == self.position.awaiting:
            self.asked = command

    def silence(self, key: str) -> None:
        """What is being said, up to that, is no longer heard."""
        keys = [one.key for one in self.speaks]
        if key in keys:
            self.speaks = self.speaks[keys.index(key) + 1 :]
            self.begin_to_say()

    def reply(self, outcome: str, data: Any = None, later: int = ANSWER_TIME) -> None:
        """What was asked has its answer."""
        assert self.asked is not None
        self.now += later
        self.consume(Replied(id="", at=self.now, command=self.asked.key, outcome=outcome, data=data))


def does_at(graph: Graph, state: str) -> AnyDoes | None:
    """What a state does, by its id."""
    flow = graph.flows.get(state.partition("/")[0])
    return next((one.does for one in flow.states if one.id == state), None) if flow else None


# --- what may be done -------------------------------------------------------------------------------------------------


def _press(going: Going, done: Act) -> None:
    for key in done.text:
        going.consume(Key(id="", at=going.now, key=key))


def _say(going: Going, done: Act) -> None:
    going.consume(Text(id="", at=going.now, text=done.text))


def _silent(going: Going, _done: Act) -> None:
    """Nobody answers, until the flow goes on without; nobody speaks into a recording."""
    if going.asked is not None:
        going.reply("silence", later=NOBODY_SPEAKS)
        return
    before = len(going.taken)
    while len(going.taken) == before and not going.cause and going.events < MOST_EVENTS and going.step():
        pass


def _hang_up(going: Going, _done: Act) -> None:
    going.speaks, going.asked = (), None
    going.consume(HungUp(id="", at=going.now))


def _reply(going: Going, done: Act) -> None:
    going.reply(done.text, done.data)


def _recorded(going: Going, _done: Act) -> None:
    going.reply("recorded", "recordings/message")


def _other(going: Going, done: Act) -> None:
    if done.text == "answered":
        assert going.asked is not None
        going.now += ANSWER_TIME
        going.consume(Connected(id="", at=going.now, command=going.asked.key))
    else:
        going.reply(done.text)


def _time_up(going: Going, done: Act) -> None:
    going.speaks = ()
    going.fire(done.text, running(going.position).get(done.text, going.now))


DOES: dict[str, Callable[[Going, Act], None]] = {
    "press": _press,
    "say": _say,
    "silent": _silent,
    "hang up": _hang_up,
    "reply": _reply,
    "recorded": _recorded,
    "other": _other,
    "time up": _time_up,
}
"""What somebody does -> how it comes about."""
