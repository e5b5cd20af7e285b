"""`flowlang simulate`, through its surface."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from runtime.cli import main
from runtime.cli.simulated_json import command_fields, event_fields
from runtime.engine.commands import Request
from runtime.engine.events import Key

FLOWS = str(Path(__file__).parents[3] / "flows")
AT = ("--at", "2026-11-25T10:00", "--language", "en")

BALANCE = """\
# a customer asks for the balance
press 1
press 1
press 123456
reply ok {"code": "123456", "name": "Maria Rossi", "vip": false}
reply ok {"amount": "92.40", "due": "2026-12-15"}
press 2
"""


@pytest.fixture
def script(tmp_path: Path) -> Any:
    def write(text: str) -> str:
        path = tmp_path / "script.txt"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def simulate(*arguments: str) -> int:
    return main(["simulate", *arguments])


def test_a_script_for_eyes(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(FLOWS, *AT, "--script", script(BALANCE)) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Acme Energia · main · voice · 25 November 2026 10:00 (Europe/Rome)\n")
    assert "> press 123456\n    verify_account/ask/fetch-customer\n  asks crm.by_code\n  One moment, please.\n" in shown
    assert "  You owe 92 euros and 40 cents, due the 15th of December 2026.\n" in shown
    assert shown.endswith("\nThe flow has ended the call, 34 seconds after its beginning.\n")
    assert "\x1b" not in shown


def test_a_script_as_json(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(FLOWS, *AT, "--json", "--script", script(BALANCE)) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["kind"] for row in rows} == {"event", "command", "state", "end"}
    assert all(isinstance(row["at"], int) for row in rows)
    assert rows[0]["event"] == "Started"
    assert next(row["command"] for row in rows if row["kind"] == "command") == "Accept"
    assert rows[-1] == {"at": rows[-1]["at"], "kind": "end", "reason": "end", "why": ""}
    taken = [(row["state"], row["exit"]) for row in rows if row["kind"] == "state" and "exit" in row]
    assert ("main/options", "1") in taken
    balance = next(row for row in rows if row["kind"] == "state" and row["state"] == "main/balance/say")
    assert balance["path"] == "main.flow" and balance["line"] > 1
    assert {row["text"] for one in rows if one.get("command") == "Speak" for row in one["pieces"]} >= {
        "Thank you, Maria Rossi."
    }


def test_the_same_seed_gives_the_same_lines(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def once(seed: str) -> str:
        simulate(FLOWS, *AT, "--json", "--seed", seed, "--script", script(BALANCE))
        return capsys.readouterr().out

    assert once("1") == once("1") != once("2")


def test_a_script_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("press 2\nhang up\n"))
    assert simulate(FLOWS, *AT) == 0
    assert "The customer hung up" in capsys.readouterr().out


def test_a_script_with_mistakes(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    path = script("prss 1\npress 1\n  wait soon\n")
    assert simulate(FLOWS, *AT, "--script", path) == 1
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err.splitlines() == [
        f"{path}:1:1: this is no line of a script; did you mean `press`?",
        f"{path}:3:3: `wait` takes a length of time: write `wait 6s`, or 500ms, 2m, 1h, 1d",
    ]


def test_a_script_that_does_not_fit(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    path = script("press 1\nbusy\n")
    assert simulate(FLOWS, *AT, "--script", path) == 1
    assert f"{path}:2:1: nobody is being called here" in capsys.readouterr().err


def test_lines_that_are_left_over_are_told(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    path = script("hang up\npress 1\n")
    assert simulate(FLOWS, *AT, "--script", path) == 0
    assert capsys.readouterr().err == f"{path}:2:1: the run was over before this line (hang up)\n"


def test_hanging_up_after_the_end_is_no_matter(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(FLOWS, *AT, "--script", script("hang up\nhang up\n")) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--flow", "mian"), "there is no flow `mian`; did you mean `main`?"),
        (("--flow", "xyzzyq"), "there is no flow `xyzzyq`; this centre has `fault_desk`, `main`, `verify_account`"),
        (("--medium", "chat"), "`main` does not work on chat, only on voice"),
        (("--script", "/nowhere/at/all"), "`/nowhere/at/all` cannot be read"),
        (("--at", "tomorrow"), "`tomorrow` is no time for --at"),
    ],
)
def test_what_cannot_be_done(
    arguments: tuple[str, ...], says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert simulate(FLOWS, *arguments) == 2
    seen = capsys.readouterr().err
    assert says in seen and len(seen.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "says"), [(b"\xff\xfe", "is no text in UTF-8"), (b"#" * 1_000_001, "is larger than")]
)
def test_a_script_that_cannot_be_read(
    content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "script.txt"
    path.write_bytes(content)
    assert simulate(FLOWS, *AT, "--script", str(path)) == 2
    assert says in capsys.readouterr().err


def test_a_flow_by_itself_by_name_or_by_file(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(FLOWS, *AT, "--flow", "verify_account", "--script", script("hang up")) == 0
    assert "Please enter your six digit customer code" in capsys.readouterr().out
    assert simulate(f"{FLOWS}/verify_account.flow", *AT, "--script", script("hang up")) == 0
    assert "Please enter your six digit customer code" in capsys.readouterr().out


def test_a_centre_with_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "centre.yaml").write_text("centre: 1\nname: X\nlanguages: [en]\nservices: {a: {flow: nowhere}}\n")
    assert simulate(str(tmp_path), "--json", "--language", "en") == 1
    seen = capsys.readouterr()
    assert seen.out == "" and "error[" in seen.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_talking_at_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed = iter(["?", "1", "prss", "busy", "", "bill", "hang up"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    assert simulate(FLOWS, *AT) == 0
    shown = capsys.readouterr().out
    assert "? shows what you can do here." in shown
    assert "You are the customer." in shown
    assert "[1 english · 2 italiano]" in shown
    assert "did you mean `press`?" in shown and "nobody is being called here" in shown
    assert "[digits]" in shown


def test_the_end_of_what_is_typed_lets_the_run_go_on_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_more(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", no_more)
    assert simulate(FLOWS, "--at", "2026-11-25T10:00", "--language", "it") == 0
    assert "Il flusso ha chiuso la chiamata" in capsys.readouterr().out


def test_at_a_terminal_every_wait_says_how_to_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["1", "2", "answered", "hang up"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    simulate(FLOWS, *AT)
    shown = capsys.readouterr().out
    assert "[it rings: busy, no answer or answered]" in shown and "[in conversation: ended or hang up]" in shown
    typed = iter(["1", "4", "hello", "#"])
    simulate(FLOWS, *AT)
    shown = capsys.readouterr().out
    assert "[speak (say …), then #]" in shown and "  records\n" in shown


def test_what_breaks_is_shown_with_its_place(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(FLOWS, *AT, "--script", script("press 1\npress 1\npress 123456\nreply failed\n")) == 0
    shown = capsys.readouterr().out
    assert "something broke in verify_account/ask/fetch-customer (verify_account.flow:" in shown
    assert "): the script says so" in shown and "We are sorry" in shown


def test_a_number_that_is_called_is_shown(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(FLOWS, *AT, "--script", script("press 1\npress 2\nbusy\nhang up\n")) == 0
    assert "  calls +390299911\n" in capsys.readouterr().out


def test_json_at_a_terminal_keeps_hints_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["?", "hang up"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    assert simulate(FLOWS, *AT, "--json") == 0
    seen = capsys.readouterr()
    assert all(json.loads(line) for line in seen.out.splitlines())
    assert "You are the customer." in seen.err


def test_secrets_are_left_out_of_the_json() -> None:
    key = Key(id="k", at=1, key="4")
    assert event_fields(key, is_secret=False) == {"event": "Key", "id": "k", "key": "4"}
    assert event_fields(key, is_secret=True) == {"event": "Key", "id": "k", "secret": True}
    request = Request(
        key="r:1:0", connector="bank", operation="block", arguments={"pan": "4", "why": "x"}, within=1, secret=("pan",)
    )
    assert command_fields(request)["arguments"] == {"why": "x"}


def test_a_centre_without_services_and_a_flow_with_parameters(
    tmp_path: Path, script: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "centre.yaml").write_text(
        "centre: 1\nname: X\nlanguages: [en]\ncurrency: EUR\nzone: Europe/Rome\n", encoding="utf-8"
    )
    (tmp_path / "main.flow").write_text(
        'flow main\n  languages en\n  media voice\n  step a\n    do sub("x")\n      done  -> b\n  step b\n    end\n',
        encoding="utf-8",
    )
    (tmp_path / "sub.flow").write_text(
        'flow sub (name : text)\n  outcome done\n  step a\n    say "Hello {name}."\n    outcome done\n',
        encoding="utf-8",
    )
    assert simulate(str(tmp_path), *AT, "--script", script("")) == 2
    assert "name a flow: `--flow NAME`" in capsys.readouterr().err
    assert simulate(str(tmp_path), *AT, "--flow", "sub", "--script", script("")) == 2
    assert "`sub` needs name; simulate a flow that does it" in capsys.readouterr().err
    assert simulate(str(tmp_path), *AT, "--flow", "main", "--script", script("")) == 0
    assert "Hello x." in capsys.readouterr().out


ASKING = """flow main
  media {media}
  no input after 6s
  on failure end

  step ask
    collect number_given as {type}
      say "Which?"
      no input, no match end
    end
"""


@pytest.mark.parametrize(
    ("media", "type", "hint"),
    [
        ("voice", "phone", "[digits]"),
        ("voice", "date", "[digits]"),
        ("chat", "phone", "[words]"),
        ("chat", "digits(4)", "[digits]"),
    ],
)
def test_the_hint_says_how_to_answer_on_this_medium(
    media: str,
    type: str,
    hint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    head = "centre: 1\nname: X\nlanguages: [en]\nzone: UTC\n"
    (tmp_path / "centre.yaml").write_text(f"{head}services: {{a: {{flow: main, media: [{media}]}}}}\n")
    (tmp_path / "main.flow").write_text(ASKING.format(media=media, type=type).replace("6s", "6s, 3m on chat"))
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda prompt: "hang up")
    assert simulate(str(tmp_path)) == 0
    assert hint in capsys.readouterr().out
