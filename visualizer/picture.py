"""A centre as a picture: what is drawn, before anything is drawn. The same for every format.

A node is a step or menu, not a state: who designs a flow thinks in steps. What happens between two steps is one
arrow, whose words say when it is taken.
"""

from __future__ import annotations

from flowlang.values import Value

GO, ASIDE, DO = "go", "aside", "do"
"""Kinds of arrow: a way the caller means to take; one nobody means to (silence, a failure, a hang-up); a sub-flow."""


class Box(Value, frozen=True):
    """A step, a menu, an outcome, or something of a flow's head.

    Args:
        id: That of its first state (`main/options`), else `flow/outcome/name` or `flow/head/on-failure`.
        kind: step, menu, outcome or head.
        name: As written.
        lines: A few words of what happens in it, each short.
        asides: Ways out that nobody means to take, as lines, where too many arrows would meet.
        is_entry: Whether the flow begins here.
        ends: Whether a call may end here.
    """

    id: str
    kind: str
    name: str
    lines: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    is_entry: bool = False
    ends: bool = False


class Arrow(Value, frozen=True):
    """A way from one box to another; `labels` say when it is meant, `asides` when it is taken unmeant."""

    source: str
    target: str
    kind: str
    labels: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()


class FlowPicture(Value, frozen=True):
    """One flow."""

    name: str
    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    @property
    def entry(self) -> str:
        """The id of the box where it begins."""
        return next((box.id for box in self.boxes if box.is_entry), "")


class Picture(Value, frozen=True):
    """A centre, or one flow of it (then without lines and services).

    Args:
        name: The centre's name.
        lines: Line -> service.
        services: Service -> flow.
        flows: In the order of the graph.
        dos: Arrows from a box to the box where a sub-flow begins, of kind `do`; `labels` holds the sub-flow's name.
    """

    name: str
    lines: dict[str, str]
    services: dict[str, str]
    flows: tuple[FlowPicture, ...]
    dos: tuple[Arrow, ...]
