"""The state folder: its owner's alone, one centre at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from runtime.state_folder import StateFolder, StateFolderError, find_state


def test_it_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = StateFolder(tmp_path / "a" / "state")
    assert folder.path.stat().st_mode & 0o777 == 0o700
    folder.release()


def test_an_open_one_is_closed_to_others(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o755)
    StateFolder(tmp_path / "state").release()
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700


def test_two_centres_cannot_run_on_it(tmp_path: Path) -> None:
    first = StateFolder(tmp_path)
    with pytest.raises(StateFolderError, match=rf"another centre runs on it \(process {os.getpid()}\)"):
        StateFolder(tmp_path)
    first.release()
    StateFolder(tmp_path).release()


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StateFolderError, match="name another folder with --state"):
        StateFolder(tmp_path / "file" / "state")


def test_secrets_are_read_by_name(tmp_path: Path) -> None:
    folder = StateFolder(tmp_path)
    assert folder.secrets() == {}
    (tmp_path / "secrets").write_text("# a note\n\ncrm_key = abc=def \nother=1\n")
    (tmp_path / "secrets").chmod(0o600)
    assert folder.secrets() == {"crm_key": "abc=def", "other": "1"}
    folder.release()


def test_secrets_that_others_can_read_are_refused(tmp_path: Path) -> None:
    folder = StateFolder(tmp_path)
    (tmp_path / "secrets").write_text("crm_key=abc")
    (tmp_path / "secrets").chmod(0o644)
    with pytest.raises(StateFolderError, match="chmod 600"):
        folder.secrets()
    folder.release()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x" * 70_000])
def test_secrets_that_are_no_such_file_are_refused(tmp_path: Path, content: bytes) -> None:
    folder = StateFolder(tmp_path)
    (tmp_path / "secrets").write_bytes(content)
    (tmp_path / "secrets").chmod(0o600)
    with pytest.raises(StateFolderError) as caught:
        folder.secrets()
    assert "\n" not in str(caught.value)
    folder.release()


def test_the_state_a_command_means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_state("elsewhere") == Path("elsewhere")
    Path("centre/.flowlang").mkdir(parents=True)
    assert find_state("centre") == find_state("centre/.flowlang") == Path("centre/.flowlang")
    assert find_state(None) == Path(".flowlang")
    (tmp_path / "flows" / ".flowlang").mkdir(parents=True)
    assert find_state(None) == Path("flows/.flowlang")
    (tmp_path / ".flowlang").mkdir()
    assert find_state(None) == Path(".flowlang")


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "letters").mkdir()
    with pytest.raises(StateFolderError, match="holds other things"):
        StateFolder(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    (tmp_path / "secrets").write_text("")
    StateFolder(tmp_path).release()


def test_it_can_be_given_to_a_user_without_following_links(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("")
    folder = StateFolder(tmp_path / "state")
    (folder.path / "link").symlink_to(outside)
    before = outside.stat().st_uid
    if os.geteuid() != 0:
        pytest.skip("only root gives things away")
    folder.give_to(12345, 12345)
    assert (folder.path / "lock").stat().st_uid == folder.path.stat().st_uid == 12345
    assert outside.stat().st_uid == before
    folder.release()


@pytest.mark.parametrize("name", ["lock", "centre.db", "versions", "secrets"])
def test_a_planted_link_is_never_written_through(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.write_text("of somebody else")
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / name).symlink_to(outside)
    with pytest.raises(StateFolderError, match=f"{name}: a link or device"):
        StateFolder(tmp_path / "state")
    assert outside.read_text() == "of somebody else"


def test_a_planted_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "secrets")
    with pytest.raises(StateFolderError, match="a link or device"):
        StateFolder(tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives things away")
def test_root_uses_nobody_elses_folder_but_that_of_the_user_it_will_become(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    os.chown(folder, 12345, 12345)
    with pytest.raises(StateFolderError, match="belongs to another user"):
        StateFolder(folder)
    StateFolder(folder, 12345).release()
