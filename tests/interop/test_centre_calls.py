"""Real SIPp calls to the sample centre, run by `flowlang run`, from a machine of their own where there can be one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import sipp
import tones
from netns import CannotMakeNamespaceError, Namespace
from rtp_peer import RtpPeer
from running_centre import LINE, RunningCentre
from sipp import Sipp

from runtime.engine.commands import Piece
from runtime.speech.render import Speaker

pytestmark = [
    pytest.mark.interop,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed"),
]

TONE = {
    "welcome:\n    en: Welcome to Acme Energia.\n    it: Benvenuti in Acme Energia. Per l'italiano, prema 2.": (
        "welcome: {sound: sounds/tone.wav}"
    )
}


@pytest.fixture(scope="module")
def namespace() -> Iterator[Namespace]:
    try:
        with Namespace() as one:
            yield one
    except CannotMakeNamespaceError as error:
        pytest.skip(f"no network namespace can be made here: {error}")


@pytest.fixture(scope="module")
def centre(namespace: Namespace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    folder = tmp_path_factory.mktemp("centre")
    with RunningCentre(folder, address=namespace.here, callers=f"{namespace.there}/32", changes=TONE) as one:
        yield one


@pytest.fixture
def far(namespace: Namespace) -> Iterator[RtpPeer]:
    """The caller's sound, over there."""
    with RtpPeer(made=namespace.udp_socket()) as one:
        yield one


def caller(centre: RunningCentre, namespace: Namespace, far: RtpPeer, folder: Path) -> Sipp:
    return Sipp(
        folder,
        sipp.call((far.address, far.port)),
        remote=centre.sip,
        local=(namespace.there, namespace.free_port()),
        before=namespace.prefix,
    )


def spoken(folder: Path, language: str, text: str) -> tones.Samples:
    async def render() -> list[Path]:
        return await Speaker(folder / "expected", folder).render(language, (Piece(text),))

    (file,) = asyncio.run(render())
    return tones.read_wav(file)


def test_english_balance_code_balance_spoken_and_goodbye(
    centre: RunningCentre, namespace: Namespace, far: RtpPeer, tmp_path: Path
) -> None:
    number = len(centre.calls())
    with caller(centre, namespace, far, tmp_path) as one:
        call = centre.call(number)
        centre.wait_said(call, "choose_language")
        far.press("1")
        centre.wait_said(call, "main_menu")
        far.press("1")
        centre.wait_said(call, "enter_code")
        far.press("123456")
        centre.wait_said(call, "You owe")
        centre.wait_said(call, "anything_else")
        far.press("2")
        one.wait(40)
    record = centre.wait_ended(call)
    assert (record.cause, record.line, record.called) == ("end", "main", LINE)
    balance = next(text for text in centre.said(call) if "You owe" in text)
    assert "92 euros and 40 cents" in balance and "15" in balance
    heard = far.heard()
    begin = next(at for at in range(0, len(heard), 160) if tones.share(heard[at : at + 160], 440) > 0.7)
    assert min(tones.by_second(heard[begin : begin + 23_900], 440)) > 0.95
    assert abs(tones.length_of(heard, 440) - 6.0) < 0.3
    assert tones.likeness(heard, spoken(tmp_path, "en", balance)) > 0.9
    assert tones.likeness(heard, spoken(tmp_path, "en", "You owe 17 euros, due 1 January.")) < 0.7
    assert far.remote is not None and far.remote[0] == namespace.here
    assert far.lost() == 0
