"""Files of scenarios: what is read of them, and every way in which they can be wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runtime.rehearsal import gherkin
from runtime.rehearsal.gherkin import read_feature
from runtime.rehearsal.scenarios import Feature, Mistake, Scenario, Step

WHOLE = """\
# language: it
@voice
Funzionalità: Prova
  Contesto:
    Dato che è domenica
  @chat
  Schema dello scenario: uno <x>
    Quando il cliente dice "<x>"
      \"\"\"
      ciao <x>
      \"\"\"
    * aspetta
      | a   | b |
      | <y> | 2 |

    Esempi:
      | x | y |
      | u | v |
      | w | z |

  Regola: un'altra
    Esempio: due
      Allora la chiamata finisce
"""


def read(text: str) -> Feature:
    found = read_feature(text, "a.feature")
    assert found.feature is not None, found.mistakes
    return found.feature


def mistakes(text: str) -> list[tuple[int, int, str]]:
    found = read_feature(text, "a.feature")
    assert found.feature is None
    return [(one.line, one.column, one.message) for one in found.mistakes]


def test_everything_there_is_to_a_file() -> None:
    feature = read(WHOLE)
    assert (feature.name, feature.language, feature.path) == ("Prova", "it", "a.feature")
    first, second, third = feature.scenarios
    background = Step("Dato", "che è domenica", 5, 10)
    assert first == Scenario(
        "uno u (u, v)",
        18,
        (
            background,
            Step("Quando", 'il cliente dice "u"', 8, 12, below="ciao u"),
            Step("*", "aspetta", 12, 7, table=(("a", "b"), ("v", "2"))),
        ),
        ("voice", "chat"),
    )
    assert second.name == "uno w (w, z)" and second.line == 19
    assert third == Scenario("due", 22, (background, Step("Allora", "la chiamata finisce", 23, 14)), ("voice",))


def test_what_an_example_has_in_its_name_is_not_said_twice() -> None:
    text = "Feature: x\n  Scenario Outline: <a>\n    When <a>\n    Examples:\n      | a |\n      | one |\n"
    assert [one.name for one in read(text).scenarios] == ["one"]


@pytest.mark.parametrize("text", ["", "\n# a note\n", "\ufeff"])
def test_a_file_without_scenarios(text: str) -> None:
    assert read(text) == Feature("a.feature", "", "en", ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# language: fr\nFonctionnalité: x\n", (1, 1, "no language")),
        ("# language: xx\nFeature: x\n", (1, 1, "no language")),
        ("Featur: x\n  Scenario: y\n", (1, 1, "no feature")),
        ("Feature: x\n  Scenario: y\n    Whn a\n", None),
        ("Feature: x\n  Scenario: y\n    When a\n    Whn b\n", (4, 5, "stray meant")),
        ("Feature: x\n  Scenario: y\n    When a\n    she presses 1\n", (4, 5, "stray")),
        ("Feature: x\n  Scenario: y\n    When a\n      | a |\n      | b | c |\n", (5, 7, "uneven rows")),
        ("Feature: x\n  @one two\n  Scenario: y\n", (2, 3, "no tag")),
        ("@one\n", (1, 1, "ends early")),
    ],
)
def test_mistakes(text: str, found: tuple[int, int, str] | None) -> None:
    if found is None:
        assert read(text).scenarios[0].steps == ()  # Gherkin takes it for a description
    else:
        assert mistakes(text) == [found]


def test_a_stray_line_is_told_with_the_words_of_its_language() -> None:
    found = read_feature("# language: it\nFunzionalità: x\n  Esempio: y\n    Dato a\n    Quanda b\n", "a").mistakes
    words = "`Dato`, `Data`, `Dati`, `Date`, `Quando`, `Allora`, `E`, `Ed`, `Ma`"
    assert found == (Mistake(5, 5, "stray meant", {"line": "Quanda b", "words": words, "meant": "Quando"}),)
    italian = read_feature("# language: it\nFunzionalita: x\n", "a").mistakes[0]
    assert (italian.message, italian.facts) == ("no feature", {"word": "Funzionalità"})


def test_every_stray_line_is_told() -> None:
    text = "Feature: x\n  Scenario: y\n    When a\n    foo\n    When b\n    bar\n"
    assert mistakes(text) == [(4, 5, "stray"), (6, 5, "stray")]


def test_a_file_is_not_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gherkin, "MOST_SCENARIOS", 2)
    monkeypatch.setattr(gherkin, "MOST_STEPS", 2)
    one = "  Scenario: y\n    When a\n"
    assert mistakes("Feature: x\n" + one * 3) == [(1, 1, "many scenarios")]
    assert mistakes("Feature: x\n" + one + "    When b\n    When c\n") == [(2, 1, "many steps")]
    assert mistakes("Feature: x\n" + one + f"    When {'b' * 2001}\n") == [(4, 10, "long step")]


LINES = st.sampled_from(
    ["Feature: a", "# language: it", "Scenario: b", "Given c", "| d | e |", "| f |", '"""', "@g", "Examples:", "x", ""]
)


@given(st.lists(LINES | st.text(max_size=12), max_size=12))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_file_is_read_or_told(lines: list[str]) -> None:
    found = read_feature("\n".join(lines), "a.feature")
    assert (found.feature is None) == bool(found.mistakes)
    assert all(one.line >= 1 and one.column >= 1 for one in found.mistakes)
