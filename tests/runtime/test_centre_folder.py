"""A centre's folder, read within bounds."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import watchfiles
from goldens import compare
from message_cases import MESSAGES, default

from flowlang.rendering import render
from flowlang.source import NOWHERE, Span
from runtime import centre_folder
from runtime.centre_folder import (
    CentreFiles,
    TooLargeError,
    centre_of,
    changes,
    compile_folder,
    find_centres,
    flow_files,
    read_centre,
)


def write(folder: Path, *names: str, text: str = "x") -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def codes(found: CentreFiles) -> list[str]:
    return [f"{one.code}.{one.variant}".removesuffix(".") for one in found.diagnostics]


# --- what belongs to a centre ---------------------------------------------------------------------------------------


def test_texts_and_other_files_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, "main.flow", "centre.yaml", "faults/desk.flow", "sounds/beep.wav", "notes.md", text="text è")
    found = read_centre(tmp_path)
    assert found.texts == dict.fromkeys(["centre.yaml", "faults/desk.flow", "main.flow"], "text è")
    assert found.files == ("notes.md", "sounds/beep.wav")
    assert found.diagnostics == () and found.complete


def test_a_centre_below_is_another_centre(tmp_path: Path) -> None:
    write(tmp_path, "centre.yaml", "main.flow", "other/centre.yaml", "other/main.flow", "other/deep/x.flow")
    assert list(read_centre(tmp_path).texts) == ["centre.yaml", "main.flow"]
    assert list(read_centre(tmp_path / "other").texts) == ["centre.yaml", "deep/x.flow", "main.flow"]


def test_hidden_files_and_copies_are_nobodys(tmp_path: Path) -> None:
    write(tmp_path, "centre.yaml", ".flowlang/x.flow", ".hidden.flow", "main.flow~", ".git/config")
    assert read_centre(tmp_path) == CentreFiles({"centre.yaml": "x"})


def test_a_text_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "main.flow").write_bytes(b"\xef\xbb\xbfa\r\nb\n")
    assert read_centre(tmp_path).texts == {"main.flow": "\ufeffa\r\nb\n"}


def test_a_link_to_a_file_within_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "sounds/a.wav", "a.flow")
    (tmp_path / "b.flow").symlink_to("a.flow")
    (tmp_path / "sounds/b.wav").symlink_to("a.wav")
    found = read_centre(tmp_path)
    assert list(found.texts) == ["a.flow", "b.flow"]
    assert found.files == ("sounds/a.wav", "sounds/b.wav")
    assert found.diagnostics == ()


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.flow")
    (tmp_path / "gone.flow").symlink_to("nowhere.flow")
    (tmp_path / "circle.flow").symlink_to("circle.flow")
    assert read_centre(tmp_path) == CentreFiles({})


# --- what cannot be read --------------------------------------------------------------------------------------------


def test_a_text_that_is_not_utf_8_is_shown_where_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "main.flow").write_bytes('è\n  say "Perch'.encode() + b"\xe9 no?\xe9\n")
    found = read_centre(tmp_path)
    (one,) = found.diagnostics
    assert (one.code, one.location.span) == ("F991", Span(2, 13, 2, 14))
    assert found.texts == {"main.flow": 'è\n  say "Perch\N{REPLACEMENT CHARACTER} no?\N{REPLACEMENT CHARACTER}\n'}
    assert found.complete


def test_a_text_that_is_not_utf_8_is_still_compiled_but_never_published(tmp_path: Path) -> None:
    write(tmp_path, "centre.yaml", text=default("centre.yaml"))
    (tmp_path / "main.flow").write_bytes(default("main.flow").encode() + b"# perch\xe9\n")
    compiled = compile_folder(tmp_path)
    assert [one.code for one in compiled.diagnostics] == ["F991"]
    assert compiled.graph is None and compiled.hash == ""
    (tmp_path / "main.flow").write_bytes(default("main.flow").encode())
    assert compile_folder(tmp_path).graph is not None


def test_nothing_else_is_said_of_a_centre_that_is_not_whole(tmp_path: Path) -> None:
    write(tmp_path, "centre.yaml", text="nothing of this is right")
    (tmp_path / "main.flow").write_bytes(b"#" * 1_000_001)
    compiled = compile_folder(tmp_path)
    assert [one.code for one in compiled.diagnostics] == ["F992"]
    assert compiled.graph is None and compiled.texts == {"centre.yaml": "nothing of this is right"}


def test_a_text_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "main.flow").write_bytes(b"#" * 1_000_000)
    assert read_centre(tmp_path).diagnostics == ()


def test_a_file_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_goldens: bool) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    write(tmp_path, "main.flow")
    monkeypatch.setattr(Path, "open", refuse)
    found = read_centre(tmp_path)
    monkeypatch.undo()
    assert found.texts == {} and not found.complete
    golden("F990", found, update_goldens)


def test_a_folder_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    found = read_centre(tmp_path)
    assert codes(found) == ["F990"] and not found.complete
    assert find_centres(tmp_path) == []
    assert flow_files(tmp_path) == []


def test_a_text_that_is_too_large(tmp_path: Path, update_goldens: bool) -> None:
    (tmp_path / "main.flow").write_bytes(b"#" * 1_000_001)
    golden("F992", read_centre(tmp_path), update_goldens)


def test_texts_that_are_too_large_together(tmp_path: Path, update_goldens: bool) -> None:
    for number in range(21):
        (tmp_path / f"{number:02}.flow").write_bytes(b"#" * 1_000_000)
    found = read_centre(tmp_path)
    assert len(found.texts) == 20
    golden("F992.together", found, update_goldens)


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_goldens: bool) -> None:
    write(tmp_path, *(f"{number:02}.wav" for number in range(6)))
    monkeypatch.setattr(centre_folder, "MOST_ENTRIES", 5)
    found = read_centre(tmp_path)
    assert len(found.files) == 5
    golden("F993", found, update_goldens)


def test_folders_that_are_too_deep(tmp_path: Path, update_goldens: bool) -> None:
    write(tmp_path, "1/2/3/4/5/6/7/8/main.flow", "1/2/3/4/5/6/7/8/9/main.flow")
    found = read_centre(tmp_path)
    assert list(found.texts) == ["1/2/3/4/5/6/7/8/main.flow"]
    golden("F994", found, update_goldens)


def test_a_link_out_of_the_folder(tmp_path: Path, update_goldens: bool) -> None:
    write(tmp_path, "secret.flow", "centre/main.flow")
    (tmp_path / "centre/stolen.flow").symlink_to("../secret.flow")
    found = read_centre(tmp_path / "centre")
    assert list(found.texts) == ["main.flow"]
    golden("F995", found, update_goldens)


@pytest.mark.parametrize("target", [".", "sounds", "..", "/"])
def test_a_link_to_a_folder_is_not_followed(tmp_path: Path, target: str) -> None:
    write(tmp_path, "sounds/main.flow")
    (tmp_path / "link").symlink_to(target)
    found = read_centre(tmp_path)
    assert codes(found) == ["F995"]
    assert list(found.texts) == ["sounds/main.flow"]


def golden(key: str, found: CentreFiles, update: bool) -> None:
    """Compares what is said of the folder with the golden files of a message that a repository cannot hold."""
    assert codes(found) == [key]
    assert found.diagnostics[0].location.span == NOWHERE
    for language in ("en", "it"):
        compare(MESSAGES / key / f"{language}.txt", render(found.diagnostics, found.texts, language), update)


# --- finding --------------------------------------------------------------------------------------------------------


def test_centres_are_found_at_and_below_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "a/centre.yaml", "a/b/centre.yaml", "c/d/centre.yaml", "e/main.flow", ".x/centre.yaml")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    assert find_centres(tmp_path) == [tmp_path / "a", tmp_path / "a/b", tmp_path / "c/d"]
    assert find_centres(tmp_path / "a") == [tmp_path / "a", tmp_path / "a/b"]
    assert find_centres(tmp_path / "e") == []


def test_a_whole_disk_is_not_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, *(f"{number}/{deep}/x.flow" for number in range(3) for deep in range(3)))
    monkeypatch.setattr(centre_folder, "MOST_ENTRIES", 12)
    for find in (find_centres, flow_files):
        with pytest.raises(TooLargeError, match=r"holds more than 12 folders: name the centre's own$"):
            find(tmp_path)
    monkeypatch.setattr(centre_folder, "MOST_ENTRIES", 13)
    assert len(flow_files(tmp_path)) == 9


def test_a_file_belongs_to_the_nearest_centre_above(tmp_path: Path) -> None:
    write(tmp_path, "a/centre.yaml", "a/x/y/main.flow", "a/b/centre.yaml", "a/b/main.flow", "main.flow")
    assert centre_of(tmp_path / "a/x/y/main.flow") == tmp_path / "a"
    assert centre_of(tmp_path / "a/b/main.flow") == tmp_path / "a/b"
    assert centre_of(tmp_path / "main.flow") is None


def test_flows_are_found_whichever_centre_they_belong_to(tmp_path: Path) -> None:
    write(tmp_path, "centre.yaml", "main.flow", "a/centre.yaml", "a/main.flow", ".x/main.flow", "a/main.txt")
    assert flow_files(tmp_path) == [tmp_path / "main.flow", tmp_path / "a/main.flow"]


def test_a_name_that_is_not_utf8_is_told_and_breaks_nothing(tmp_path: Path) -> None:
    write(tmp_path, "centre.yaml")
    for name in (b"\xff.flow", b"\xff.wav"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x")
    found = read_centre(tmp_path)
    assert codes(found) == ["F990"]
    assert found.diagnostics[0].facts == {"path": "?.flow", "reason": "its name is not UTF-8"}
    assert (list(found.texts), found.files, found.complete) == (["centre.yaml"], ("?.wav",), False)


# --- watching -------------------------------------------------------------------------------------------------------


async def told(watching: AsyncIterator[frozenset[str]], *change: Callable[[], object]) -> frozenset[str]:
    """What is told of a change that is made again and again, since nobody knows when the watching has begun."""
    while True:
        next_one = asyncio.ensure_future(anext(watching))
        while not next_one.done():
            for one in change:
                one()
            await asyncio.wait([next_one], timeout=0.3)
        if next_one.result():
            return next_one.result()


async def test_what_was_saved_before_anybody_watched_is_looked_at_again_once(tmp_path: Path) -> None:
    write(tmp_path, "centre.yaml", "sounds/a.wav")
    watching = changes(tmp_path, quiet_milliseconds=50)
    assert await asyncio.wait_for(anext(watching), 30) == frozenset()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(anext(watching), 2.5)
    await watching.aclose()


async def test_a_change_is_told(tmp_path: Path) -> None:
    write(tmp_path, "centre.yaml", "sounds/a.wav", ".flowlang/state")
    watching = changes(tmp_path, quiet_milliseconds=50)
    hidden = [lambda: write(tmp_path, ".flowlang/state", ".main.flow.swp", "main.flow~")]
    assert await told(watching, *hidden, lambda: write(tmp_path, "main.flow")) == {"main.flow"}
    assert await told(watching, *hidden, lambda: write(tmp_path, "sounds/a.wav")) <= {"main.flow", "sounds/a.wav"}
    await watching.aclose()


async def test_a_new_folder_is_watched_too(tmp_path: Path) -> None:
    write(tmp_path, "centre.yaml")
    watching = changes(tmp_path, quiet_milliseconds=50)
    assert await told(watching, lambda: write(tmp_path, "new/other.flow"))
    assert "new/main.flow" in await told(watching, lambda: write(tmp_path, "new/main.flow"))
    await watching.aclose()


async def test_a_folder_that_goes_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "flows", "centre.yaml")
    watching = changes(folder, quiet_milliseconds=50)
    assert await told(watching, lambda: write(folder, "main.flow"))
    assert await told(watching, lambda: shutil.rmtree(folder, ignore_errors=True))
    assert "again.flow" in await told(watching, lambda: write(folder, "again.flow"))
    await watching.aclose()


async def test_without_watches_to_give_the_folder_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def awatch(*folders: Path, force_polling: bool, **settings: object) -> AsyncIterator[set[tuple[int, str]]]:
        asked.append(force_polling)
        if not force_polling:
            raise OSError(28, "OS file watch limit reached")
        return really(*folders, force_polling=True, poll_delay_ms=50, **settings)

    write(tmp_path, "centre.yaml")
    really = watchfiles.awatch
    monkeypatch.setattr(watchfiles, "awatch", awatch)
    watching = changes(tmp_path, quiet_milliseconds=50)
    assert await told(watching, lambda: write(tmp_path, "main.flow", text=os.urandom(4).hex())) == {"main.flow"}
    assert asked == [False, True]
    await watching.aclose()
