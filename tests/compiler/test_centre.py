"""A whole centre: every file read, every fault of every file in one go, the sample without any."""

from __future__ import annotations

from pathlib import Path

import pytest
from compiling import CENTRE, codes, compiled, flow, graph_of
from flow_strategies import first_half_files
from goldens import ROOT, compare
from hypothesis import HealthCheck, given, settings

from compiler.centre import compile_centre
from compiler.graph import graph_hash
from flowlang.formatter import format_file, format_text
from flowlang.syntax import File
from flowlang.values import from_json, to_json
from runtime.centre_folder import read_centre

SAMPLE = Path(__file__).parent.parent.parent / "flows"
TEXTS = read_centre(SAMPLE).texts
FILES = read_centre(SAMPLE).files


def test_the_sample_centre_has_nothing_wrong() -> None:
    assert compile_centre(TEXTS, FILES).diagnostics == ()


def test_the_states_of_the_sample_are_these(update_goldens: bool) -> None:
    found = compile_centre(TEXTS, FILES)
    assert found.graph is not None
    ids = [state.id for one in found.graph.flows.values() for state in one.states]
    assert len(ids) == len(set(ids))
    compare(ROOT / "graph" / "acme.state-ids.txt", "\n".join(ids) + "\n", update_goldens)


def test_every_state_and_every_exit_of_the_sample_is_whole() -> None:
    found = compile_centre(TEXTS, FILES)
    assert found.graph is not None
    for one in found.graph.flows.values():
        ids = {state.id for state in one.states}
        assert one.states[0].id == one.entry
        assert {exit.to for state in one.states for exit in state.exits} <= ids
        assert ids <= found.sources.keys()


def test_a_graph_is_a_value_that_can_be_stored() -> None:
    found = compile_centre(TEXTS, FILES)
    assert from_json(to_json(found.graph), type(found.graph)) == found.graph
    assert found.hash == graph_hash(found.graph) if found.graph else False


def test_a_sound_that_is_no_file_is_told() -> None:
    assert codes(compile_centre(TEXTS, ())) == ["F929"]


def test_without_a_catalogue_only_the_writing_is_judged() -> None:
    found = compile_centre({"main.flow": flow("-> nowhere")})
    assert found.graph is None
    assert found.catalogue is None
    assert [code for code in codes(found) if code.startswith("F2")] == []


def test_a_warning_keeps_no_centre_from_its_graph() -> None:
    found = compiled(flow("-> goodbye", "var topic : text or nothing"))
    assert codes(found) == ["F217"]
    assert found.errors == ()
    assert graph_of(found).entry == "main/start"


def test_faults_of_all_files_come_together_in_the_order_of_their_places() -> None:
    centre = CENTRE.replace("service: customer_care}", "service: customer_car}")
    other = "flow other ()\n  outcome told\n\n  step start\n    say wellcome\n    outcome told\n"
    found = compiled(flow("do other()\n  told -> gooodbye"), centre, other=other)
    assert codes(found) == ["F910.did_you_mean", "F201.did_you_mean", "F204.did_you_mean"]
    assert [one.location.path for one in found.diagnostics] == ["centre.yaml", "main.flow", "other.flow"]


PHANTOMS = {
    "an unknown step with a near name": ("-> gooodbye", ["F201.did_you_mean"]),
    "an unknown step near this one": ("say welcome\n-> strat", ["F201.did_you_mean"]),
    "an unknown step": ("-> xylophone", ["F201"]),
    "an unknown variable": ('set total to 1\nsay "{total as money}"\n-> goodbye', ["F203", "F203"]),
    "an unknown operation": (
        'fetch x from crm.nothing_at_all("1") within 3s\n  gone -> goodbye\nsay "{x.y.z}"\n-> goodbye',
        ["F207.operation"],
    ),
    "an unknown flow": ('do nobody(1, "a")\n  told (x, y)   say "{x}", -> goodbye\n  other   -> goodbye', ["F205"]),
    "an unknown type": (
        'collect x as nonsense\n  say enter_code\n  no input, no match -> goodbye\nsay "{x}"\n-> goodbye',
        ["F209"],
    ),
    "an unknown exit": ("record message\n  silnce -> goodbye\n-> goodbye", ["F210.did_you_mean"]),
    "an unknown calendar": ("if open(nowhere) and not holiday(nowhere) -> goodbye\n-> goodbye", ["F206", "F206"]),
    "an unknown form": ('say "{language as xx}"\n-> goodbye', ["F212"]),
    "an exit twice": (
        "confirm\n  say anything_else\n  no, no input, no match -> goodbye\n  no say welcome, -> goodbye\n"
        "say welcome\n-> goodbye",
        ["F202.exit"],
    ),
}


@pytest.mark.parametrize("name", PHANTOMS)
def test_one_mistake_gives_one_message(name: str) -> None:
    body, wanted = PHANTOMS[name]
    assert codes(compiled(flow(body))) == wanted


def test_what_could_not_be_read_is_not_missed() -> None:
    body = """step start
  confirm
    say anything_else
    no ??? nothing to be read
    no input, no match   -> goodbye
  -> told

step told
  say ???
  -> goodbye"""
    found = codes(compiled(flow(body)))
    assert found
    assert [code for code in found if not code.startswith("F1")] == []


SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(first_half_files())
def test_any_flow_is_answered_with_messages(file: File) -> None:
    found = compiled(format_file(file))
    assert (found.graph is None) == bool(found.errors)


@SLOW
@given(first_half_files())
def test_layout_changes_neither_hash_nor_messages(file: File) -> None:
    text = format_file(file)
    spaced = "# a note\n\n" + text.replace("\n\n", "\n\n# another\n\n")
    again = format_text(spaced, "main.flow").text
    one, other = compiled(text), compiled(again or text)
    assert one.hash == other.hash
    assert sorted(codes(one)) == sorted(codes(other))


def test_the_sample_laid_out_again_has_the_same_hash() -> None:
    laid = {
        path: format_text(text, path).text or text if path.endswith(".flow") else text for path, text in TEXTS.items()
    }
    noted = {path: text.replace("\n\n", "\n\n# a note\n") for path, text in TEXTS.items()}
    assert compile_centre(laid, FILES).hash == compile_centre(noted, FILES).hash == compile_centre(TEXTS, FILES).hash


HEADS = ["languages", "media", "no input", "on failure", "var account", "at most", "on hang up", "anywhere"]


@pytest.mark.parametrize("word", HEADS)
def test_what_a_broken_line_of_the_head_would_have_said_is_not_missed(word: str) -> None:
    body = """step start
  confirm
    say "Really?"
    no, no input, no match   -> goodbye
  record message
    silence                  say "{account}", -> goodbye
  -> goodbye"""
    body += "\n\nstep late\n  say welcome\n  end\n\nstep gone\n  end\n\nstep operator_step\n  say welcome\n  end"
    head = [
        "at most 5m -> late",
        "on hang up -> gone",
        "anywhere 0 -> operator_step",
        'var account : digits(6) = "123456"',
    ]
    text = flow(body, "\n".join(head))
    lines = [f"  {word} ???" if line.strip().startswith(word) else line for line in text.split("\n")]
    found = codes(compiled("\n".join(lines)))
    assert [code for code in found if not code.startswith("F1")] == []


SUB = """flow ask ()
  outcome told
  outcome refused

  step start
    collect code as digits(6)
      say enter_code
      no input, no match   outcome refused
    say "{code}"
    outcome told
"""
BROKEN = {
    "an outcome": ("  outcome refused", "  outcoe refused"),
    "what fills a variable": ("    collect code as digits(6)", "    colect code as digits(6)"),
    "an exit": ("      no input, no match   outcome refused", " no input, no match   outcome refused"),
    "a line that is none": ("\n  step start", "\n%\n  step start"),
    "the last line": ("    outcome told\n", "    outcome ??\n"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_line_that_cannot_be_read_gives_messages_about_its_writing_alone(name: str) -> None:
    old, new = BROKEN[name]
    assert old in SUB
    found = codes(
        compiled(flow("do ask()\n  told   -> goodbye\n  refused   say welcome, -> goodbye"), ask=SUB.replace(old, new))
    )
    assert found
    assert [code for code in found if not code.startswith("F1")] == []
