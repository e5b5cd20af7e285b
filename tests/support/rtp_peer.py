"""The sound of a caller (or of one who is called): sends and receives PCMU and RFC 4733 keys, and checks what it gets.

SIPp does the signalling and names this peer's port in its SDP. Where sound is to be sent is learned from where it comes
from.
"""

from __future__ import annotations

import itertools
import random
import socket
import struct
import threading
import time
from collections import deque
from typing import NamedTuple

import numpy as np
import tones

_HEADER = struct.Struct(">BBHII")
_EVENT = struct.Struct(">BBH")
_EVENT_TYPE = 101
_KEYS = "0123456789*#ABCD"
FRAME = 160


class Packet(NamedTuple):
    sequence: int
    stamp: int
    payload: bytes
    at: float


class RtpPeer:
    """Begins on `start` (or as a context manager); `say` queues samples, else it sends silence."""

    def __init__(self, address: str = "127.0.0.1", made: socket.socket | None = None) -> None:
        self._socket = made or socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        if made is None:
            self._socket.bind((address, 0))
        self._socket.settimeout(0.2)
        self.address, self.port = self._socket.getsockname()[:2]
        self.packets: list[Packet] = []
        self.keys: list[str] = []
        self.remote: tuple[str, int] | None = None
        self.is_muted = False
        self.follows_with: str | None = None  # keys to press, a second after it began, in each new call that sends here
        self.loudness: list[float] = []  # of each call that was followed and is over
        self._out: deque[bytes | str] = deque()
        self._lock = threading.Lock()
        self._ends = threading.Event()
        self._threads = [threading.Thread(target=one, daemon=True) for one in (self._receive, self._send)]
        self._ssrc, self._sequence, self._stamp = random.getrandbits(32), 0, 0
        self._key_stamps: set[int] = set()
        self._sender: int | None = None

    def __enter__(self) -> RtpPeer:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        for thread in self._threads:
            thread.join()
        self._socket.close()

    def say(self, samples: tones.Samples) -> None:
        for at in range(0, len(samples) - FRAME + 1, FRAME):
            self._out.append(tones.to_ulaw(samples[at : at + FRAME]))

    def press(self, keys: str) -> None:
        self._out.extend(keys)

    def reset(self) -> None:
        """Forgets what was heard."""
        with self._lock:
            self.packets.clear()
            self.keys.clear()
            self.remote = None

    def heard(self) -> tones.Samples:
        """What was received, each packet at its place, silence where one is missing."""
        with self._lock:
            packets = list(self.packets)
        if not packets:
            return tones.silence(0)
        first = packets[0].stamp
        length = max(one.stamp - first + len(one.payload) for one in packets)
        whole = np.zeros(length, dtype=np.int16)
        for one in packets:
            if one.stamp >= first:
                whole[one.stamp - first : one.stamp - first + len(one.payload)] = tones.from_ulaw(one.payload)
        return whole

    def lost(self) -> int:
        """Packets that are missing between the first and the last."""
        with self._lock:
            numbers = {one.sequence for one in self.packets}
        return max(numbers) - min(numbers) + 1 - len(numbers) if numbers else 0

    def longest_gap(self) -> float:
        """Seconds between two packets, at most."""
        with self._lock:
            times = [one.at for one in self.packets]
        return max((later - earlier for earlier, later in itertools.pairwise(times)), default=0.0)

    def wait_for_sound(self, seconds: float = 10.0) -> None:
        self.wait(lambda: self.remote is not None, seconds)

    def wait_for_tone(self, hertz: float, seconds: float = 10.0, length: float = 0.5) -> None:
        self.wait(lambda: tones.length_of(self.heard()[-16000:], hertz) >= length, seconds)

    @staticmethod
    def wait(condition: object, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not condition():  # type: ignore[operator]
            assert time.monotonic() < until, "it did not come about in time"
            time.sleep(0.02)

    def _receive(self) -> None:
        while not self._ends.is_set():
            try:
                data, source = self._socket.recvfrom(2048)
            except TimeoutError:
                continue
            except OSError:
                return
            self._take(data, (source[0], source[1]))

    def _take(self, data: bytes, source: tuple[str, int]) -> None:
        if len(data) < _HEADER.size:
            return
        _, kind, sequence, stamp, sender = _HEADER.unpack_from(data)
        payload = data[_HEADER.size :]
        with self._lock:
            self._follow(source, sender)
            self.remote = self.remote or source
            if kind & 127 == 0:
                self.packets.append(Packet(sequence, stamp, payload, time.monotonic()))
            elif kind & 127 == _EVENT_TYPE and stamp not in self._key_stamps:
                self._key_stamps.add(stamp)
                self.keys.append(_KEYS[payload[0] & 15])

    def _follow(self, source: tuple[str, int], sender: int) -> None:
        if self.follows_with is not None and sender != self._sender:
            if self._sender is not None:
                self.loudness.append(self._loudness())
            self._sender, self.remote = sender, source
            self.packets.clear()
            self._out.extend([b"\xff" * FRAME] * 50)
            self.press(self.follows_with)

    def _loudness(self) -> float:
        """Of the loudest second or so of what was heard in this call."""
        whole = tones.from_ulaw(b"".join(one.payload for one in self.packets[:150])).astype(float)
        return float(np.sqrt((whole**2).mean())) if len(whole) else 0.0

    def _send(self) -> None:
        due = time.monotonic()
        while not self._ends.is_set():
            if self.remote is not None and not self.is_muted:
                self._send_next()
            due = max(due + 0.02, time.monotonic() - 0.1)
            time.sleep(max(0.0, due - time.monotonic()))

    def _send_next(self) -> None:
        one = self._out.popleft() if self._out else b"\xff" * FRAME
        if isinstance(one, str):
            self._send_key(one)
        else:
            self._write(0, one, self._stamp)
            self._stamp += FRAME

    def _send_key(self, key: str) -> None:
        begun = self._stamp
        for step in range(1, 9):
            is_last = step >= 6
            duration = min(step, 6) * FRAME
            event = _EVENT.pack(_KEYS.index(key), (0x80 if is_last else 0) | 10, duration)
            self._write(_EVENT_TYPE, event, begun, marked=step == 1)
            if step < 6:
                time.sleep(0.02)
        self._stamp += 8 * FRAME

    def _write(self, kind: int, payload: bytes, stamp: int, marked: bool = False) -> None:
        assert self.remote is not None
        self._sequence = (self._sequence + 1) & 0xFFFF
        header = _HEADER.pack(0x80, kind | (0x80 if marked else 0), self._sequence, stamp & 0xFFFFFFFF, self._ssrc)
        try:
            self._socket.sendto(header + payload, self.remote)
        except OSError:
            return
