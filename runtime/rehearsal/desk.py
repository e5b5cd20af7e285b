"""The desk of a rehearsal: the operators and the queues, as far as a scenario or a script tells of them.

Where nothing is told, an operator is signed in and busy: whoever comes waits, first in line, until somebody answers.
Everything is deterministic; each who waits before the customer takes two minutes.
"""

from __future__ import annotations

from runtime.channels.loopback import LoopbackChannel
from runtime.engine.commands import Enqueue

PER_CUSTOMER = 120_000_000
SOMEBODY = "Anna"
"""The operator who answers where no name is told."""


class Desk:
    """What the queues of a centre say to the one customer of a rehearsal."""

    def __init__(self) -> None:
        self.channel: LoopbackChannel | None = None
        self.interaction = ""
        self.waiting: Enqueue | None = None
        self.operator = ""
        self.ahead = 0
        self.closed: set[str] = set()
        self.filled: set[str] = set()
        self.free: dict[str, list[str]] = {}

    def attach(self, channel: LoopbackChannel) -> None:
        """From now on the channel's queues are these."""
        self.channel = channel
        channel.on_enqueue = self.arrive
        channel.on_dequeue = self.leave

    # --- what happens to the customer

    def arrive(self, interaction: str, command: Enqueue) -> None:
        """A customer comes into a queue."""
        self.interaction, self.waiting, self.operator = interaction, command, ""
        queues = [command.queue, *(queue for queue, _ in command.also_in)]
        if command.queue in self.filled and "full" not in command.waits_out:
            self.turn_away("full")
        elif self.closed.issuperset(queues) and "unstaffed" not in command.waits_out:
            self.turn_away("unstaffed")
        else:
            self._place()
            self._find_free()

    def leave(self, interaction: str) -> None:
        """The customer is not in the queue any more."""
        self.waiting, self.operator = None, ""

    def _place(self) -> None:
        if self.channel is not None and self.waiting is not None:
            self.channel.place(self.interaction, self.ahead + 1, (self.ahead + 1) * PER_CUSTOMER)

    def _find_free(self) -> None:
        """A free operator takes the first in line."""
        if self.waiting is None or self.operator or self.ahead:
            return
        free = self.free.get(self.waiting.queue)
        if free:
            self.answer(free.pop(0))

    # --- what is told

    def set_ahead(self, count: int) -> None:
        """So many wait before the customer."""
        self.ahead = count
        self._place()
        self._find_free()

    def close(self, queue: str) -> None:
        """Nobody is signed in to a queue any more."""
        self.closed.add(queue)
        self.free.pop(queue, None)
        found = self.waiting
        if found is None or self.operator or "unstaffed" in found.waits_out:
            return
        if self.closed.issuperset([found.queue, *(one for one, _ in found.also_in)]):
            self.turn_away("unstaffed")

    def fill(self, queue: str) -> None:
        """A queue takes nobody more; who waits in it stays."""
        self.filled.add(queue)

    def add_free(self, queue: str, name: str) -> None:
        """An operator is free for a queue."""
        self.closed.discard(queue)
        self.free.setdefault(queue, []).append(name)
        self._find_free()

    def answer(self, name: str = SOMEBODY) -> bool:
        """An operator takes the customer, whoever waits before; whether there is one."""
        if self.channel is None or self.waiting is None or self.operator:
            return False
        self.ahead, self.operator = 0, name
        self.channel.find(self.interaction, name)
        return True

    def turn_away(self, outcome: str) -> bool:
        """The queue says `full` or `unstaffed` to the customer; whether one waits."""
        if self.channel is None or self.waiting is None or self.operator:
            return False
        self.waiting = None
        self.channel.end_queue(self.interaction, outcome)
        return True

    def end(self) -> bool:
        """The operator's part is over; whether there is one who talks."""
        if self.channel is None or not self.operator or not self.channel.is_admitted(self.interaction):
            return False
        self.waiting, self.operator = None, ""
        self.channel.end_queue(self.interaction, "served")
        return True

    def lose(self) -> bool:
        """The operator's connection is gone: the customer is first in line again; whether there was one."""
        if self.channel is None or not self.operator:
            return False
        self.operator = ""
        self.channel.lose_operator(self.interaction)
        self._place()
        return True
