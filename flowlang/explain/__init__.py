"""The pages behind `flowlang explain`: `en/F201.md` and so on, one per code and language.

Each page has a first line `# F201: the rule in a few words` and four parts: what, why, an example that gets the
message, and what to write instead.
"""

from __future__ import annotations

import re
from importlib.resources import files

CODE = re.compile(r"F\d{3}")
FIRST = "en"


def page(code: str, language: str = FIRST) -> str | None:
    """The page of a code in a language, in English where that language has none; none where there is no such code."""
    if not CODE.fullmatch(code) or not language.isalpha():
        return None
    for spoken in (language, FIRST):
        file = files(__name__) / spoken / f"{code}.md"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return None


def codes() -> tuple[str, ...]:
    """Every code that has a page, in order."""
    names = (file.name.removesuffix(".md") for file in (files(__name__) / FIRST).iterdir())
    return tuple(sorted(name for name in names if CODE.fullmatch(name)))


def title(code: str, language: str = FIRST) -> str:
    """The rule behind a code in a few words: the first line of its page."""
    text = page(code, language) or ""
    return text.partition("\n")[0].removeprefix(f"# {code}:").strip()
