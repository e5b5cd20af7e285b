"""What a hostile centre costs is bounded; an ordinary one never meets the bounds."""

from __future__ import annotations

import pytest
from compiling import codes, compiled, flow

from compiler import catalogue_nodes, centre
from compiler.catalogue_nodes import Guesses, Report
from flowlang.diagnostics import Severity
from flowlang.source import NOWHERE

UNUSED = "\n".join(f"var unused_{number} : number = 0" for number in range(6))
LOST = "\n".join(f'say "Hello."\nset v{number} to w{number} + 1' for number in range(6)) + "\n-> goodbye"


def test_of_too_many_messages_the_errors_are_kept_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    every = compiled(flow(LOST, UNUSED)).diagnostics
    errors = [one for one in every if one.severity is Severity.ERROR]
    assert len(errors) < len(every)
    monkeypatch.setattr(centre, "MOST_DIAGNOSTICS", len(errors) + 2)
    kept = compiled(flow(LOST, UNUSED)).diagnostics
    assert len(kept) == len(errors) + 2
    assert [one for one in kept if one.severity is Severity.ERROR] == errors
    assert [one for one in every if one in kept] == list(kept)
    monkeypatch.setattr(centre, "MOST_DIAGNOSTICS", 1)
    assert compiled(flow(LOST, UNUSED)).diagnostics == tuple(errors[:1])


def test_once_much_was_compared_nothing_is_guessed_any_more_in_any_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = flow("-> goodbey")
    assert codes(compiled(wrong)) == ["F201.did_you_mean"]
    monkeypatch.setattr(catalogue_nodes, "MOST_COMPARED", len("goodbey") * 2 + len("stort") * 1)  # two steps, then one
    lost = "flow {}\n  media voice\n  languages en\n\n  step start\n    -> stort\n"
    found = compiled(wrong, **{name: lost.format(name) for name in ("nine", "other")})
    assert [one for one in codes(found) if one.startswith("F201")] == [
        "F201.did_you_mean",
        "F201.did_you_mean",
        "F201",
    ]


def test_what_would_not_be_told_is_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_nodes, "MOST_DIAGNOSTICS", 1)
    guesses = Guesses()
    report = Report("main.flow", guesses)
    assert report.meant("opn", ["open"]) == "open"
    left = guesses.left
    report.error("F201", NOWHERE)
    assert report.meant("opn", ["open"]) is None
    assert guesses.left == left


def test_a_long_way_of_sub_flows_takes_over_what_the_first_declares() -> None:
    count = 1_000
    subs = "".join(
        f"\nflow f{number} ()\n  outcome done\n\n  step start\n    do f{number + 1}()\n      done   outcome done\n"
        for number in range(count)
    )
    last = f'\nflow f{count} ()\n  outcome done\n\n  step start\n    say "Hello."\n    outcome done\n'
    found = compiled(flow("do f0()\n  done -> goodbye"), subs=subs[1:], last=last[1:])
    assert codes(found) == []


def test_many_variables_in_a_long_flow_are_told_apart() -> None:
    count = 3_000
    head = "\n".join(f"var v{number} : number or nothing" for number in range(count))
    sets = "\n".join(f"set v{number} to {number}" for number in range(count - 1))
    uses = "\n".join(f'say "{{v{number}}}"' for number in (0, count - 2, count - 1))
    found = compiled(flow(f"{sets}\n{uses}\n-> goodbye", head))
    wrong = [one for one in found.diagnostics if one.severity is Severity.ERROR]
    assert [(one.code, one.facts["name"]) for one in wrong] == [("F305", f"v{count - 1}")]
