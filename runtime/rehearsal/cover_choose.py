"""Chooses callers who together take everything that can be taken: few, and none too long.

Each caller goes to the nearest way that nobody has taken yet, and from there to the next, as long as the call goes on.
What ends a call comes last.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from runtime.engine.walk import GONE
from runtime.rehearsal.cover_search import Edge, Place, Search, Way
from runtime.rehearsal.walking import Act, Exit

MOST_ACTS = 14
"""How many acts and answers one caller may have, after the first way that is new; nobody reads longer ones."""

MOST_TURNS = 4
TIME_UP = "time up"


class Path:
    """One caller: how the call begins, what is done, and for a flow's own time what is done over and over."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.edges: list[Edge] = []

    @property
    def end(self) -> Place:
        """Where the caller stands at last."""
        return self.edges[-1].to if self.edges else self.way.to

    @property
    def taken(self) -> set[Exit]:
        """Everything that is taken."""
        return set(self.way.taken).union(*(edge.taken for edge in self.edges))


class Chooser:
    """Chooses among the ways of a search."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self._circles: dict[int, list[Edge]] = {}

    def choose(self, wanted: set[Exit]) -> list[Path]:
        """Callers who take everything that is wanted, as far as it can be."""
        left = set(wanted)
        paths: list[Path] = []
        while left:
            path = self._next(left)
            if path is None:
                return paths
            left -= path.taken
            self._lengthen(path, left)
            paths.append(path)
        return paths

    def _next(self, left: set[Exit]) -> Path | None:
        """The caller who takes something new soonest."""
        fresh = next((way for way in self.search.ways if way.taken & left), None)
        if fresh is not None:
            return Path(fresh)
        found = self._nearest([(way.to, way) for way in self.search.ways], left, ends=True)
        if found is None:
            return None
        path = Path(found[0])
        path.edges = found[1]
        return path

    def _lengthen(self, path: Path, left: set[Exit]) -> None:
        """Goes on to what is new, first without ending the call."""
        for ends in (False, True):
            while len(path.edges) < MOST_ACTS and not path.end.world.cause:
                found = self._nearest([(path.end, path.way)], left, ends)
                if found is None or len(path.edges) + len(found[1]) > MOST_ACTS:
                    break
                path.edges += found[1]
                left -= path.taken
        self._take_leave(path)

    def _take_leave(self, path: Path) -> None:
        """Whoever is still there at last hangs up, and everything that is asked then works."""
        while (edge := next((one for one in path.end.edges if _is_leaving(one.act, path.end)), None)) is not None:
            path.edges.append(edge)

    def _nearest(self, starts: list[tuple[Place, Way]], left: set[Exit], ends: bool) -> tuple[Way, list[Edge]] | None:
        """The shortest way from one of these places to something new: from which, and what is done."""
        came: dict[int, tuple[Place, Edge] | None] = {place.number: None for place, _ in starts}
        began = {place.number: way for place, way in reversed(starts)}
        waiting = deque(place for place, _ in starts)
        while waiting:
            place = waiting.popleft()
            for edge in self.usable(place):
                if edge.taken & left and (ends or not edge.to.world.cause):
                    return _traced(came, began, place, edge)
                if edge.to.number not in came:
                    came[edge.to.number] = (place, edge)
                    waiting.append(edge.to)
        return None

    def usable(self, place: Place) -> Iterator[Edge]:
        """What may be done here in a scenario: a flow's own time only passes where something can be done meanwhile."""
        return (edge for edge in place.edges if edge.act.does != TIME_UP or self.circle(place))

    def circle(self, place: Place) -> list[Edge]:
        """What may be done here over and over: it comes back to the same place, and takes time."""
        if place.number not in self._circles:
            self._circles[place.number] = self._circle(place)
        return self._circles[place.number]

    def _circle(self, place: Place) -> list[Edge]:
        """The circle with the fewest turns that takes the longest for each."""
        came: dict[int, list[Edge]] = {place.number: []}
        waiting = deque([place])
        found: list[list[Edge]] = []
        while waiting:
            at = waiting.popleft()
            for edge in at.edges if len(came[at.number]) < MOST_TURNS else ():
                way = [*came[at.number], edge]
                if edge.to is place:
                    found.append(way)
                elif edge.to.number not in came and edge.act.does != TIME_UP and not edge.to.world.cause:
                    came[edge.to.number] = way
                    waiting.append(edge.to)
        lasting = [one for one in found if sum(edge.lasts for edge in one) > 0]
        return min(lasting, key=lambda one: (len(one), -sum(edge.lasts for edge in one)), default=[])


def _is_leaving(done: Act, place: Place) -> bool:
    is_gone = place.world.position.ending in GONE
    return (done.does, done.text) == ("reply", "ok") if is_gone else done.does == "hang up"


def _traced(
    came: dict[int, tuple[Place, Edge] | None], began: dict[int, Way], place: Place, last: Edge
) -> tuple[Way, list[Edge]]:
    edges = [last]
    at = place
    while (before := came[at.number]) is not None:
        edges.append(before[1])
        at = before[0]
    return began[at.number], edges[::-1]
