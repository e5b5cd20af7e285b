"""What a centre has that steps may name, and the finding of it."""

from __future__ import annotations

from compiler.catalogue import Catalogue
from compiler.graph import FlowGraph, Give, Graph, State
from runtime.rehearsal.scenarios import WrongStepError
from runtime.rehearsal.scenarios_answers import missing


class Known:
    """A compiled centre, looked at by names.

    Args:
        graph: Its graph.
        catalogue: What `centre.yaml` declares.
    """

    def __init__(self, graph: Graph, catalogue: Catalogue) -> None:
        self.graph = graph
        self.catalogue = catalogue
        self.states: dict[str, State] = {state.id: state for flow in graph.flows.values() for state in flow.states}
        self.blocks: set[str] = {block_of(state) for state in self.states}
        self.names: set[str] = {block.partition("/")[2] for block in self.blocks}
        self.prompts: set[str] = set(catalogue.prompts)
        self.outcomes: set[str] = {one.does.outcome for one in self.states.values() if isinstance(one.does, Give)}

    def line(self, named: str | None) -> tuple[str, str]:
        """A line by its name or number, else the first: its service, and the number that is called.

        Raises:
            WrongStepError: There is none.
        """
        lines = self.catalogue.lines
        if named is None and not self.graph.lines:
            raise WrongStepError("no lines")
        name = next(iter(self.graph.lines), None) if named is None else named
        number = (named or "").replace(" ", "")
        name = next((one for one, line in lines.items() if line.number and line.number == number), name)
        if name is None or name not in self.graph.lines:
            raise missing("line", name or "", list(self.graph.lines))
        return self.graph.lines[name], lines[name].number if name in lines else ""

    def flow(self, name: str) -> FlowGraph:
        """A flow by its name.

        Raises:
            WrongStepError: There is none.
        """
        found = self.graph.flows.get(under(name))
        if found is None:
            raise missing("flow", name, sorted(self.graph.flows))
        return found

    def block(self, name: str) -> set[str]:
        """The steps and menus of that name, as `flow/step`: `goodbye`, `main.goodbye`, `main/goodbye`.

        Raises:
            WrongStepError: There is none.
        """
        wanted = under(name).replace(".", "/")
        found = {one for one in self.blocks if wanted in (one, one.partition("/")[2])}
        if not found:
            raise missing("step", name, sorted(self.names))
        return found

    def prompt_or_block(self, name: str) -> tuple[str, set[str]]:
        """What `the main menu` may be: a prompt, or what a step or menu says.

        Raises:
            WrongStepError: It is neither.
        """
        wanted = under(name)
        blocks = {one for one in self.blocks if wanted in (one, one.partition("/")[2])}
        if wanted in self.prompts or blocks:
            return wanted, set() if wanted in self.prompts else blocks
        raise missing("prompt", name, sorted(self.prompts | self.names))

    def media_of(self, flow: str) -> tuple[str, ...]:
        """The media that a flow works on; those of its services where it says nothing."""
        found = self.graph.flows[flow]
        served = (medium for one in self.graph.services.values() if one.flow == flow for medium in one.media)
        return found.media or tuple(dict.fromkeys(served)) or ("voice",)


def under(name: str) -> str:
    """A name as flows write it."""
    return "_".join(name.strip('`"').split())


def block_of(state: str) -> str:
    """The step or menu that a state belongs to, as `flow/step`."""
    return "/".join(state.split("/")[:2])
