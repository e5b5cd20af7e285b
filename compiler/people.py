"""The people of a centre as `people.yaml` tells of them: what `check` uses to say whether a queue can be served.

It is the first load of a centre's people. None of it is in the graph, nor in its hash.
"""

from __future__ import annotations

from collections.abc import Iterable

from compiler.catalogue import Entry
from flowlang.values import Value


class Agent(Entry, frozen=True, kw_only=True):
    """An operator: what they are called, what they speak and can do (with levels), and the queues they serve.

    `name` is the name in the file, `called` the one a customer hears.
    """

    called: str
    languages: dict[str, int] = {}
    skills: dict[str, int] = {}
    queues: tuple[str, ...] = ()

    def level(self, skill: str, language: str) -> int:
        """How good they are; the skill `language` is the language given. 0 is not at all."""
        return self.languages.get(language, 0) if skill == "language" else self.skills.get(skill, 0)


class People(Value, frozen=True, kw_only=True):
    """Everybody, by name; `is_whole` tells that everything about them could be read."""

    path: str
    agents: dict[str, Agent] = {}
    is_whole: bool = True

    def serving(self, queues: Iterable[str]) -> list[Agent]:
        """The agents who serve one of these queues."""
        wanted = frozenset(queues)
        return [agent for agent in self.agents.values() if not wanted.isdisjoint(agent.queues)]
