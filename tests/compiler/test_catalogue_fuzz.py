"""Whatever stands in a `centre.yaml`, it is read or told, never more."""

from catalogue_cases import HEAD, PATH, SAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.catalogue import Catalogue
from compiler.catalogue_graph import calendars, connectors, lines, outbound, records, services
from compiler.catalogue_keys import (
    CALENDAR,
    CENTRE,
    CONNECTOR,
    HOLIDAYS,
    LINE,
    OPERATION,
    OUTBOUND,
    SERVICE,
    TRUNK,
    VARIANT,
)
from compiler.catalogue_nodes import MOST_DIAGNOSTICS
from compiler.catalogue_prompts import missing_files
from compiler.catalogue_text import read_catalogue
from flowlang.diagnostics import Severity

WORDS = sorted({*CENTRE, *LINE, *SERVICE, *TRUNK, *OUTBOUND, *CALENDAR, *HOLIDAYS, *VARIANT, *CONNECTOR, *OPERATION})
SINGLE = """\
main|+390299900|en|it|1|IT|EUR|Europe/Rome|voice|mon-fri|08:30-18:00|22:00-06:00|12-24|2026-02-30|all day|closed|
digits(6)|list of Bill|text or nothing|404|3s|yes|/a/{b}|https://crm.example.com|127.0.0.0/8|10.0.0.9:5060|sounds/beep.wav|
{secret key}||~|e\u0301"""
VALUES = st.sampled_from(SINGLE.replace("\n", "").split("|"))
LEAVES = VALUES | st.text(max_size=12)
KEYS = st.sampled_from(WORDS) | VALUES
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)
CENTRES = st.dictionaries(st.sampled_from(CENTRE), TREES, max_size=8)


def as_yaml(tree: object) -> str:
    """A tree in YAML's braces, every text in quotes."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{as_yaml(key)}: {as_yaml(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(as_yaml(item) for item in tree) + "]"
    return "'" + str(tree).replace("'", "''") + "'"


def everything(text: str) -> Catalogue | None:
    """Reads a text and does with it what a compiler does; the diagnostics are in order and bounded."""
    catalogue, diagnostics = read_catalogue(text, PATH)
    places = [(one.location.span.line, one.location.span.column) for one in diagnostics]
    assert places == sorted(places)
    assert len(diagnostics) <= MOST_DIAGNOSTICS
    assert catalogue is not None or any(one.severity is Severity.ERROR for one in diagnostics)
    if catalogue is not None:
        missing_files(catalogue, ["sounds/beep.wav"])
    if catalogue is not None and not any(one.severity is Severity.ERROR for one in diagnostics):
        for part in (calendars, connectors, lines, outbound, records, services):
            part(catalogue)
    return catalogue


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_any_text_is_read_or_told(text: str) -> None:
    everything(text)


@given(st.lists(st.sampled_from([*"{}[]:,-#&*!|>'\"%@`? \n", "\n  ", ": ", "- ", "a", "lines", "'x'"]), max_size=60))
@settings(max_examples=150)
def test_any_signs_of_yaml_are_read_or_told(signs: list[str]) -> None:
    everything("".join(signs))


@given(CENTRES)
@settings(max_examples=200, deadline=None)
def test_any_tree_is_read_or_told(tree: dict[str, object]) -> None:
    everything(as_yaml(tree))


@given(st.integers(0, 5_000), st.text(max_size=3))
@settings(max_examples=100, deadline=None)
def test_the_sample_with_a_slip_is_read_or_told(place: int, slip: str) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    everything(text[:place] + slip + text[place + 1 :])


def test_a_very_long_catalogue_is_told_within_bounds() -> None:
    lines_ = "".join(f"  line_{number}: {{number: 112, servce: x}}\n" for number in range(5_000))
    everything(HEAD + "lines:\n" + lines_)
    hours = ", ".join(["08:00-18:00"] * 5_000)
    everything(HEAD + f"calendars:\n  office:\n    open: {{mon-sun: [{hours}]}}\n")
    everything(HEAD + "records:\n" + "".join(f"  R{number}: {{next: R{number + 1}}}\n" for number in range(2_000)))
