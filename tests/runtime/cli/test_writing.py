"""Files are written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from runtime.cli.terminal import CannotError
from runtime.cli.writing import write_file

ROOT = Path(__file__).parent.parent.parent.parent


def test_a_new_file_has_the_permissions_of_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "a").read_bytes() == b"x"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_link_to_nothing_yet_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    write_file(tmp_path / "link", b"x")
    assert (tmp_path / "target").read_bytes() == b"x"
    assert (tmp_path / "link").is_symlink()


def test_a_device_is_written_to(tmp_path: Path) -> None:
    write_file(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()


def test_standard_output_is_written_to() -> None:
    script = (
        "from pathlib import Path; from runtime.cli.writing import write_file; write_file(Path('/dev/stdout'), b'x')"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True).stdout == b"x"


@pytest.mark.parametrize(
    ("path", "why"),
    [(".", "Is a directory"), ("nowhere/x", "No such file or directory"), ("file/x", "Not a directory")],
)
def test_what_cannot_be_written_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    with pytest.raises(CannotError, match=f"^cannot write `{path}`: {why}"):
        write_file(Path(path), b"x")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file"]
