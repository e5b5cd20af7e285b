from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.media import host_link
from runtime.media.host_link import HostLink
from runtime.media.protocol import (
    PROTOCOL_VERSION,
    Answer,
    Beat,
    Declined,
    OrderFrame,
    Pressed,
    ReportFrame,
    Splitter,
    decode_report,
    encode,
)


class Host:
    def __init__(self, path: Path) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.connect(str(path))
        self.socket.setblocking(False)
        self.splitter = Splitter()

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def read(self) -> list[ReportFrame]:
        try:
            data = self.socket.recv(1 << 20)
        except BlockingIOError:
            return []
        return [decode_report(body) for body in self.splitter.feed(data)]

    @property
    def is_closed(self) -> bool:
        try:
            return self.socket.recv(1) == b""
        except BlockingIOError:
            return False


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.sock"


@pytest.fixture
def link(path: Path) -> Iterator[HostLink]:
    yield HostLink("w", str(path), lambda: 5)


def keys(frames: list[ReportFrame]) -> list[tuple[int, str]]:
    return [(one.sequence, one.message.key) for one in frames if isinstance(one.message, Pressed)]


def test_reports_wait_until_a_host_has_attached(link: HostLink, path: Path) -> None:
    link.report("i", Pressed(key="1"))
    host = Host(path)
    link.poll()
    assert host.read() == [] and not link.has_host
    link.resume(0)
    link.report("i", Pressed(key="2"))
    link.poll()
    assert keys(host.read()) == [(1, "1"), (2, "2")]
    assert link.has_host


def test_the_next_host_gets_what_was_not_seen(link: HostLink, path: Path) -> None:
    first = Host(path)
    link.poll()
    link.resume(0)
    for key in "123":
        link.report("i", Pressed(key=key))
    link.poll()
    first.socket.close()
    link.poll()
    assert not link.has_host
    link.report("i", Pressed(key="4"))
    second = Host(path)
    link.poll()
    link.resume(2)
    link.poll()
    assert keys(second.read()) == [(3, "3"), (4, "4")]
    link.forget(4)
    third = Host(path)
    link.poll()
    assert second.is_closed
    link.resume(0)
    link.poll()
    assert keys(third.read()) == []


def test_remarks_are_not_kept_and_have_no_number(link: HostLink, path: Path) -> None:
    link.remark(Beat(legs=0, late=0))
    host = Host(path)
    link.poll()
    link.remark(Beat(legs=1, late=0))
    link.poll()
    assert [(one.sequence, one.message) for one in host.read()] == [(0, Beat(legs=1, late=0))]


def test_orders_come_in_and_nonsense_ends_the_connection(link: HostLink, path: Path) -> None:
    host = Host(path)
    link.poll()
    host.send(encode(OrderFrame("w", 0, 0, "i", Answer())))
    assert [one.message for one in link.poll()] == [Answer()]
    host.send(b"\x00\x00\x00\x02\x01\xc1")
    assert link.poll() == []
    assert host.is_closed


def test_a_host_of_another_version_is_told(link: HostLink, path: Path) -> None:
    host = Host(path)
    link.poll()
    host.send(b"\x00\x00\x00\x02" + bytes((PROTOCOL_VERSION + 1, 0x90)))
    link.poll()
    (answer,) = host.read()
    assert answer.message == Declined(reason=f"this worker speaks version {PROTOCOL_VERSION} of the worker protocol")
    assert host.is_closed


def test_more_than_it_may_keep_is_known(link: HostLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host_link, "MOST_KEPT", 3)
    for key in "12":
        link.report("i", Pressed(key=key))
    assert not link.is_full
    link.report("i", Pressed(key="3"))
    assert link.is_full


def test_a_host_that_does_not_read_costs_no_memory_beyond_what_is_kept(link: HostLink, path: Path) -> None:
    host = Host(path)
    link.poll()
    link.resume(0)
    for number in range(5_000):
        link.report("interaction-of-some-length", Pressed(key=str(number % 10)))
        link.poll()
    got: list[tuple[int, str]] = []
    for _ in range(2_000):
        link.poll()
        got += keys(host.read())
    assert [number for number, _ in got] == list(range(1, 5_001))


def test_the_socket_of_a_worker_that_was_killed_is_taken_over(link: HostLink, path: Path) -> None:
    again = HostLink("w2", str(path), lambda: 0)
    host = Host(path)
    again.poll()
    again.resume(0)
    again.report("", Pressed(key="1"))
    again.poll()
    assert keys(host.read()) == [(1, "1")]
    assert path.stat().st_mode & 0o777 == 0o600


def test_closed_it_leaves_no_socket(link: HostLink, path: Path) -> None:
    host = Host(path)
    link.poll()
    link.resume(0)
    link.report("", Pressed(key="1"))
    link.close()
    assert keys(host.read()) == [(1, "1")]
    assert host.is_closed and not path.exists()
