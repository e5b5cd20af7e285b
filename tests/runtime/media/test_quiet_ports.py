"""A new worker keeps away from ports to which somebody still sends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from scripted_host import free_ports

from runtime.media.quiet_ports import first_port, quiet_of

HERE = "127.0.0.1"


@contextmanager
def sending_to(ports: list[int]) -> Iterator[None]:
    """Somebody who has not noticed that the call is over."""
    ends = threading.Event()

    def send() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            while not ends.wait(0.005):
                for port in ports:
                    one.sendto(b"sound", (HERE, port))

    thread = threading.Thread(target=send)
    thread.start()
    try:
        yield
    finally:
        ends.set()
        thread.join()


def test_the_ports_to_which_somebody_sends_are_left_out() -> None:
    low, high = free_ports()
    with sending_to([low, low + 8]):
        assert quiet_of(HERE, range(low, high, 2)) == set(range(low, high, 2)) - {low, low + 8}


def test_so_are_those_which_others_have() -> None:
    low, high = free_ports()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind((HERE, low + 2))
        assert low + 2 not in quiet_of(HERE, range(low, high, 2))


def test_a_worker_begins_where_a_whole_stretch_is_quiet() -> None:
    low, high = free_ports()
    with sending_to([low + 10]):
        begins = {first_port(HERE, (low, high), 24) for _ in range(8)}
    assert begins <= set(range(low + 12, high, 2)), "each start lies behind the port that is in use"
    assert all(one + 24 <= high + 1 for one in begins)


def test_where_no_stretch_is_quiet_one_of_the_range_is_named_all_the_same() -> None:
    low, high = free_ports()
    with sending_to(list(range(low, high, 2))):
        assert low <= first_port(HERE, (low, high), 24) <= high


def test_a_range_that_is_too_small_is_used_from_its_beginning() -> None:
    low, _ = free_ports()
    assert first_port(HERE, (low, low + 8), 24) == low


def test_an_odd_beginning_is_made_even() -> None:
    low, _ = free_ports()
    assert first_port(HERE, (low + 1, low + 9), 24) == low + 2
