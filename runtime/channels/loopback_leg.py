"""One customer's leg in the loopback channel: what is being said, recorded or connected."""

from __future__ import annotations

from collections import deque

from runtime.clock import Timer
from runtime.engine.commands import AwaitBeep, Connect, Enqueue, Speak, StartRecording


class LoopbackLeg:
    """A leg, from `Offered` to its end."""

    def __init__(self, interaction: str, medium: str) -> None:
        self.interaction = interaction
        self.medium = medium
        self.is_accepted = False
        self.queue: deque[Speak] = deque()
        self.saying: Timer | None = None
        self.recording: StartRecording | None = None
        self.has_spoken = False
        self.connecting: Connect | None = None
        self.enqueued: Enqueue | None = None
        self.is_admitted = False
        self.awaiting_beep: AwaitBeep | None = None
        self.waiting: Timer | None = None
        self._seen: set[str] = set()

    def is_new(self, key: str) -> bool:
        """Whether a command's key comes for the first time."""
        is_first = key not in self._seen
        self._seen.add(key)
        return is_first

    def forget_until(self, key: str) -> bool:
        """Stops what is being said up to and with the `Speak` of that key; whether it was there."""
        keys = [one.key for one in self.queue]
        if key not in keys:
            return False
        self._stop_saying()
        for _ in range(keys.index(key) + 1):
            self.queue.popleft()
        return True

    def stop_waiting(self) -> None:
        """The recording or the other leg is no longer waited for."""
        if self.waiting is not None:
            self.waiting.cancel()
            self.waiting = None

    def stop(self) -> None:
        """Nothing more comes of it."""
        self._stop_saying()
        self.stop_waiting()
        self.queue.clear()

    def _stop_saying(self) -> None:
        if self.saying is not None:
            self.saying.cancel()
            self.saying = None
