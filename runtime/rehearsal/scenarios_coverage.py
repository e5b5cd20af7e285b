"""What the scenarios of a centre took, of all there is: steps, exits, options, languages.

A step is a step, menu or the like of a flow, by its name. An exit is a way on from a state, the three ways of a whole
flow (on hang up, on failure, at most) among them. An option is one answer to a question. A language counts where a
question was asked in it; in a centre without questions, where anything was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler.graph import Graph, Question
from flowlang.values import Value, replace
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_known import block_of

Exit = tuple[str, str]

FLOW_WAYS = {"hang up": "on hang up", "lost": "on hang up", "failed": "on failure", "at most": "at most"}
"""How `advance` calls the ways of a whole flow -> how flows write them."""

ANYWHERE = "anywhere"


class Share(Value, frozen=True):
    """How many were taken, of how many; those that never were; and how many of these lie behind others of them."""

    taken: int
    of: int
    never: tuple[Exit, ...] = ()
    behind: int = 0


class Coverage:
    """Gathers what was taken."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        flows = graph.flows.values()
        self.exits = dict.fromkeys(_exits(graph))
        self.states = {state.id for flow in flows for state in flow.states}
        self.questions = {state.id for flow in flows for state in flow.states if isinstance(state.does, Question)}
        self.taken: set[Exit] = set()
        self.visited: set[str] = set()
        self.languages: set[str] = set()

    def add(self, caller: Caller) -> None:
        """What one scenario took."""
        self.taken.update(map(self.exit_of, caller.taken))
        self.visited.update(caller.everywhere)
        self.languages.update(
            language for state, language in caller.languages if not self.questions or state in self.questions
        )

    def exit_of(self, taken: Exit) -> Exit:
        """What `advance` calls an exit that was taken, as it is counted."""
        state, exit = taken
        if taken in self.exits:
            return taken
        flow = state.partition("/")[0]
        if (flow, FLOW_WAYS.get(exit, "")) in self.exits:
            return flow, FLOW_WAYS[exit]
        return next((one for one in self.exits if one[0].endswith(f"/{ANYWHERE}") and one[1] == exit), taken)

    def by_state(self) -> dict[str, list[str]]:
        """The exits taken, by state; a state that was reached stands there even without any. In the order of the graph.

        The ways of a whole flow stand under its name, those that may be chosen anywhere under `flow/anywhere`.
        """
        found: dict[str, list[str]] = {
            state.id: [] for flow in self.graph.flows.values() for state in flow.states if state.id in self.visited
        }
        for state, exit in self.exits:
            if (state, exit) in self.taken:
                found.setdefault(state, []).append(exit)
        return found

    # --- shares

    def steps(self) -> Share:
        """The steps and menus."""
        every = dict.fromkeys(block_of(state.id) for flow in self.graph.flows.values() for state in flow.states)
        went = {block_of(state) for state in self.visited}
        return _share([(one, "") for one in every], {(one, "") for one in went})

    def exits_taken(self) -> Share:
        """The ways on; those of states that were reached come first."""
        share = _share(self.exits, self.taken)
        behind = tuple(one for one in share.never if one[0] in self.states and one[0] not in self.visited)
        never = (*(one for one in share.never if one not in behind), *behind)
        return replace(share, never=never, behind=len(behind))

    def options(self) -> Share:
        """The answers to questions."""
        every = [
            (state.id, option.exit)
            for flow in self.graph.flows.values()
            for state in flow.states
            if isinstance(state.does, Question)
            for option in state.does.options
        ]
        every += [one for one in self.exits if one[0].endswith(f"/{ANYWHERE}")]
        return _share(every, self.taken)

    def languages_spoken(self) -> Share:
        """The languages."""
        return _share([(one, "") for one in self.graph.languages], {(one, "") for one in self.languages})

    def shares(self) -> dict[str, Share]:
        """All four, by name."""
        return {
            "steps": self.steps(),
            "exits": self.exits_taken(),
            "options": self.options(),
            "languages": self.languages_spoken(),
        }


def _exits(graph: Graph) -> Iterator[Exit]:
    for name, flow in graph.flows.items():
        yield from ((state.id, exit.exit) for state in flow.states for exit in state.exits)
        yield from ((f"{name}/{ANYWHERE}", option.exit) for option in flow.anywhere)
        if flow.on_hang_up:
            yield name, "on hang up"
        if flow.on_failure:
            yield name, "on failure"
        if flow.at_most_to:
            yield name, "at most"


def _share(every: Iterable[Exit], taken: set[Exit]) -> Share:
    listed = list(every)
    never = tuple(one for one in listed if one not in taken)
    return Share(len(listed) - len(never), len(listed), never)
