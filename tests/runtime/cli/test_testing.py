"""`flowlang test`, through its surface."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cli_centres import UNKNOWN_STEP, centre
from scenario_centres import CENTRE, DESK, FLOWS, MAIN

from runtime.cli import main

FEATURE = """\
Feature: The shop
  Scenario: Whoever leaves is told goodbye
    When the customer calls
    And she presses 2
    Then she hears the prompt goodbye
    And the call ends
"""
FAILING = """\
Feature: The shop
  @voice
  Scenario: Whoever leaves hears it all again
    When the customer calls
    And she presses 2
    Then she hears the prompt hello

  @voice @chat
  Scenario: Nobody leaves
    When the customer calls
    Then the call goes on
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A centre with one file of scenarios, which hold."""
    folder = tmp_path / "shop"
    folder.mkdir()
    for name, text in (("centre.yaml", CENTRE), ("main.flow", MAIN), ("desk.flow", DESK), ("shop.feature", FEATURE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(*arguments: object) -> int:
    return main(["test", *map(str, arguments), "--language", "en"])


def data(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_sample_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(FLOWS, "--json") == 0
    found = data(capsys)
    assert found["scenarios"] == found["passed"] > 30 and found["failed"] == 0
    assert set(found["coverage"]) == {"steps", "exits", "options", "languages"}
    assert all(taken == of > 0 for taken, of in found["coverage"].values())
    assert found["failures"] == found["mistakes"] == [] and "never" not in found


def test_the_sample_for_eyes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(FLOWS / "main.feature") == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{FLOWS / 'main.feature'}  The customer line\n  ✓ A customer hears what there is to pay\n")
    assert "22 scenarios, 22 passed, 0 failed\n" in shown and "\x1b" not in shown


def test_scenarios_that_hold_on_every_medium(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shop) == 0
    assert capsys.readouterr().out == (
        f"{shop}/shop.feature  The shop\n"
        "  ✓ Whoever leaves is told goodbye (voice)\n"
        "  ✓ Whoever leaves is told goodbye (chat)\n"
        "  ✓ Whoever leaves is told goodbye (message)\n"
        "  ✓ Whoever leaves is told goodbye (email)\n"
        "\n"
        "4 scenarios, 4 passed, 0 failed\n"
        "steps 3 of 6 · exits 5 of 28 · options 1 of 2 · languages 1 of 1\n"
    )
    assert run(shop, "--medium", "chat") == 0
    assert "1 scenario, 1 passed, 0 failed\n" in capsys.readouterr().out


def test_a_failure_for_eyes(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "shop.feature").write_text(FAILING, encoding="utf-8")
    assert run(shop) == 1
    assert capsys.readouterr().out == (
        f"{shop}/shop.feature  The shop\n"
        "  ✗ Whoever leaves hears it all again (voice)\n"
        f"      {shop}/shop.feature:6:10  Then she hears the prompt hello\n"
        "      expected: to hear the prompt hello\n"
        "      but:      “Goodbye.”\n"
        "      the call until then:\n"
        f"        00:00  {' ' * len(f'{shop}/main.flow:12')}  > calls shop\n"
        f"        00:00  {shop}/main.flow:9   Hello.\n"
        f"        00:00  {shop}/main.flow:12  For the price, 1. To leave, 2.\n"
        f"        00:02  {' ' * len(f'{shop}/main.flow:12')}  > presses 2\n"
        f"        00:02  {shop}/main.flow:27  Goodbye.\n"
        f"        00:02  {shop}/main.flow:28  is over (end)\n"
        "  ✓ Nobody leaves (voice)\n"
        "  ✓ Nobody leaves (chat)\n"
        "\n"
        "3 scenarios, 2 passed, 1 failed\n"
        "steps 3 of 6 · exits 5 of 28 · options 1 of 2 · languages 1 of 1\n"
    )


def test_a_failure_for_programs(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "shop.feature").write_text(FAILING, encoding="utf-8")
    assert run(shop, "--json", "--coverage") == 1
    found = data(capsys)
    assert (found["scenarios"], found["passed"], found["failed"]) == (3, 2, 1)
    (failure,) = found["failures"]
    transcript = failure.pop("transcript")
    assert failure == {
        "path": f"{shop}/shop.feature",
        "line": 6,
        "column": 10,
        "scenario": "Whoever leaves hears it all again",
        "medium": "voice",
        "step": "Then she hears the prompt hello",
        "expected": "to hear the prompt hello",
        "came": "“Goodbye.”",
    }
    assert transcript[1] == {
        "at": 0,
        "kind": "says",
        "text": "Hello.",
        "state": "main/start/say-hello",
        "path": f"{shop}/main.flow",
        "line": 9,
    }
    assert {"name": "main/choose", "exit": "1", "path": f"{shop}/main.flow", "line": 12} in found["never"]["options"]


def test_in_italian(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "shop.feature").write_text(FAILING, encoding="utf-8")
    assert main(["test", str(shop), "--language", "it", "--coverage"]) == 1
    shown = capsys.readouterr().out
    assert "      atteso: di sentire il messaggio hello\n      ma:     «Goodbye.»\n" in shown
    assert "3 scenari, 2 riusciti, 1 fallito\npassi 3 di 6 · uscite 5 di 28 · opzioni 1 di 2 · lingue 1 di 1\n" in shown
    assert f"opzioni che nessuno scenario ha preso:\n  {shop}/main.flow:12  main/choose  1\n" in shown


def test_what_was_never_taken(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shop, "--coverage") == 0
    shown = capsys.readouterr().out
    start = shown.index("\n\nsteps that")
    assert shown[start:] == (
        "\n\nsteps that no scenario took:\n"
        f"  {shop}/desk.flow:6  desk/start\n"
        f"  {shop}/desk.flow:14  desk/goodbye\n"
        f"  {shop}/main.flow:19  main/price\n"
        "\nexits that no scenario took:\n"
        f"  {shop}/desk.flow:1  desk  on failure\n"
        f"  {shop}/main.flow:12  main/choose  1\n"
        f"  {shop}/main.flow:12  main/choose  no input\n"
        f"  {shop}/main.flow:12  main/choose  no match\n"
        f"  {shop}/main.flow:1  main  on failure\n"
        "  and 18 more behind these\n"
        "\noptions that no scenario took:\n"
        f"  {shop}/main.flow:12  main/choose  1\n"
    )


def test_mistakes_are_told_once_with_what_may_have_been_meant(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "Feature: x\n  Background:\n    When she presss 1\n  Scenario: a\n    Then she hears the prompt helo\n"
        "  Scenario: b\n    Then the call ends\n"
    )
    (shop / "shop.feature").write_text(text, encoding="utf-8")
    assert run(shop, "--medium", "voice") == 1
    assert capsys.readouterr().out.startswith(
        f"{shop}/shop.feature  x\n"
        "  ✗ a\n"
        f"      {shop}/shop.feature:3:10  When she presss 1\n"
        "      there is no such step; did you mean `the caller presses 1`?\n"
        "      steps like it:\n"
        "        the customer types 123456\n"
        f"      {shop}/shop.feature:5:10  Then she hears the prompt helo\n"
        "      there is no prompt, step or menu `helo`; did you mean `hello`?\n"
        "  ✗ b\n"
        f"      {shop}/shop.feature:3:10  When she presss 1\n"
        "      the same as above\n"
    )
    assert run(shop, "--json") == 1
    found = data(capsys)
    assert (found["scenarios"], found["failed"]) == (2, 2)
    assert found["failures"][0]["near"] == ["the customer types 123456"]


def test_a_file_that_cannot_be_read_as_scenarios(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "bad.feature").write_text("Feature: x\n  Scenario: a\n    When a\n    Whn b\n", encoding="utf-8")
    assert run(shop) == 1
    shown = capsys.readouterr().out
    assert f"  ✗ {shop}/bad.feature:4:5: this line belongs to nothing: `Whn b`; did you mean `When`?\n" in shown
    assert "4 scenarios, 4 passed" in shown
    assert run(shop, "--json") == 1
    assert data(capsys)["mistakes"] == [
        {
            "path": f"{shop}/bad.feature",
            "line": 4,
            "column": 5,
            "message": "this line belongs to nothing: `Whn b`; did you mean `When`?",
        }
    ]


def test_tags_of_which_the_flow_has_none(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "shop.feature").write_text("@chat\nFeature: x\n  Scenario: a\n    When she calls desk\n", encoding="utf-8")
    assert run(shop) == 1
    shown = capsys.readouterr().out
    assert (
        f"      {shop}/shop.feature:3:1\n      `desk` does not work on the media of these tags, only on voice\n"
        in shown
    )
    assert run(shop, "--json") == 1
    assert data(capsys)["failures"][0]["step"] == ""


def test_a_centre_with_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = centre(tmp_path / "one", UNKNOWN_STEP)
    (folder / "a.feature").write_text(FEATURE, encoding="utf-8")
    assert run(folder) == 1
    assert "goodbey" in capsys.readouterr().out
    assert run(folder, "--json") == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["scenarios"] == 0 and "goodbey" in shown.err
    assert json.loads(shown.out)["coverage"] == {
        "steps": [0, 0],
        "exits": [0, 0],
        "options": [0, 0],
        "languages": [0, 0],
    }


def test_several_centres_at_once(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(shop, shop / "below")
    (shop.parent / "quiet").mkdir()
    shutil.copy(shop / "centre.yaml", shop.parent / "quiet")
    assert run(shop.parent, "--json") == 0
    found = data(capsys)
    assert found["scenarios"] == 8 and found["coverage"]["steps"] == [6, 12]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nowhere",), "there is no file or folder"),
        (("shop/main.flow",), "holds no scenarios: name a centre's folder, or a file that ends in .feature"),
        (("empty",), "there is no centre.yaml in"),
        (("stray.feature",), "belongs to no centre"),
        (("quiet",), "write one in a file beside the flows that ends in .feature"),
        (("shop/desk", "--medium", "chat"), "no scenario can be run on chat: no flow that they begin in works on it"),
        (("shop/bytes.feature",), "is no text in UTF-8"),
        (("shop/large.feature",), "cannot be read, or is larger than 1,000,000 bytes"),
    ],
)
def test_what_could_not_be_done(
    arguments: tuple[str, ...], says: str, shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    top = shop.parent
    for name in ("empty", "quiet", "shop/desk"):
        (top / name).mkdir()
    for name in ("quiet", "shop/desk"):
        for file in ("centre.yaml", "main.flow", "desk.flow"):
            shutil.copy(shop / file, top / name)
    (shop / "desk" / "a.feature").write_text("Feature: x\n  Scenario: a\n    When she calls desk\n", encoding="utf-8")
    (top / "stray.feature").write_text(FEATURE, encoding="utf-8")
    (shop / "bytes.feature").write_bytes(b"Feature: \xff\n")
    (shop / "large.feature").write_bytes(b"#" * 1_000_001)
    assert run(top / arguments[0], *arguments[1:]) == 2
    shown = capsys.readouterr()
    assert says in shown.err and shown.err.count("\n") == 1 and shown.out == ""


def test_nothing_of_a_file_reaches_the_terminal_as_it_is(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Feature: \x1b[31mx\n  Scenario: \x1b[31ma\n    When \x1b[31mshe\n"
    (shop / "shop.feature").write_text(text, encoding="utf-8")
    assert run(shop) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_colours_only_on_a_terminal(
    shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runtime.cli.tested.coloured", lambda stream: True)
    (shop / "shop.feature").write_text(FAILING + "  Scenario: c\n    Then the call ends\n", encoding="utf-8")
    assert run(shop) == 1
    shown = capsys.readouterr().out
    assert "\x1b[31m✗\x1b[0m Whoever leaves" in shown and "\x1b[32m✓\x1b[0m Nobody leaves" in shown
    assert "nobody has called yet" in shown and shown.count("the call until then") == 1
