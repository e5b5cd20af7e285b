from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import tones
from netns import CannotMakeNamespaceError, Namespace
from rtp_peer import RtpPeer
from running_centre import TONE, RunningCentre
from scripted_host import ScriptedHost, running, settings


@pytest.fixture
def peer() -> Iterator[RtpPeer]:
    """The caller's sound."""
    with RtpPeer() as one:
        yield one


@pytest.fixture
def other() -> Iterator[RtpPeer]:
    """The sound of somebody else."""
    with RtpPeer() as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A centre's folder with a tone of 440 Hz for four seconds."""
    tones.write_wav(tmp_path / "tone.wav", tones.tone(440, 4))
    return tmp_path


@pytest.fixture
async def host(folder: Path) -> AsyncIterator[ScriptedHost]:
    """A host without flows that answers every call."""
    async with running(settings(folder)) as one:
        yield one


@pytest.fixture(scope="module")
def namespace() -> Iterator[Namespace]:
    """A machine of the caller's own."""
    try:
        with Namespace() as one:
            yield one
    except CannotMakeNamespaceError as error:
        pytest.skip(f"no network namespace can be made here: {error}")


@pytest.fixture
def far(namespace: Namespace) -> Iterator[RtpPeer]:
    """The sound of a caller over there."""
    with RtpPeer(made=namespace.udp_socket()) as one:
        yield one


@pytest.fixture(scope="module")
def centre(namespace: Namespace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    """A copy of the sample centre that takes calls from over there, and greets with a tone."""
    folder = tmp_path_factory.mktemp("centre")
    with RunningCentre(folder, address=namespace.here, callers=f"{namespace.there}/32", changes=TONE) as one:
        yield one
