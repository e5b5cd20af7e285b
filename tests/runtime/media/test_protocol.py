from __future__ import annotations

import json
from pathlib import Path

import pytest

from flowlang.values import MalformedError, to_plain
from runtime.media import protocol as p

GOLDEN = Path(__file__).parents[2] / "goldens" / "worker" / "frames.json"

ORDERS: tuple[p.AnyOrder, ...] = (
    p.Attach(seen=7, now=1_800_000_000_000_000),
    p.Seen(upto=9),
    p.Answer(),
    p.Refuse(code=503, retry_after=5),
    p.Play(key="r:4:1", files=("speech/a.wav", "speech/b.wav")),
    p.Stop(key="r:4:1"),
    p.Record(key="r:5:0", file="recordings/r/5-0.wav", at_most=120_000, ending_on="#"),
    p.Dial(key="r:6:0", to="sip:+390212345@127.0.0.1:5070", caller="sip:+390299900@127.0.0.1", within=30_000),
    p.HangUp(),
    p.Trust(networks=("127.0.0.0/8",)),
    p.Drain(),
    p.Finish(),
)
REPORTS: tuple[p.AnyReport, ...] = (
    p.Attached(
        sip=("127.0.0.1", 5060),
        media="192.0.2.7",
        capacity=3,
        calls=(p.LivingCall(interaction="r", called="+390299900", caller="", answered=True),),
        last=12,
    ),
    p.Declined(reason="this worker speaks version 1 of the worker protocol"),
    p.Beat(legs=2, late=11_000),
    p.Invited(called="+390299900", caller="+393331112223"),
    p.TurnedAway(called="+390299900", caller="", reason="no free leg", answer=486),
    p.Pressed(key="#"),
    p.Played(key="r:4:1"),
    p.Recorded(key="r:5:0", heard=True, length=5_300),
    p.Joined(key="r:6:0"),
    p.DialEnded(key="r:6:0", outcome="busy", reason="SIP 486"),
    p.Gone(reason="the network ended it (SIP 408)"),
)


def frames() -> list[p.OrderFrame | p.ReportFrame]:
    orders = [p.OrderFrame("media-1.ab", 0, 5, "r", one) for one in ORDERS]
    reports = [p.ReportFrame("media-1.ab", number, 5, "r", one) for number, one in enumerate(REPORTS, start=1)]
    return [*orders, *reports]


def test_every_message_has_the_bytes_written_down() -> None:
    """What is here must not change within a version: a worker outlives the host that started it."""
    golden = json.loads(GOLDEN.read_text())
    assert [one["bytes"] for one in golden] == [p.encode(frame).hex() for frame in frames()]
    assert [one["frame"] for one in golden] == [json.loads(json.dumps(to_plain(frame))) for frame in frames()]


def test_the_golden_file_has_every_message() -> None:
    kinds = {type(one).__name__ for one in (*ORDERS, *REPORTS)}
    known = {one.__name__ for union in (p.AnyOrder, p.AnyReport) for one in union.__args__}  # type: ignore[attr-defined]
    assert kinds == known


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: type(frame.message).__name__)
def test_what_is_encoded_is_decoded(frame: p.OrderFrame | p.ReportFrame) -> None:
    (body,) = p.Splitter().feed(p.encode(frame))
    decoded = p.decode_order(body) if isinstance(frame, p.OrderFrame) else p.decode_report(body)
    assert decoded == frame


def test_frames_are_found_however_they_are_cut() -> None:
    stream = b"".join(p.encode(frame) for frame in frames())
    for size in (1, 3, 64, len(stream)):
        splitter = p.Splitter()
        bodies = [body for at in range(0, len(stream), size) for body in splitter.feed(stream[at : at + size])]
        assert len(bodies) == len(frames())


def test_a_frame_beyond_the_bound_is_refused_before_it_is_held() -> None:
    with pytest.raises(MalformedError, match="longest"):
        p.Splitter().feed((p.LONGEST_FRAME + 1).to_bytes(4, "big"))


def test_another_version_is_told_apart_from_nonsense() -> None:
    body = p.encode(p.OrderFrame("w", 0, 0, "", p.Answer()))[4:]
    with pytest.raises(p.OtherVersionError):
        p.decode_order(bytes((p.PROTOCOL_VERSION + 1,)) + body[1:])
    for broken in (b"", body[:-3], b"\x01\xc1", body + b"\x00"):
        with pytest.raises(MalformedError):
            p.decode_order(broken)


def test_an_unknown_kind_is_refused() -> None:
    body = p.encode(p.ReportFrame("w", 0, 0, "", p.Beat(legs=0, late=0)))[4:]
    with pytest.raises(MalformedError):
        p.decode_order(body)
