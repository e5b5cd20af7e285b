"""Call after call, always three at once: all reach their end, and nothing is left of them.

The long form, of 300 calls, is one of `scripts/prove`: it sets FLOWLANG_CALLS.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sipp
from leftovers import Holdings, holdings
from rtp_peer import RtpPeer
from running_centre import RunningCentre
from sipp import Sipp

pytestmark = [
    pytest.mark.interop,
    pytest.mark.timeout(1_200),
    pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed"),
]

CALLS = int(os.environ.get("FLOWLANG_CALLS", "36"))
"""How many calls; the first third warms what grows once."""

WARMING = 0 if CALLS >= 300 else 2_048
"""Kilobytes that may still grow once in a form so short that not everything has been used."""

FLOW = """flow main "One question"
  languages   en, it
  media       voice
  no input after 6s
  on failure  -> goodbye

  menu ask
    say choose_language
    1, "english"               -> goodbye
    2, "italiano"              set language to it -> goodbye
    no input, no match         -> silent

  step goodbye
    say goodbye
    end

  step silent
    say apology
    end
"""


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[RunningCentre]:
    with RunningCentre(tmp_path, main_flow=FLOW, with_lookup=False) as one:
        yield one


def call_three_at_once(centre: RunningCentre, folder: Path, peers: list[RtpPeer], calls: int) -> None:
    with ExitStack() as running:
        callers = [
            running.enter_context(
                Sipp(
                    folder,
                    sipp.call((peer.address, peer.port)),
                    remote=centre.sip,
                    calls=calls // len(peers),
                    more=("-l", "1", "-timeout", "1100"),
                )
            )
            for peer in peers
        ]
        for one in callers:
            one.wait(1_100)


def at_rest(centre: RunningCentre) -> tuple[Holdings, Holdings]:
    """What host and worker hold once every call is over."""
    centre.wait(lambda: all(one.ended is not None for one in centre.records()))
    time.sleep(2)
    return holdings(centre.pid), holdings(centre.worker)


def without_memory(one: Holdings) -> Holdings:
    return one._replace(memory=0)


def test_many_calls_leave_nothing(centre: RunningCentre, tmp_path: Path) -> None:
    with ExitStack() as here:
        peers = [here.enter_context(RtpPeer()) for _ in range(3)]
        for peer in peers:
            peer.follows_with = "1"
        call_three_at_once(centre, tmp_path, peers, CALLS // 3)
        host, worker = at_rest(centre)
        call_three_at_once(centre, tmp_path, peers, CALLS - CALLS // 3)
        host_after, worker_after = at_rest(centre)
        loudness = [one for peer in peers for one in peer.loudness]
    records = centre.records()
    assert (len(records), {one.cause for one in records}) == (CALLS // 9 * 3 + (CALLS - CALLS // 3) // 3 * 3, {"end"})
    assert len(loudness) >= CALLS - 9 and min(loudness) > 300
    assert without_memory(host_after) == without_memory(host)
    assert without_memory(worker_after) == without_memory(worker)
    assert list((centre.state / "speech" / "personal").iterdir()) == []
    assert not (centre.state / "recordings").exists()
    print(f"host {host.memory} -> {host_after.memory} kB, worker {worker.memory} -> {worker_after.memory} kB")
    assert host_after.memory <= host.memory * 1.05 + WARMING
    assert worker_after.memory <= worker.memory * 1.05 + WARMING
