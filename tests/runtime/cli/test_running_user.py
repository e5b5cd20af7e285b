"""`flowlang run --user NAME`, really: root binds and gives, then host and worker are that user, for good."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import leftovers
import pytest
from running_process import Running, free_port, write_centre

USER = "nobody"
ROOT = Path(__file__).parents[3]


def can_read_the_program() -> bool:
    """Whether that user can run this Python and load what it has: a home of root's keeps everybody out."""
    command = [sys.executable, "-c", "import runtime, pjsua2, msgspec"]
    try:
        return (
            subprocess.run(command, cwd="/", env={"PYTHONPATH": str(ROOT)}, user=USER, capture_output=True).returncode
            == 0
        )
    except OSError:
        return False


pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user"),
    pytest.mark.skipif(os.geteuid() == 0 and not can_read_the_program(), reason=f"{USER} cannot read this Python"),
    pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"),
]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may read, as pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def users_of(pid: int) -> set[str]:
    """The user's real, effective, saved and file-system ids of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    return set(next(line for line in status.splitlines() if line.startswith("Uid:")).split()[1:])


def test_host_and_worker_are_that_user(folder: Path) -> None:
    options = ["--sip", f"127.0.0.1:{free_port()}", "--media", "127.0.0.1:31000-31040", "--user", USER]
    centre = Running(write_centre(folder / "centre", telephone=True), *options)
    entry = pwd.getpwnam(USER)
    try:
        centre.wait_until("/readyz", 200)
        (worker,) = [one for one in leftovers.children(centre.process.pid) if b"media" in leftovers.command_of(one)]
        for pid in (centre.process.pid, worker):
            assert users_of(pid) == {str(entry.pw_uid)}
        owned = [centre.state, *centre.state.rglob("*")]
        assert {path.stat().st_uid for path in owned} == {entry.pw_uid}
        assert centre.state.stat().st_mode & 0o777 == 0o700
    finally:
        code, out, _ = centre.end()
    assert code == 0
    assert "It runs as root" not in out


def test_a_centre_that_user_cannot_read_is_told(folder: Path) -> None:
    centre = write_centre(folder / "centre")
    centre.chmod(0o700)
    code, _, err = Running(centre, "--user", USER).end_by_itself()
    assert code == 2
    assert f"`{USER}` may not read" in err
