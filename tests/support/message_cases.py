"""Small centres that show a message: folders of `goldens/messages`, and the examples of explain pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from goldens import ROOT

from compiler.centre import compile_centre
from flowlang.diagnostics import Diagnostic
from runtime.centre_folder import read_centre

MESSAGES = ROOT / "messages"
WRITTEN = ("en.txt", "it.txt")

Texts = dict[str, str]

HEAD = {
    "languages": "languages en",
    "media": "media voice",
    "var account": "var account : digits(6) or nothing",
    "var customer": "var customer : Customer or nothing",
    "no input": "no input after 6s",
    "on failure": "on failure -> apology",
}
"""The head of the standard flow; a line of a fragment that begins alike takes the place of one of these."""

BLOCKS = {
    "goodbye": "step goodbye\n  say goodbye\n  end",
    "apology": "step apology\n  say apology\n  end",
    "operators": "step operators\n  say connecting\n  end",
}
"""The blocks of the standard flow, where the fragment has none of that name."""

BLOCK = re.compile(r"(?:step|menu|queue) +(\w+)")
HEAD_LINE = re.compile(
    r"(languages|media|var \w+|no input|at most|on hang up|on failure|promise|anywhere|outcome \w+)\b"
)
TOP_LEVEL = re.compile(r"^(?=[^\s#])", re.MULTILINE)


def diagnose(texts: Mapping[str, str], files: tuple[str, ...] = ()) -> tuple[Diagnostic, ...]:
    """Every message about a centre."""
    return compile_centre(texts, files).diagnostics


def default(name: str) -> str:
    """A text of the default centre."""
    return (MESSAGES / name).read_text(encoding="utf-8")


def whole(texts: Mapping[str, str]) -> Texts:
    """The texts of a centre, with the default centre's where it lacks `centre.yaml` or any flow."""
    complete = dict(texts)
    complete.setdefault("centre.yaml", default("centre.yaml"))
    if not any(name.endswith(".flow") for name in complete):
        complete["main.flow"] = default("main.flow")
    return complete


@cache
def folder_case(folder: Path) -> tuple[Texts, tuple[Diagnostic, ...]]:
    """The texts of a golden folder, and every message about it."""
    read = read_centre(folder)
    texts = whole(read.texts)
    files = tuple(name for name in read.files if name not in WRITTEN)
    return texts, (*read.diagnostics, *diagnose(texts, files))


# --- examples of explain pages --------------------------------------------------------------------------------------


def example_case(kind: str, block: str) -> Texts:
    """A whole centre around the fenced block of an explain page.

    A `yaml` block takes the place of the same top-level keys in the default centre. A `flow` block with a line that
    begins with `flow` is a file of its own, beside the default `main.flow` unless it holds `main` itself. Any other is
    put in a standard flow: lines of a flow's head into its head, blocks below, and bare actions into a step of their
    own. The standard flow begins at the first of them.
    """
    if kind == "yaml":
        return whole({"centre.yaml": merged(default("centre.yaml"), block)})
    if not re.search(r"^flow ", block, re.MULTILINE):
        return whole({"main.flow": wrapped(block), "people.yaml": default("people.yaml")})
    if re.search(r"^flow main\b", block, re.MULTILINE):
        return whole({"main.flow": block})
    return whole({"example.flow": block, "main.flow": default("main.flow")})


def merged(centre: str, block: str) -> str:
    """The centre with the block's top-level keys instead of its own of those names."""
    new = [chunk for chunk in TOP_LEVEL.split(block) if chunk.strip()]
    names = {chunk.partition(":")[0] for chunk in new}
    kept = [chunk for chunk in TOP_LEVEL.split(centre) if chunk.partition(":")[0] not in names]
    return "".join([*kept, *new])


def wrapped(block: str) -> str:
    """A fragment of a flow, within the standard flow."""
    lines = block.rstrip("\n").split("\n")
    at = next((index for index, line in enumerate(lines) if BLOCK.match(line)), len(lines))
    before, blocks = lines[:at], lines[at:]
    bare = [line for line in before if line.strip() and not line.startswith("#")]
    if bare and not HEAD_LINE.match(bare[0]):
        before, blocks = [], ["step example", *(f"  {line}" for line in before), *blocks]
    names = [match[1] for line in blocks if (match := BLOCK.match(line))]
    taken = {match[1] for line in before if (match := HEAD_LINE.match(line))}
    head = [line for name, line in HEAD.items() if name not in taken]
    start = [] if "start" in names or not names else ["step start", f"  -> {names[0]}"]
    rest = [line for name, text in BLOCKS.items() if name not in names for line in text.split("\n")]
    body = [*head, *before, *(start or ([] if names else ["step start", "  -> goodbye"])), *blocks, *rest]
    return "\n".join(["flow main", *(f"  {line}".rstrip() for line in body), ""])
