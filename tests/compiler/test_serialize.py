"""The document of a compiled centre: the same bytes always, and nothing read back that does not hold together."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from goldens import ROOT, compare
from graphs import asked, centre, do, end, enter, fetch, flow, give, menu, say, sources, speech
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.centre import Compiled
from compiler.graph import Branch, Case, Constant, Count, Graph, InState, Operation, Option, Variable, graph_hash
from compiler.serialize import LARGEST, Document, DocumentError, from_document, to_document
from compiler.types import NUMBER, TEXT
from flowlang.values import replace

SCHEMA = Path(__file__).parents[2] / "docs" / "graph.schema.json"


def small() -> Graph:
    """A centre with one of most things."""
    main = flow(
        "main",
        {
            "start": enter("start/say"),
            "start/say": say("Welcome.", "start/if"),
            "start/if": (
                Branch((Case(InState("office", "open"), "1"), Case(Operation("known", (Variable("tries"),)), "2"))),
                {"1": "options", "2": "options", "else": "goodbye"},
            ),
            "options": asked(
                {"1": "ask", "star": "options", "no input": "options/no-input/again", "no match": "goodbye"},
                Option("1", ("1",), {"en": ("billing", "bill")}),
                Option("star", ("*",)),
                no_input_after={"voice": 6_000_000},
            ),
            "options/no-input/again": (Count(2, "question"), {"again": "options", "then": "goodbye"}),
            "ask": enter("ask/do-verify"),
            "ask/do-verify": do("verify", verified="ask/fetch-bill", given_up="goodbye"),
            "ask/fetch-bill": fetch(3_000_000, speech("One moment.", "one_moment"), ok="goodbye", not_found="goodbye"),
            "goodbye": enter("goodbye/say"),
            "goodbye/say": say("Goodbye.", "goodbye/end"),
            "goodbye/end": end(),
        },
        on_failure="goodbye",
        at_most=900_000_000,
        at_most_to="goodbye",
    )
    verify = flow(
        "verify",
        {
            "ask": menu({"1": "ask/yes", "2": "ask/no", "no input": "ask/no"}),
            "ask/yes": give("verified"),
            "ask/no": give("given_up"),
        },
        outcomes=("verified", "given_up"),
    )
    return centre(main, verify)


def compiled(graph: Graph | None) -> Compiled:
    return Compiled(
        graph=graph,
        hash=graph_hash(graph) if graph else "",
        sources=sources(graph) if graph else {},
        catalogue=None,
        diagnostics=(),
        texts={},
    )


def changed(change: Any) -> bytes:
    """The small centre's document after a change to its plain form, with the hash made right again."""
    plain = json.loads(to_document(compiled(small())))
    change(plain)
    with contextlib.suppress(msgspec.ValidationError, KeyError):
        plain["hash"] = graph_hash(msgspec.convert(plain["graph"], Graph))
    return json.dumps(plain).encode()


def test_the_document_of_a_small_centre_is_this_one(update_goldens: bool) -> None:
    document = to_document(compiled(small())).decode()
    compare(ROOT / "graph" / "small.json", document + "\n", update_goldens)
    compare(ROOT / "graph" / "small.hash", graph_hash(small()) + "\n", update_goldens)


def test_what_is_written_is_read_back() -> None:
    graph = small()
    assert from_document(to_document(compiled(graph))) == (graph, sources(graph))


def test_a_centre_with_errors_has_no_document() -> None:
    with pytest.raises(DocumentError, match="errors"):
        to_document(compiled(None))


def test_the_schema_describes_what_is_written(update_goldens: bool) -> None:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A compiled centre of flowlang, version 1",
        **without_layout(msgspec.json.schema(Document)),
    }
    compare(SCHEMA, json.dumps(schema, indent=2, ensure_ascii=False) + "\n", update_goldens)
    jsonschema.Draft202012Validator(schema).validate(json.loads(to_document(compiled(small()))))


def test_a_changed_text_changes_the_hash_and_a_changed_place_does_not() -> None:
    graph = small()
    longer = replace(graph, name="Acme Energia")
    assert graph_hash(longer) != graph_hash(graph)
    moved = replace(compiled(graph), sources={})
    assert from_document(to_document(moved)) == (graph, {})


def without_layout(schema: Any) -> Any:
    """The schema with each description on one line, so that it is no matter where a docstring's lines end."""
    if isinstance(schema, list):
        return [without_layout(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: " ".join(one.split()) if key == "description" and isinstance(one, str) else without_layout(one)
        for key, one in schema.items()
    }


def flow_of(plain: dict[str, Any], name: str = "main") -> Any:
    return plain["graph"]["flows"][name]


def set_to(flow_name: str, key: str, value: Any) -> Any:
    return lambda plain: flow_of(plain, flow_name).__setitem__(key, value)


FAULTY = {
    "another version": (lambda plain: plain.update(flowlang=2), "document of version 2"),
    "another graph version": (lambda plain: plain["graph"].update(version=9), "graph of version 9"),
    "no graph": (lambda plain: plain.pop("graph"), "no compiled centre"),
    "an unknown operation": (
        lambda plain: flow_of(plain)["states"][0]["does"].update(kind="Dance"),
        "no compiled centre",
    ),
    "a flow by another name": (lambda plain: flow_of(plain).update(name="other"), "called `other`"),
    "no such entry": (set_to("main", "entry", "main/nowhere"), "`main/nowhere` is no state of `main`"),
    "no such failure": (set_to("main", "on_failure", "main/x"), "`main/x` is no state"),
    "one id twice": (
        lambda plain: flow_of(plain)["states"].append(flow_of(plain)["states"][0]),
        "two states of one id",
    ),
    "an exit to nowhere": (
        lambda plain: flow_of(plain)["states"][0]["exits"][0].update(to="main/nowhere"),
        "the exit `next` of `main/start` leads to no state",
    ),
    "no such sub-flow": (lambda plain: plain["graph"]["flows"].pop("verify"), "`main/ask/do-verify` does a flow"),
    "no such flow of a service": (lambda plain: plain["graph"]["services"]["care"].update(flow="x"), "service `care`"),
    "no such service of a line": (lambda plain: plain["graph"]["lines"].update(main="x"), "line `main`"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_document_that_does_not_hold_together_is_refused(fault: str) -> None:
    change, words = FAULTY[fault]
    with pytest.raises(DocumentError, match=words):
        from_document(changed(change))


def test_a_graph_changed_by_hand_is_refused() -> None:
    plain = json.loads(to_document(compiled(small())))
    plain["graph"]["outbound"]["allow"] = ["+"]
    with pytest.raises(DocumentError, match="hash is another"):
        from_document(json.dumps(plain).encode())


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"null", b'{"flowlang": "1"}', b'{"flowlang": 1}'])
def test_what_is_no_document_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(DocumentError, match="this is no compiled centre") as refused:
        from_document(data)
    assert "\n" not in str(refused.value)


def test_a_document_without_end_is_not_read() -> None:
    with pytest.raises(DocumentError, match="larger than"):
        from_document(b" " * (LARGEST + 1))


def test_a_document_nested_without_end_is_refused() -> None:
    document = to_document(compiled(small()))
    at = document.index(b'{"kind":"InState"')
    deep = b'{"kind":"Operation","operator":"not","arguments":[' * 100_000
    with pytest.raises(DocumentError, match="no compiled centre"):
        from_document(document[:at] + deep)


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_bytes_from_anywhere_are_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        from_document(data)


@given(st.data())
@settings(max_examples=100)
def test_a_document_with_a_byte_changed_is_the_same_or_refused(data: st.DataObject) -> None:
    document = bytearray(to_document(compiled(small())))
    at = data.draw(st.integers(0, len(document) - 1))
    document[at] = data.draw(st.integers(0, 255))
    try:
        graph, _ = from_document(bytes(document))
    except DocumentError:
        return
    assert graph == small()


@given(st.text(max_size=30), st.integers(-(2**40), 2**40))
@settings(max_examples=50)
def test_any_text_and_number_comes_back(text: str, number: int) -> None:
    condition = Operation("=", (Constant(text, TEXT), Constant(number, NUMBER)))
    graph = centre(
        flow(
            "main", {"start": (Branch((Case(condition, "1"),)), {"1": "end", "else": "end"}), "end": end()}, title=text
        )
    )
    assert from_document(to_document(compiled(graph)))[0] == graph
