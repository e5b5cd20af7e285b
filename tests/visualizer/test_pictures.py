"""DOT and Mermaid: the same picture in two spellings, that no name or text can break out of; and graphviz itself."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from goldens import ROOT, compare
from graphs import asked, centre, do, end, enter, flow, give, menu, say
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.graph import Graph, Option, Service
from visualizer.dot import attributes, markup, quote, to_dot
from visualizer.mermaid import text, to_mermaid
from visualizer.render import FORMATS, LARGEST, DrawingError, render

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    '"',
    "\\",
    '\\"',
    "\\N",
    "<b>",
    "</table>",
    "&lt;",
    "&",
    "->",
    "}",
    "];",
    "<script>alert(1)</script>",
    "\x00\n",
    "",
    "—é漢",
    "#quot;",
    "\ud800",
]


def small() -> Graph:
    main = flow(
        "main",
        {
            "start": enter("start/say"),
            "start/say": say("Welcome to Acme.", "options"),
            "options": asked(
                {"1": "ask", "2": "bye", "no input": "bye", "no match": "bye"},
                Option("1", ("1",), {"en": ("billing",)}),
                Option("2", ("2",)),
            ),
            "ask": enter("ask/do"),
            "ask/do": do("verify", verified="bye", given_up="bye"),
            "bye": enter("bye/say"),
            "bye/say": say("Goodbye.", "bye/end"),
            "bye/end": end(),
        },
        title="Acme Energia",
        on_failure="bye",
    )
    verify = flow(
        "verify",
        {"a": menu({"1": "b", "no input": "c"}), "b": give("verified"), "c": give("given_up")},
        outcomes=("verified", "given_up"),
    )
    return centre(main, verify)


def named(name: str) -> Graph:
    """A centre of which every name and text is this one; ids are paths, so names hold no `/`."""
    word = name.replace("/", "")
    steps = {
        "start": asked({"o": "bye", "no input": "bye"}, Option("o", ("1",), {"en": (name,)})),
        "start/say": say(name, "bye"),
        f"x{word}": say(name, "bye"),
        "bye": end(),
    }
    sub = flow(f"sub{word}", {"a": give(word)}, outcomes=(word,), title=name)
    main = flow("main", {**steps, "do": do(f"sub{word}", done="bye")}, title=name)
    return centre(
        main, sub, services={name: Service("main", ("voice",))}, lines={name: name, "lost": "no such service"}
    )


# --- goldens


def test_the_dot_of_a_small_centre_is_this(update_goldens: bool) -> None:
    compare(ROOT / "pictures" / "small.dot", to_dot(small()), update_goldens)


def test_the_mermaid_of_a_small_centre_is_this(update_goldens: bool) -> None:
    compare(ROOT / "pictures" / "small.mmd", to_mermaid(small()), update_goldens)


def test_the_same_centre_gives_the_same_picture() -> None:
    assert to_dot(small()) == to_dot(small())
    assert to_mermaid(small(), "verify") == to_mermaid(small(), "verify")
    assert "main" not in to_mermaid(small(), "verify").replace("domain", "")


@pytest.mark.parametrize("draw", [to_dot, to_mermaid])
def test_a_flow_that_is_not_there_is_no_picture(draw: object) -> None:
    with pytest.raises(KeyError):
        draw(small(), "other")


def test_a_service_without_its_flow_leads_nowhere() -> None:
    graph = centre(flow("main", {"start": end()}), services={"care": Service("gone", ("voice",))})
    assert "service/care" in to_dot(graph)
    assert "==>" not in to_mermaid(graph)


# --- what graphviz makes of it


def elements(dot: str) -> dict[str, str]:
    """Ids of the drawing with their classes."""
    tree = ElementTree.fromstring(render(dot, "svg"))
    return {one.get("id", ""): one.get("class", "") for one in tree.iter(f"{SVG}g") if one.get("class")}


def test_steps_and_arrows_have_their_ids_and_kinds_in_the_drawing() -> None:
    found = elements(to_dot(small()))
    assert found["main/options"] == "node menu"
    assert found["main/start"] == "node step"
    assert found["verify/outcome/verified"] == "node outcome"
    assert found["main/options->main/ask"] == "edge go"
    assert found["main/ask->verify"] == "edge do"
    assert found["main"] == "cluster flow"
    assert found["line/main"] == "node line"


def test_every_format_is_drawn() -> None:
    beginnings = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}
    for format in FORMATS:
        assert render(to_dot(small()), format).startswith(beginnings[format])


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_or_text_breaks_out_of_the_drawing(name: str) -> None:
    usual, hostile = (elements(to_dot(named(one))) for one in ("x", name))
    assert len(hostile) == len(usual)
    tree = ElementTree.fromstring(render(to_dot(named(name)), "svg"))
    assert {one.tag.removeprefix(SVG) for one in tree.iter()} <= {
        "svg",
        "g",
        "title",
        "polygon",
        "path",
        "text",
        "polyline",
        "ellipse",
    }


@given(st.text(max_size=20))
@settings(max_examples=200)
def test_what_is_quoted_stays_within_its_marks(name: str) -> None:
    assert re.fullmatch(r'"(?:[^"\\]|\\\\|\\")*"', quote(name))
    assert quote(name).isprintable()
    ElementTree.fromstring(f"<b>{markup(name)}</b>")
    assert markup(name)


def test_attributes_are_quoted() -> None:
    assert attributes(id='a"b', color="#fff") == 'id="a\\"b", color="#fff"'


# --- mermaid


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_a_mermaid_text_holds_nothing_that_means_something(words: str) -> None:
    inside = text(words)[1:-1].replace("<br/>", "")
    assert not set(inside) & set('"<>&`\\\n')
    assert re.sub(r"#\d+;", "", inside).find("#") == -1


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_or_text_breaks_a_line_of_mermaid(name: str) -> None:
    usual, hostile = (to_mermaid(named(one)).splitlines() for one in ("x", name))
    assert len(hostile) == len(usual)
    assert all(line.count('"') in (0, 2) for line in hostile)


# --- graphviz fails


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(DrawingError, match="choose one of svg, png, pdf"):
        render("digraph {}", "gif")


def test_a_picture_without_end_is_not_begun() -> None:
    with pytest.raises(DrawingError, match="too large"):
        render(" " * (LARGEST + 1), "svg")


def test_what_is_no_dot_is_refused_with_its_reason() -> None:
    with pytest.raises(DrawingError, match=r"graphviz gave up: .*syntax error"):
        render("digraph { -> }", "svg")


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DrawingError, match="install Debian's package graphviz"):
        render("digraph {}", "svg")


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str, mode: int = 0o755) -> None:
    """Another program in place of `dot`."""
    shell = shutil.which("sh")
    (folder / "dot").write_text(f"#!{shell}\n{script}\n")
    (folder / "dot").chmod(mode)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin" if mode == 0o755 else str(folder))


def test_a_picture_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(monkeypatch, tmp_path, "exec sleep 30")
    with pytest.raises(DrawingError, match=r"took longer than 0\.2 s"):
        render("digraph {}", "svg", longest=0.2)


def test_a_program_that_gives_up_in_silence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(monkeypatch, tmp_path, "cat >/dev/null; exit 3")
    with pytest.raises(DrawingError, match="it does not say why"):
        render("digraph {}", "svg")


def test_a_program_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(monkeypatch, tmp_path, "exit 0", mode=0o644)
    with pytest.raises(DrawingError, match="could not be started: Permission denied"):
        render("digraph {}", "svg")
