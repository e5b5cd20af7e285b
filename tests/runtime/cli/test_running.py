"""`flowlang run` as a user meets it: a process, its words, its exit codes."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from running_process import FLOW, Running, free_port, write_centre

from runtime.cli.running_options import address_of, instant_of, media_of
from runtime.cli.terminal import CannotError
from runtime.store.sqlite import SqliteStore
from runtime.store.sqlite_schema import SCHEMA_VERSION

Run = Callable[..., Running]


@pytest.fixture
def start() -> Iterator[Run]:
    begun: list[Running] = []

    def run(*given: object) -> Running:
        begun.append(Running(*given))  # type: ignore[arg-type]
        return begun[-1]

    yield run
    for one in begun:
        if one.process.poll() is None:
            one.process.kill()
            one.process.communicate()


def test_it_says_where_it_answers_and_whether_it_is_open(start: Run, tmp_path: Path) -> None:
    centre = start(write_centre(tmp_path / "c"), "--at", "2026-11-25T10:00")
    assert centre.wait_until("/readyz", 200) == "ready\n"
    code, out, _ = centre.end()
    assert code == 0
    assert out.startswith("Test is running.\n")
    assert f"http://127.0.0.1:{centre.web}/" in out
    assert "Wednesday 25 November 2026, 10:00 in Europe/Rome" in out
    assert "care is open now." in out
    assert "--at 2026-11-25T18:30" in out
    assert "published now" in out


def test_at_night_it_is_closed_and_says_how_to_try_it_open(start: Run, tmp_path: Path) -> None:
    centre = start(write_centre(tmp_path / "c"), "--at", "2026-11-27T23:00")
    centre.wait_until("/", 200, "closed now")
    out = centre.end()[1]
    assert "care is closed now." in out
    assert "--at 2026-11-30T09:30" in out


def test_faults_are_all_listed_and_nothing_is_published(start: Run, tmp_path: Path) -> None:
    folder = write_centre(
        tmp_path / "c",
        FLOW.replace("say hello", "say helo").replace("  step start", "  step begin\n    -> nowhere\n\n  step start"),
    )
    code, out, err = start(folder).end_by_itself()
    assert code == 1
    assert "helo" in err
    assert "nowhere" in err
    assert not (folder / ".flowlang" / "versions" / "current").exists()
    assert out == ""


def test_a_later_start_runs_what_was_published_last(start: Run, tmp_path: Path) -> None:
    folder = write_centre(tmp_path / "c")
    first = start(folder)
    first.wait_until("/healthz", 200)
    first.end()
    (folder / "main.flow").write_text("this is no flow")
    second = start(folder)
    second.wait_until("/readyz", 200)
    _, out, err = second.end()
    assert "as last published" in out
    assert "the folder has faults" in err and "the last published version is run" in err


def test_a_later_start_says_that_the_folder_has_changed(start: Run, tmp_path: Path) -> None:
    folder = write_centre(tmp_path / "c")
    for words in ("", "the folder has changes that callers do not meet: --watch publishes them"):
        centre = start(folder)
        centre.wait_until("/readyz", 200)
        err = centre.end()[2]
        assert words in err and ("the folder" in err) == bool(words)
        catalogue = folder / "centre.yaml"
        catalogue.write_text(catalogue.read_text().replace("name: Test", "name: Better"))


def test_watching_publishes_valid_saves_and_keeps_the_last_valid_version(start: Run, tmp_path: Path) -> None:
    folder = write_centre(tmp_path / "c")
    centre = start(folder, "--watch")
    centre.wait_until("/", 200, "<h1>Test</h1>")
    catalogue = folder / "centre.yaml"
    good = catalogue.read_text()
    catalogue.write_text(good.replace("name: Test", "name: Better"))
    centre.wait_until("/", 200, "<h1>Better</h1>")
    catalogue.write_text(good.replace("name: Test", "name: Worse\nnonsense: 1"))
    for _ in range(20):
        centre.wait_until("/", 200, "<h1>Better</h1>")
        time.sleep(0.05)
    catalogue.write_text(good.replace("name: Test", "name: Best"))
    centre.wait_until("/", 200, "<h1>Best</h1>")
    code, _, err = centre.end()
    assert code == 0
    assert "nonsense" in err
    assert "callers go on meeting version" in err


def test_watching_with_faults_at_the_start_runs_the_last_valid_version(start: Run, tmp_path: Path) -> None:
    folder = write_centre(tmp_path / "c")
    first = start(folder)
    first.wait_until("/healthz", 200)
    first.end()
    (folder / "main.flow").write_text(FLOW.replace("say hello", "say helo"))
    second = start(folder, "--watch")
    second.wait_until("/readyz", 200)
    code, _, err = second.end()
    assert code == 0
    assert "helo" in err
    assert "the last valid version is run" in err


def one_line(err: str) -> str:
    lines = [line for line in err.splitlines() if line and not line.startswith("{")]
    assert len(lines) == 1, err
    assert "Traceback" not in err
    return lines[0]


def test_a_taken_web_address_ends_it_with_what_to_do(start: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        centre = start(write_centre(tmp_path / "c"), "--web", f"127.0.0.1:{port}")
        code, _, err = centre.end_by_itself()
    assert code == 2
    assert f"127.0.0.1:{port} cannot be had" in one_line(err)
    assert "--web HOST:PORT" in err


def test_two_centres_on_one_state_folder(start: Run, tmp_path: Path) -> None:
    folder = write_centre(tmp_path / "c")
    first = start(folder)
    first.wait_until("/healthz", 200)
    code, _, err = start(folder).end_by_itself()
    assert code == 2
    assert "another centre runs on it" in one_line(err)
    first.end()


@pytest.mark.parametrize("damage", ["damaged", "newer"])
def test_a_store_that_cannot_be_used_ends_it_in_one_line(start: Run, tmp_path: Path, damage: str) -> None:
    folder = write_centre(tmp_path / "c")
    state = folder / ".flowlang"
    state.mkdir()
    if damage == "damaged":
        (state / "centre.db").write_bytes(b"something else entirely" * 300)
    else:
        store = SqliteStore(state / "centre.db")
        store._writing.execute("UPDATE schema SET version = ?", (SCHEMA_VERSION + 1,))
        store._writing.close()
    code, _, err = start(folder).end_by_itself()
    assert code == 2
    assert {"damaged": "it is damaged", "newer": "written by a newer flowlang"}[damage] in one_line(err)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--sip", "nowhere"), "is no address for --sip"),
        (("--media", "x"), "is no address for --media"),
        (("--at", "tomorrow"), "is no time for --at"),
        (("--user", "nobody-of-that-name"), "there is no user"),
        (("--tls", "none.pem", "none.key"), "No such file"),
    ],
)
def test_options_that_make_no_sense(start: Run, tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    code, _, err = start(write_centre(tmp_path / "c"), *options).end_by_itself()
    assert code == 2
    assert words in one_line(err)


def test_a_folder_without_a_centre(start: Run, tmp_path: Path) -> None:
    code, _, err = start(tmp_path).end_by_itself()
    assert code == 2
    assert "there is no centre.yaml" in one_line(err)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_good_order(start: Run, tmp_path: Path, number: int) -> None:
    centre = start(write_centre(tmp_path / "c"))
    centre.wait_until("/readyz", 200)
    assert centre.end(number)[0] == 0
    assert not list((tmp_path / "c" / ".flowlang").glob("*.db-wal"))


# --- options


def test_addresses() -> None:
    assert address_of("127.0.0.1:80", "--web") == ("127.0.0.1", 80)
    assert address_of("[::1]:8080", "--web") == ("::1", 8080)
    for wrong in ("127.0.0.1", ":80", "a:b", "127.0.0.1:99999", "::1:80"):
        with pytest.raises(CannotError):
            address_of(wrong, "--web")


def test_media_addresses() -> None:
    assert media_of("192.0.2.7") == ("192.0.2.7", None)
    assert media_of("192.0.2.7:30000-30199") == ("192.0.2.7", (30000, 30199))
    for wrong in ("host", "192.0.2.7:30199-30000", "192.0.2.7:80-90", "192.0.2.7:30000", "192.0.2.700"):
        with pytest.raises(CannotError):
            media_of(wrong)


def test_times() -> None:
    assert instant_of("2026-11-25T10:00", "Europe/Rome") == instant_of("2026-11-25T09:00:00+00:00", "Europe/Rome")
    assert instant_of("1970-01-01T00:00:01Z", "UTC") == 1_000_000


# --- with a telephone


def test_a_centre_with_a_telephone_says_how_it_is_called(start: Run, tmp_path: Path) -> None:
    sip = free_port(socket.SOCK_DGRAM)
    options = ("--sip", f"127.0.0.1:{sip}", "--media", "127.0.0.1:34000-34019")
    centre = start(write_centre(tmp_path / "c", telephone=True), *options)
    centre.wait_until("/readyz", 200)
    code, out, _ = centre.end()
    assert code == 0
    assert f"sip:+390299900@127.0.0.1:{sip}, line main" in out
    assert "calls are taken from 127.0.0.0/8" in out
    assert "sound on 127.0.0.1, UDP ports 34000-34019" in out


def test_a_taken_sip_address_ends_it_with_what_to_do(start: Run, tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        centre = start(
            write_centre(tmp_path / "c", telephone=True), "--sip", address, "--media", "127.0.0.1:34020-34039"
        )
        code, _, err = centre.end_by_itself()
    assert code == 2
    assert f"SIP on {address} does not come up" in one_line(err)
    assert "--sip HOST:PORT" in err


def test_without_the_voice_it_says_what_is_missing(start: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, _, err = start(write_centre(tmp_path / "c", telephone=True)).end_by_itself()
    assert code == 2
    assert "espeak-ng is not installed" in one_line(err)
