"""Reads Gherkin, in English and Italian, with the parser of the Cucumber project. Owner of gherkin-official."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gherkin.dialect import Dialect
from gherkin.errors import (
    NoSuchLanguageException,
    ParserError,
    ParserException,
    UnexpectedEOFException,
    UnexpectedTokenException,
)
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from flowlang.similar import nearest
from flowlang.visible import clipped
from runtime.rehearsal.scenarios import (
    MOST_CHARACTERS,
    MOST_SCENARIOS,
    MOST_STEPS,
    Feature,
    Mistake,
    ReadFeature,
    Scenario,
    Step,
)

LANGUAGES = ("en", "it")


def read_feature(text: str, path: str) -> ReadFeature:
    """Reads a file of scenarios; every mistake the parser can find is told."""
    text = text.removeprefix("\ufeff")
    try:
        document: dict[str, Any] = dict(Parser().parse(text))
    except ParserError as error:
        return ReadFeature(None, tuple(_mistakes(getattr(error, "errors", [error]), text)))
    found = document.get("feature")
    if found is None:
        return ReadFeature(Feature(path, "", LANGUAGES[0], ()))
    if found["language"] not in LANGUAGES:
        return ReadFeature(None, (Mistake(1, 1, "no language", {"language": clipped(found["language"])}),))
    return _within_limits(found, _read(document, found, path))


def keywords(language: str) -> tuple[str, ...]:
    """The words a step may begin with."""
    dialect = Dialect.for_name(language)
    assert dialect is not None
    kinds = (dialect.given_keywords, dialect.when_keywords, dialect.then_keywords)
    more = (dialect.and_keywords, dialect.but_keywords)
    return tuple(dict.fromkeys(one.strip() for kind in (*kinds, *more) for one in kind if one != "* "))


# --- what was read


def _read(document: dict[str, Any], feature: dict[str, Any], path: str) -> Feature:
    written = {step["id"]: step for step in _under(feature, "steps")}
    rows = {row["id"]: row for one in _under(feature, "examples") for row in one.get("tableBody", ())}
    document["uri"] = path
    pickles: list[dict[str, Any]] = [dict(one) for one in Compiler().compile(document)]  # type: ignore[arg-type]
    scenarios = tuple(_scenario(one, written, rows) for one in pickles[: MOST_SCENARIOS + 1])
    return Feature(path, feature["name"], feature["language"], scenarios)


Node = dict[str, Any]


def _under(parent: Node, what: str) -> Iterator[Node]:
    """The steps or examples of everything below."""
    for child in parent["children"]:
        for holder in child.values():
            yield from holder.get(what, ())
            if "children" in holder:
                yield from _under(holder, what)


def _scenario(pickle: Node, written: dict[str, Node], rows: dict[str, Node]) -> Scenario:
    """A scenario; a row of examples has its values behind the name where they do not stand in it."""
    steps = tuple(_step(one, written[one["astNodeIds"][0]]) for one in pickle["steps"])
    tags = tuple(tag["name"].removeprefix("@") for tag in pickle["tags"])
    values = [cell["value"] for id in pickle["astNodeIds"] if id in rows for cell in rows[id]["cells"]]
    more = ", ".join(values) if any(value not in pickle["name"] for value in values) else ""
    return Scenario(f"{pickle['name']} ({more})" if more else pickle["name"], pickle["location"]["line"], steps, tags)


def _step(pickled: dict[str, Any], written: dict[str, Any]) -> Step:
    """A step with the values of its example in it, at the place where it was written."""
    argument = pickled.get("argument", {})
    rows = argument.get("dataTable", {}).get("rows", ())
    table = tuple(tuple(cell["value"] for cell in row["cells"]) for row in rows)
    below = argument.get("docString", {}).get("content")
    place, keyword = written["location"], written["keyword"]
    return Step(keyword.strip(), pickled["text"], place["line"], place["column"] + len(keyword), table, below)


def _within_limits(parsed: dict[str, Any], feature: Feature) -> ReadFeature:
    if len(feature.scenarios) > MOST_SCENARIOS:
        where = parsed["location"]
        wrong = Mistake(where["line"], where["column"], "many scenarios", {"most": str(MOST_SCENARIOS)})
        return ReadFeature(None, (wrong,))
    mistakes: list[Mistake] = []
    for scenario in feature.scenarios:
        if len(scenario.steps) > MOST_STEPS:
            mistakes.append(Mistake(scenario.line, 1, "many steps", {"most": str(MOST_STEPS)}))
        long = (step for step in scenario.steps[:MOST_STEPS] if len(step.text) > MOST_CHARACTERS)
        mistakes += (Mistake(one.line, one.column, "long step", {"most": str(MOST_CHARACTERS)}) for one in long)
    return ReadFeature(None if mistakes else feature, tuple(mistakes))


# --- what is wrong


def _mistakes(errors: Iterable[ParserException], text: str) -> Iterator[Mistake]:
    """Where a file does not even begin as it should, what follows says nothing."""
    lines = text.splitlines()
    language = _language(lines)
    for error in errors:
        line, column = error.location["line"], error.location.get("column", 1) or 1
        yield _mistake(error, line, column, lines, language)
        if "#FeatureLine" in str(error) or isinstance(error, NoSuchLanguageException):
            return


def _mistake(error: ParserException, line: int, column: int, lines: list[str], language: str) -> Mistake:
    written = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    if isinstance(error, NoSuchLanguageException):
        return Mistake(line, column, "no language", {"language": clipped(written.rpartition(":")[2].strip())})
    if isinstance(error, UnexpectedEOFException) or not written:
        return Mistake(min(line, max(1, len(lines))), column, "ends early")
    if not isinstance(error, UnexpectedTokenException):
        return Mistake(line, column, "uneven rows" if written.startswith("|") else "no tag")
    return _stray(error, written, (line, column), language)


def _stray(error: ParserException, written: str, place: tuple[int, int], language: str) -> Mistake:
    line, column = place
    if "#FeatureLine" in str(error):
        dialect = Dialect.for_name(language)
        return Mistake(line, column, "no feature", {"word": dialect.feature_keywords[0] if dialect else "Feature"})
    words = keywords(language)
    facts = {"line": clipped(written, 60), "words": ", ".join(f"`{word}`" for word in words)}
    near = nearest(written.split(" ", 1)[0], words)
    return Mistake(line, column, "stray meant" if near else "stray", {**facts, "meant": near or ""})


def _language(lines: list[str]) -> str:
    first = next((line for line in lines if line.strip()), "").replace(" ", "")
    named = first.removeprefix("#language:") if first.startswith("#language:") else LANGUAGES[0]
    return named if named in LANGUAGES else LANGUAGES[0]
