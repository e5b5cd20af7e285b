from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import tones
from rtp_peer import RtpPeer
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
def centre(tmp_path: Path) -> Path:
    """A centre's folder with a tone of 440 Hz for four seconds."""
    tones.write_wav(tmp_path / "tone.wav", tones.tone(440, 4))
    return tmp_path


@pytest.fixture
async def host(centre: Path) -> AsyncIterator[ScriptedHost]:
    """A host without flows that answers every call."""
    async with running(settings(centre)) as one:
        yield one
