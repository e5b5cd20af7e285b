"""The examples of the documentation do what the pages say they do.

A fence says what its block is, and perhaps more behind that:

    flow, yaml                  a fragment, or a whole file: it has nothing wrong with it
    flow F550                   it gets these messages and no others
    flow bikes/main.flow        goes into this file: a head, steps and menus, or keys of the catalogue take the place of
                                those of the same name or are added at the end
    text calls/one              is all of this file
    console                     commands and what they show; `…` on a line of its own stands for any lines
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from catalogue_cases import PATH
from message_cases import BLOCK, BLOCKS, HEAD, default, diagnose, example_case, merged

from compiler.catalogue_connectors import DEFAULT_WITHIN
from compiler.catalogue_text import read_catalogue
from compiler.passes.check_scope import LATER
from compiler.passes.check_times import MOST_RECORDED, MOST_RUNG, MOST_TALKED, MOST_WAITED
from compiler.passes.lower_actions import RECORDED
from compiler.passes.lower_calls import RINGS
from compiler.passes.lower_later import WORDS
from flowlang.keywords import ENGLISH
from runtime.cli import main
from runtime.engine.collector import AFTER_THE_LAST, BETWEEN_KEYS
from runtime.media.protocol import Record

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/language.md", "docs/tutorial.md")
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODES = re.compile(r"(F\d{3} ?)+")
ANY_LINES = "…"


class Block(NamedTuple):
    """A fenced block of a page; `said` is what stands behind its kind."""

    page: str
    line: int
    kind: str
    said: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, one.start()) + 1, one[1], one[2].strip(), one[3])
        for one in FENCE.finditer(text)
    ]


def fragments() -> list[Block]:
    """Blocks that stand for themselves."""
    found = [one for page in PAGES for one in blocks(page) if one.kind in ("flow", "yaml")]
    return [one for one in found if not one.said or CODES.fullmatch(one.said)]


# --- fragments --------------------------------------------------------------------------------------------------------


def trimmed(flow: str, block: str) -> str:
    """The flow around a fragment, without the standard blocks and variables that the fragment does not use."""
    for name, text in BLOCKS.items():
        if name != "apology" and not re.search(rf"-> {name}\b", block):
            flow = flow.replace("".join(f"  {line}\n" for line in text.split("\n")), "")
    for line in HEAD.values():
        name = re.match(r"var (\w+)", line)
        if name and not re.search(rf"\b{name[1]}\b", block):
            flow = flow.replace(f"  {line}\n", "")
    return flow


def centre_of(block: Block) -> dict[str, str]:
    """A whole centre around a fragment."""
    texts = example_case("flow", block.text)
    if not re.search(r"^flow ", block.text, re.MULTILINE):
        texts["main.flow"] = trimmed(texts["main.flow"], block.text)
    return texts


@pytest.mark.parametrize("block", fragments(), ids=str)
def test_a_fragment_gets_the_messages_that_its_fence_names(block: Block) -> None:
    found = diagnose(centre_of(block)) if block.kind == "flow" else read_catalogue(whole_catalogue(block), PATH)[1]
    assert [one.code for one in found] == block.said.split()


def whole_catalogue(block: Block) -> str:
    """The default catalogue with the block's keys instead of its own."""
    return merged(default(PATH), block.text)


# --- what a reader does -----------------------------------------------------------------------------------------------


def put(folder: Path, block: Block) -> None:
    """Writes a block into its file, as a reader would."""
    path = folder / block.said
    path.parent.mkdir(parents=True, exist_ok=True)
    text = block.text
    if path.exists() and block.kind in ("flow", "yaml"):
        join = with_blocks if block.kind == "flow" else merged
        text = join(path.read_text(encoding="utf-8"), text)
    path.write_text(text, encoding="utf-8")


def with_blocks(flow: str, fragment: str) -> str:
    """The flow with the fragment's head, steps and menus instead of its own of those names, new ones at its end."""
    head, own = taken_apart(flow)
    new_head, new = taken_apart(fragment)
    return "\n\n".join(part.strip("\n") for part in (new_head or head, *{**own, **new}.values())) + "\n"


def taken_apart(flow: str) -> tuple[str, dict[str, str]]:
    """What stands above the first step or menu, and each of them by its name."""
    head, *rest = re.split(r"^(?=  (?:step|menu) )", flow, flags=re.MULTILINE)
    return head, {match[1]: text for text in rest if (match := BLOCK.match(text.strip()))}


def transcript(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what it shows."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shows = part.partition("\n")
        yield command, shows


def shows(expected: str, found: str) -> bool:
    """Whether what a command shows is what stands on the page."""
    lines = expected.strip("\n").split("\n")
    pattern = "".join(r"(?:.*\n)*" if line == ANY_LINES else f"{re.escape(line)}\n" for line in lines)
    return re.fullmatch(pattern, found.strip("\n") + "\n") is not None


def run(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command shows."""
    program, *arguments = command.split()
    assert program == "flowlang"
    main(arguments)
    return "".join(capsys.readouterr())


@pytest.mark.parametrize("page", PAGES)
def test_what_commands_show_is_what_stands_on_the_page(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", StringIO())
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    for block in blocks(page):
        if block.said and not CODES.fullmatch(block.said):
            put(tmp_path, block)
        for command, expected in transcript(block.text) if block.kind == "console" else ():
            found = run(command, capsys)
            assert shows(expected, found), f"{block}: {command}\n{found}"


def test_there_are_examples_and_transcripts() -> None:
    assert len(fragments()) >= 25
    assert sum(block.kind == "console" for block in blocks("docs/tutorial.md")) >= 5


# --- the page of the language tells of everything ---------------------------------------------------------------------

LANGUAGE = "docs/language.md"
QUIET = Record(key="", file="", at_most=1)
UNITS = {"s": 1_000_000, "min": 60_000_000, "h": 3_600_000_000}
WITH_LATER_WORDS = frozenset(
    (
        *("_PRIORITY", "_NEEDS", "_RELAXED_TO", "_IGNORED_AFTER", "_ALSO_IN", "_ANSWER_WITHIN", "_BEFORE_ANSWER"),
        *("_WHILE_WAITING", "_EVERY", "_OF", "_ACCEPT_ON", "_WHISPER", "WARM", "BLIND"),
        *(
            "_BEFORE",
            "_ALWAYS",
            "_NEVER",
            "_WHEN",
            "ANY_MENU",
            "ANY_QUESTION",
            "ANY_TRANSFER",
            "ANY_RECORDING",
            "MENUS",
        ),
        *("QUESTIONS", "TRANSFERS", "RECORDINGS", "_NO_BEEP", "KEEPING_PLACE"),
        *("_MARK_ATTEMPT_AS", "_AND_RETRY", "SWITCHED_OFF"),
    )
)
"""Words that stand only with words which cannot be carried out yet."""


def test_every_word_of_the_language_is_told_of() -> None:
    text = (ROOT / LANGUAGE).read_text(encoding="utf-8")
    words = {word for name, word in ENGLISH.items() if name not in WITH_LATER_WORDS}
    assert {word for word in words if not re.search(rf"\b{word}\b", text)} == set()
    _, _, later = text.partition("## What cannot be carried out yet")
    assert {word for word in (*WORDS.values(), *LATER) if f"`{word}`" not in later} == set()


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (BETWEEN_KEYS, "Between two keys of one answer there are 3 s"),
        (AFTER_THE_LAST, "2 s after the last key"),
        (RINGS, "for `within`, 30 s where"),
        (MOST_RUNG[0], "| ringing | 5 min"),
        (RECORDED, "2 minutes where"),
        (MOST_RECORDED[0], "| a recording | 60 min"),
        (QUIET.quiet_first * 1000, "in the first 5 s is `silence`"),
        (QUIET.quiet_then * 1000, "after 5 s of quiet"),
        (MOST_TALKED[0], "| a conversation, a flow's own time | 24 h"),
        (MOST_WAITED[0], "| a request | 60 s"),
        (DEFAULT_WITHIN, "else 5 s."),
    ],
)
def test_the_figures_are_those_of_the_code(length: int, said: str) -> None:
    (count, unit), *_ = re.findall(r"(\d+) (s|min|h)", said)
    assert int(count) * UNITS[unit] == length
    assert said in (ROOT / LANGUAGE).read_text(encoding="utf-8")


def test_every_link_leads_somewhere() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", text):
            path = (ROOT / page).parent / target if target else ROOT / page
            assert path.exists(), f"{page}: {target}"
            assert not anchor or anchor in anchors(path), f"{page}: {target}#{anchor}"


def anchors(path: Path) -> set[str]:
    """What links to headings of a page are called."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-") for heading in headings}
