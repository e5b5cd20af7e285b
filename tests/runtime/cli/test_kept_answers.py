"""`flowlang check` where nothing has changed: the same answer at once, and never one that is not true any more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_centres import UNKNOWN_STEP, centre
from message_cases import default

from runtime.cli import checking, kept_answers, main, unchanged
from runtime.cli.kept_answers import Answer

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parent.parent.parent.parent
GOOD = default("main.flow")


class Counted:
    """How often a centre was compiled."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        self.before: Callable[[], object] = lambda: None
        original = checking.fresh

        def fresh(*arguments: object) -> Answer:
            self.times += 1
            answer = original(*arguments)  # type: ignore[arg-type]
            self.before()
            return answer

        monkeypatch.setattr(checking, "fresh", fresh)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


@pytest.fixture
def asked(capsys: Captured) -> Callable[..., tuple[int, str]]:
    """Asks `flowlang check`: the exit code, and what it wrote."""

    def ask(*arguments: str) -> tuple[int, str]:
        code = main(["check", *arguments])
        shown, complaint = capsys.readouterr()
        assert complaint == ""
        return code, shown

    return ask


Asked = Callable[..., tuple[int, str]]


@pytest.mark.parametrize("flow", [GOOD, UNKNOWN_STEP])
@pytest.mark.parametrize("arguments", [(), ("--json",), ("--language", "it"), ("flows/main.flow",)])
def test_the_same_again_without_compiling(
    here: Path, asked: Asked, compiled: Counted, flow: str, arguments: tuple[str, ...]
) -> None:
    centre(here / "flows", flow)
    first = asked("flows", *arguments)
    assert asked("flows", *arguments) == first
    assert compiled.times == 1
    assert asked("flows", *arguments, "--no-cache") == first
    assert compiled.times == 2


def test_each_way_of_asking_has_its_own_answer(
    here: Path, asked: Asked, compiled: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    ways = [("flows",), ("./flows",), (str(here / "flows"),), ("flows", "--json"), ("flows", "--language", "it")]
    answers = [asked(*way) for way in ways]
    monkeypatch.setattr(checking, "coloured", lambda stream: True)
    assert asked("flows")[1].startswith("\x1b[1;31merror[")
    monkeypatch.setattr(checking, "coloured", lambda stream: False)
    monkeypatch.chdir(here / "flows")
    assert "main.flow:11:8" in asked("main.flow")[1]
    monkeypatch.chdir(here)
    assert compiled.times == len(ways) + 2
    assert [asked(*way) for way in ways] == answers
    assert compiled.times == len(ways) + 2
    assert "flows/main.flow:11:8" in answers[0][1] != answers[2][1]


def rename(folder: Path) -> None:
    (folder / "main.flow").rename(folder / "other.flow")


def point_elsewhere(folder: Path) -> None:
    (folder / "linked.flow").unlink()
    (folder / "linked.flow").symlink_to("more/third.txt")


def point_outside(folder: Path) -> None:
    """The same text, but it is none of the centre's."""
    (folder.parent / "outside.flow").write_bytes((folder / "more/second.flow").read_bytes())
    (folder / "linked.flow").unlink()
    (folder / "linked.flow").symlink_to("../outside.flow")


def make_a_centre_of_its_own(folder: Path) -> None:
    (folder / "more/centre.yaml").write_text(default("centre.yaml"), encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit": lambda folder: (folder / "main.flow").write_text(UNKNOWN_STEP, encoding="utf-8"),
    "an edit of the catalogue": lambda folder: (folder / "centre.yaml").write_text("centre: 1\n", encoding="utf-8"),
    "a flow renamed": rename,
    "a sound removed": lambda folder: (folder / "hello.wav").unlink(),
    "a sound renamed": lambda folder: (folder / "hello.wav").rename(folder / "Hello.wav"),
    "a sound that is a folder now": lambda folder: ((folder / "hello.wav").unlink(), (folder / "hello.wav").mkdir()),
    "a sound that is a pipe now": lambda folder: make_a_pipe(folder / "hello.wav"),
    "a sound hidden": lambda folder: (folder / "hello.wav").rename(folder / ".hello.wav"),
    "a flow added": lambda folder: (folder / "more/new.flow").write_text("flow new\n", encoding="utf-8"),
    "a link that leads elsewhere": point_elsewhere,
    "a link that leads outside": point_outside,
    "a folder that became a centre": make_a_centre_of_its_own,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("path", ["flows", "flows/centre.yaml"])
def test_after_a_change_the_answer_is_a_new_one(
    here: Path, asked: Asked, compiled: Counted, change: Callable[[Path], object], path: str
) -> None:
    folder = with_sounds(here / "flows")
    before = asked(path)
    change(folder)
    after = asked(path)
    assert compiled.times == 2
    assert after == asked(path, "--no-cache")
    assert before == (0, "no errors in 4 files\n" if path == "flows" else "no errors in 1 file\n")


def with_sounds(folder: Path) -> Path:
    """A centre with a sound, a folder and a link, where each of them matters."""
    centre(folder, GOOD.replace("    say ", "    say hello\n    say ", 1))
    catalogue = default("centre.yaml").replace("prompts:\n", "prompts:\n  hello: {sound: hello.wav}\n")
    (folder / "centre.yaml").write_text(catalogue, encoding="utf-8")
    (folder / "hello.wav").touch()
    (folder / "more").mkdir()
    (folder / "more/second.flow").write_text("# nothing yet\n", encoding="utf-8")
    (folder / "more/third.txt").write_text("step\n", encoding="utf-8")
    (folder / "linked.flow").symlink_to("more/second.flow")
    return folder


def test_a_removed_sound_is_missed_and_found_again_without_compiling(
    here: Path, asked: Asked, compiled: Counted
) -> None:
    folder = with_sounds(here / "flows")
    assert asked("flows")[0] == 0
    (folder / "hello.wav").rename(here / "away")
    assert asked("flows")[0] == 1
    (here / "away").rename(folder / "hello.wav")
    assert asked("flows")[0] == 0
    assert compiled.times == 2


def test_a_flow_asks_after_the_centre_it_belongs_to(here: Path, asked: Asked, compiled: Counted) -> None:
    centre(here)
    (here / "deep").mkdir()
    (here / "deep/other.flow").write_text(UNKNOWN_STEP, encoding="utf-8")
    first = asked("deep/other.flow")
    assert asked("deep/other.flow") == first
    assert compiled.times == 1
    (here / "deep/centre.yaml").write_text("centre: 2\n", encoding="utf-8")
    assert asked("deep/other.flow") == asked("deep/other.flow", "--no-cache")
    assert compiled.times == 3
    assert asked("deep/centre.yaml")[0] == 1


def test_a_way_up_and_down_again_is_asked_anew(here: Path, asked: Asked, compiled: Counted) -> None:
    centre(here / "flows")
    (here / "flows/deep").mkdir()
    assert asked("flows/deep/../main.flow") == asked("flows/deep/../main.flow") == (0, "no errors in 1 file\n")
    assert compiled.times == 2


def test_what_changes_while_it_is_read_is_not_kept(here: Path, asked: Asked, compiled: Counted) -> None:
    folder = centre(here / "flows")
    compiled.before = lambda: (folder / "main.flow").write_text(UNKNOWN_STEP, encoding="utf-8")
    assert asked("flows")[0] == 0
    (folder / "main.flow").write_text(GOOD, encoding="utf-8")
    compiled.before = lambda: None
    assert asked("flows")[0] == 0
    assert compiled.times == 2


# --- the program ----------------------------------------------------------------------------------------------------


@pytest.fixture
def program(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program to change, in the place of the one that runs."""
    home = tmp_path_factory.mktemp("program")
    for package in unchanged.PACKAGES:
        (home / package / "deep").mkdir(parents=True)
        (home / package / "deep/code.py").write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(unchanged, "PROGRAM", str(home))
    return home


def edit_of_one_letter(home: Path) -> None:
    code = home / "compiler/deep/code.py"
    before = code.stat()
    code.write_text("a = 2\n", encoding="utf-8")
    os.utime(code, ns=(before.st_atime_ns, before.st_mtime_ns))


def upgrade(home: Path) -> None:
    (home / "library-1.0.dist-info").rename(home / "library-1.1.dist-info")


PROGRAM_CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit that keeps size and date": edit_of_one_letter,
    "a new file": lambda home: (home / "flowlang/deep/new.py").touch(),
    "a removed file": lambda home: (home / "runtime/deep/code.py").unlink(),
    "another version of a library": upgrade,
}


@pytest.mark.parametrize("change", PROGRAM_CHANGES.values(), ids=PROGRAM_CHANGES)
def test_another_program_gives_its_own_answer(
    here: Path,
    asked: Asked,
    compiled: Counted,
    program: Path,
    change: Callable[[Path], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (program / "library-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(program)])
    centre(here / "flows")
    asked("flows")
    asked("flows")
    assert compiled.times == 1
    change(program)
    asked("flows")
    assert compiled.times == 2


def test_what_python_itself_writes_is_no_change(here: Path, asked: Asked, compiled: Counted, program: Path) -> None:
    centre(here / "flows")
    asked("flows")
    (program / "flowlang/__pycache__").mkdir()
    (program / "flowlang/__pycache__/code.pyc").touch()
    asked("flows")
    assert compiled.times == 1


def test_the_program_that_runs_is_the_one_that_is_asked_after() -> None:
    assert Path(unchanged.PROGRAM) == ROOT
    assert all((ROOT / package).is_dir() for package in unchanged.PACKAGES)


def test_an_answer_kept_is_given_without_the_compiler(cache_home: Path) -> None:
    script = "import sys; from runtime.cli import main; main(['check', 'flows']); print(*sys.modules, file=sys.stderr)"
    runs = [
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    cold, warm = (set(one.stderr.split()) for one in runs)
    heavy = {"compiler.centre", "msgspec", "yaml", "flowlang.parser", "flowlang.values", "pathlib", "typing"}
    assert heavy <= cold
    assert not heavy & warm


# --- the folder -----------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(cache_home: Path) -> Path:
    """Where the answers are kept."""
    return cache_home / "flowlang/check"


def make_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def make_a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def make_a_link(file: Path) -> None:
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


def lie(file: Path) -> None:
    """The right shape, but not what was written."""
    content = bytearray(file.read_bytes())
    content[-2] ^= 1
    file.write_bytes(content)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda file: file.write_bytes(b""),
    "half": lambda file: file.write_bytes(file.read_bytes()[:40]),
    "something else": lambda file: file.write_bytes(b"\xff" * 100),
    "another form": lambda file: file.write_bytes(file.read_bytes().replace(b"answer 1", b"answer 2")),
    "another letter": lie,
    "an impossible code": lambda file: file.write_bytes(kept_answers.packed(Answer(77, "x"))),
    "no text": lambda file: file.write_bytes(kept_answers.packed(Answer(0, "x"))[:-2]),
    "a folder": make_a_folder,
    "a pipe": make_a_pipe,
    "a link": make_a_link,
    "another's hand": lambda file: file.chmod(0o666),
    "another's hand on the folder": lambda file: file.parent.chmod(0o777),
    "another's hand on the folder above": lambda file: file.parent.parent.chmod(0o777),
    "too large": lambda file: file.write_bytes(kept_answers.packed(Answer(0, "x" * kept_answers.MOST_BYTES))),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_not_whole_and_ours_is_overlooked(
    here: Path, asked: Asked, compiled: Counted, kept: Path, damage: Callable[[Path], object]
) -> None:
    centre(here / "flows")
    first = asked("flows")
    damage(next(kept.iterdir()))
    assert asked("flows") == first
    assert compiled.times == 2


def test_only_the_owner_sees_what_is_kept(here: Path, asked: Asked, kept: Path) -> None:
    before = os.umask(0)
    try:
        centre(here / "flows")
        asked("flows")
    finally:
        os.umask(before)
    modes = [one.stat().st_mode & 0o777 for one in (kept.parent, kept, *kept.iterdir())]
    assert modes == [0o700, 0o700, 0o600]


def test_the_oldest_answers_go(here: Path, asked: Asked, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "MOST_ANSWERS", 3)
    centre(here / "flows")
    asked("flows")
    (first,) = kept.iterdir()
    for age, language in enumerate(("en", "it", "en", "it")):
        for number, one in enumerate(sorted(kept.iterdir())):
            os.utime(one, (age + number, age + number))
        asked("flows")  # asked for again, so the youngest
        asked(f"flows{'/.' * age}", "--language", language)
        assert first in kept.iterdir()
    assert len(list(kept.iterdir())) == 3


def test_together_they_do_not_grow(here: Path, asked: Asked, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "MOST_BYTES_TOGETHER", 200)
    centre(here / "flows")
    for path in ("flows", "flows/", "flows/.", "./flows"):
        asked(path)
    assert sum(one.stat().st_size for one in kept.iterdir()) <= 200
    assert list(kept.iterdir())


def test_what_is_too_large_is_not_kept(
    here: Path, asked: Asked, kept: Path, compiled: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_answers, "MOST_BYTES", 60)
    centre(here / "flows")
    assert asked("flows") == asked("flows")
    assert compiled.times == 2
    assert not kept.exists()


@pytest.mark.parametrize("limit", ["MOST_ENTRIES", "MOST_BYTES"])
def test_too_much_to_look_through_is_asked_anew(
    here: Path, asked: Asked, compiled: Counted, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, limit, 1)
    centre(here / "flows")
    assert asked("flows") == asked("flows")
    assert compiled.times == 2


@pytest.mark.parametrize("named", ["", "not/absolute", "/dev/null/none", "FILE"])
def test_without_a_place_for_it_nothing_is_kept(
    here: Path, asked: Asked, compiled: Counted, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "file") if named == "FILE" else named)
    monkeypatch.setenv("HOME", str(here / "no_home"))
    centre(here / "flows")
    assert asked("flows") == asked("flows")
    assert compiled.times == 2
    assert not (here / "no_home").exists()


def test_at_home_it_is_in_the_folder_for_caches(here: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(here / "home"))
    (here / "home").mkdir()
    centre(here / "flows")
    asked("flows")
    assert len(list((here / "home/.cache/flowlang/check").iterdir())) == 1


def test_without_the_cache_nothing_is_kept(here: Path, asked: Asked, kept: Path) -> None:
    centre(here / "flows")
    asked("flows", "--no-cache")
    assert not kept.exists()


def test_a_disk_that_fails_leaves_nothing_half_written(
    here: Path, asked: Asked, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("full")

    centre(here / "flows")
    monkeypatch.setattr(os, "replace", fail)
    assert asked("flows")[0] == 0
    assert list(kept.iterdir()) == []


def test_what_is_no_text_of_the_system_comes_back_as_it_was() -> None:
    answer = kept_answers.unpacked(kept_answers.packed(Answer(1, "caff\udce9 ☎\n")))
    assert answer is not None
    assert (answer.code, answer.text) == (1, "caff\udce9 ☎\n")
