"""`flowlang compile` and `flowlang draw`: what came of a centre, as a file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli_centres import UNKNOWN_STEP, centre

from compiler.serialize import from_document
from runtime.cli import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


@pytest.mark.parametrize("path", ["flows", "flows/main.flow"])
def test_the_graph_is_written(here: Path, capsys: Captured, path: str) -> None:
    centre(here / "flows")
    assert main(["compile", path, "-o", "graph.json"]) == 0
    assert capsys.readouterr() == ("", "")
    document = (here / "graph.json").read_bytes()
    graph, sources = from_document(document)
    assert list(graph.flows) == ["main"]
    assert sources["main/goodbye"].path == "main.flow"
    assert json.loads(document)["flowlang"] == 1


@pytest.mark.parametrize("command", [["compile", "-o", "graph.json"], ["draw", "-o", "graph.dot"]])
def test_a_centre_with_faults_leaves_no_file(here: Path, capsys: Captured, command: list[str]) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    assert main([*command, "flows"]) == 1
    assert capsys.readouterr().out.endswith("\n1 error in 1 file\n")
    assert list(here.glob("graph.*")) == []


@pytest.mark.parametrize(("ending", "beginning"), [("dot", b"digraph"), ("mmd", b"flowchart")])
def test_a_picture_as_text(here: Path, capsys: Captured, ending: str, beginning: bytes) -> None:
    centre(here / "flows")
    assert main(["draw", "flows", "-o", f"centre.{ending}"]) == 0
    assert capsys.readouterr() == ("", "")
    assert beginning in (here / f"centre.{ending}").read_bytes()[:400]


@pytest.mark.skipif(not shutil.which("dot"), reason="graphviz is not installed")
@pytest.mark.parametrize(
    ("ending", "beginning"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("SVG", b"<?xml")]
)
def test_a_picture(here: Path, ending: str, beginning: bytes) -> None:
    centre(here / "flows")
    assert main(["draw", "flows", "-o", f"centre.{ending}"]) == 0
    assert (here / f"centre.{ending}").read_bytes().startswith(beginning)


def test_without_graphviz(here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    centre(here / "flows")
    monkeypatch.setenv("PATH", str(here))
    assert main(["draw", "flows", "-o", "centre.svg"]) == 2
    assert capsys.readouterr() == (
        "",
        "flowlang: the program `dot` is missing; install Debian's package graphviz\n",
    )
    assert not (here / "centre.svg").exists()


def test_one_flow_alone(here: Path) -> None:
    folder = centre(here / "flows")
    (folder / "other.flow").write_text(
        "flow other ()\n  outcome done\n\n  step only_here\n    outcome done\n", encoding="utf-8"
    )
    assert main(["draw", "flows", "-o", "one.dot", "--flow", "main"]) == 0
    assert main(["draw", "flows", "-o", "other.dot", "--flow", "other"]) == 0
    assert "only_here" not in (here / "one.dot").read_text(encoding="utf-8")
    assert "only_here" in (here / "other.dot").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["flows", "-o", "x.gif"], "`x.gif` does not end in what can be drawn: .svg, .png, .pdf, .dot, .mmd"),
        (["flows", "-o", "x"], "`x` does not end in what can be drawn: .svg, .png, .pdf, .dot, .mmd"),
        (["flows", "-o", "x.dot", "--flow", "mian"], "there is no flow `mian`; did you mean `main`?"),
        (["flows", "-o", "x.dot", "--flow", "zzzzzz"], "there is no flow `zzzzzz`; this centre has `main`"),
        (["flows", "-o", "nowhere/x.dot"], "cannot write `nowhere/x.dot`: No such file or directory"),
        (["nowhere", "-o", "x.dot"], "there is no file or folder `nowhere`"),
        ([".", "-o", "x.dot"], "there is no centre.yaml in `.`"),
    ],
)
def test_what_cannot_be_drawn(here: Path, capsys: Captured, arguments: list[str], complaint: str) -> None:
    centre(here / "flows")
    assert main(["draw", *arguments]) == 2
    assert capsys.readouterr() == ("", f"flowlang: {complaint}\n")
