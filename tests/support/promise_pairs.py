"""Pairs of flows that stand by a promise of the compiler: one that it must refuse, and its mended twin.

A file `*.pairs` below `tests/promises` holds many:

    # What the file is about.

    === A menu forgets silence
    rule: Exits
    --- refused
    menu options                             # F401
      say main_menu
      1                    -> goodbye
      no match             again
    --- mended
    …

`rule` names a heading of the reference (`docs/language.md`, `docs/catalogue.md`). A line of the refused twin that gets
a message says which behind `#`; no other line gets any. What is written is `main.flow`, and may be a fragment: lines of
the head, blocks, or the lines of a step. `--- refused NAME` and `--- mended NAME` begin another file of that twin,
`--- both NAME` one of both; of `centre.yaml` only what differs from `tests/promises/centre.yaml` is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent.parent / "promises"
DOCUMENTATION = FOLDER.parent.parent / "docs"
MAIN, CATALOGUE = "main.flow", "centre.yaml"
SOUNDS = ("sounds/beep.wav",)

TITLE = re.compile(r"^=== +(.+)\nrule: +(.+)\n", re.MULTILINE)
PART = re.compile(r"^--- +(refused|mended|both)(?: +(\S+))?\n", re.MULTILINE)
EXPECTED = re.compile(r"# (F\d{3}(?: F\d{3})*)(?= |$)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

HEAD = {
    "languages": "languages en",
    "media": "media voice",
    "no input": "no input after 6s",
    "on failure": "on failure -> apology",
}
"""The head around a fragment; a line of it that begins alike takes the place of one of these."""

BLOCKS = {
    "goodbye": "step goodbye\n  say goodbye\n  end",
    "operators": "step operators\n  say connecting\n  end",
    "apology": "step apology\n  say apology\n  end",
}
"""The steps that a fragment may lead to without having them."""

BLOCK = re.compile(r"(?:step|menu|queue) +(\w+)")
HEAD_LINE = re.compile(r"(languages|media|var|no input|at most|on hang up|on failure|anywhere|outcome|promise)\b")

Texts = dict[str, str]
Told = tuple[str, int, str]
"""A file, a line, a code."""


class Pair(NamedTuple):
    """A flow to refuse and its mended twin, as written."""

    file: str
    line: int
    title: str
    rule: str
    refused: Texts
    mended: Texts

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def pairs() -> list[Pair]:
    """Every pair of every file."""
    return [pair for path in sorted(FOLDER.rglob("*.pairs")) for pair in read(path)]


def read(path: Path) -> Iterator[Pair]:
    """The pairs of one file, in order."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(FOLDER).as_posix()
    titles = list(TITLE.finditer(text))
    assert len(titles) == len(re.findall("^===", text, re.MULTILINE)), f"{name}: a title without its rule"
    for title, end in zip(titles, [*(one.start() for one in titles[1:]), len(text)], strict=True):
        line = text.count("\n", 0, title.start()) + 1
        refused, mended = twins(text[title.end() : end])
        yield Pair(name, line, title[1], title[2], refused, mended)


def twins(text: str) -> tuple[Texts, Texts]:
    """The files of the two twins."""
    found: dict[str, Texts] = {"refused": {}, "mended": {}}
    parts = list(PART.finditer(text))
    for part, end in zip(parts, [*(one.start() for one in parts[1:]), len(text)], strict=True):
        for twin in found if part[1] == "both" else (part[1],):
            found[twin][part[2] or MAIN] = text[part.end() : end].rstrip("\n") + "\n"
    return found["refused"], found["mended"]


def centre(texts: Mapping[str, str]) -> Texts:
    """The whole centre around what was written of it, with a flow where only the catalogue was."""
    flows = texts if any(path != CATALOGUE for path in texts) else {MAIN: "say welcome\nend\n"}
    whole = {**flows, CATALOGUE: merged(common(), texts.get(CATALOGUE, ""))}
    if not re.search("^flow ", flows[MAIN], re.MULTILINE):
        whole[MAIN] = wrapped(flows[MAIN])
    return whole


def expected(texts: Mapping[str, str]) -> list[Told]:
    """The messages that the notes of a centre name, in order."""
    lines = [(path, number, line) for path in sorted(texts) for number, line in enumerate(texts[path].split("\n"), 1)]
    return [
        (path, number, code)
        for path, number, line in lines
        if (found := EXPECTED.search(line))
        for code in found[1].split()
    ]


def headings() -> set[str]:
    """Every heading of the reference."""
    pages = (page.read_text(encoding="utf-8") for page in sorted(DOCUMENTATION.glob("*.md")))
    return {re.sub(r"[`*]", "", heading) for page in pages for heading in HEADING.findall(page)}


def common() -> str:
    """The catalogue around every pair."""
    return (FOLDER / CATALOGUE).read_text(encoding="utf-8")


# --- a fragment and what is around it ---------------------------------------------------------------------------------


def wrapped(fragment: str) -> str:
    """A whole flow `main` around a fragment: lines of its head, blocks, or the lines of one step."""
    lines = fragment.rstrip("\n").split("\n")
    at = next((index for index, line in enumerate(lines) if BLOCK.match(line)), len(lines))
    head, blocks = lines[:at], lines[at:]
    bare = [line for line in head if line.strip() and not line.startswith("#")]
    if bare and not HEAD_LINE.match(bare[0]):
        head, blocks = [], ["step start", *(f"  {line}" for line in head), *blocks]
    taken = {match[1] for line in head if (match := HEAD_LINE.match(line))}
    own = {match[1] for line in blocks if (match := BLOCK.match(line))}
    used = {"apology"} if "on failure" not in taken else set()
    used |= {name for name in BLOCKS if re.search(rf"-> {name}\b", fragment)}
    before = [line for name, line in HEAD.items() if name not in taken]
    after = [line for name, text in BLOCKS.items() if name in used - own for line in text.split("\n")]
    return "\n".join(["flow main", *(f"  {line}".rstrip() for line in [*before, *head, *blocks, *after]), ""])


def merged(centre: str, written: str) -> str:
    """A catalogue with what is written instead of its own entries of those names, section by section."""
    sections = {name_of(one): one for one in cut(centre, "")}
    for section in cut(written, ""):
        name = name_of(section)
        both = cut(section, "  ")[1:], cut(sections.get(name, ""), "  ")[1:]
        if all(both):
            new = {name_of(one) for one in both[0]}
            section = "".join([f"{name}:\n", *(one for one in both[1] if name_of(one) not in new), *both[0]])
        sections[name] = section
    return "".join(sections.values())


def cut(text: str, indent: str) -> list[str]:
    """The text in pieces, each beginning with a line of this indent."""
    return [one for one in re.split(rf"^(?={indent}[^\s#])", text, flags=re.MULTILINE) if one.strip()]


def name_of(entry: str) -> str:
    """The key at the beginning of an entry."""
    return entry.partition(":")[0].strip().strip('"')
