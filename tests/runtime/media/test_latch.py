from __future__ import annotations

import socket

from runtime.media.latch import latch, unlatch


def udp() -> socket.socket:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    made.bind(("127.0.0.1", port))  # asked for by its number, as the library does: else it is lost when unlatched
    made.settimeout(0.2)
    return made


def received(by: socket.socket) -> list[bytes]:
    found = []
    try:
        while True:
            found.append(by.recv(100))
    except TimeoutError:
        return found


def test_a_latched_port_hears_its_source_alone_until_it_is_unlatched() -> None:
    with udp() as ours, udp() as caller, udp() as stranger:
        port = ours.getsockname()[1]
        assert latch(port, f"127.0.0.1:{caller.getsockname()[1]}")
        for sender, words in ((stranger, b"no"), (caller, b"yes")):
            sender.sendto(words, ("127.0.0.1", port))
        assert received(ours) == [b"yes"]
        ours.sendto(b"elsewhere", stranger.getsockname())
        assert received(stranger) == [b"elsewhere"]
        unlatch(port)
        stranger.sendto(b"now", ("127.0.0.1", port))
        assert received(ours) == [b"now"]
        assert ours.getsockname()[1] == port


def test_what_is_no_source_latches_nothing() -> None:
    with udp() as ours:
        port = ours.getsockname()[1]
        assert not any(latch(port, source) for source in ("", "0.0.0.0:0", "127.0.0.1", "x:y", "127.0.0.1:0"))
    assert not latch(port, "127.0.0.1:4000")
    unlatch(port)
