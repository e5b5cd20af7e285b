"""The languages and media that a prompt lacks, gathered over all flows, so that each prompt is told once."""

from __future__ import annotations

from compiler.catalogue import Prompt
from flowlang.source import Location


class Lacking:
    """The languages and media that one prompt lacks, and where it is first said."""

    def __init__(self, prompt: Prompt, said: Location) -> None:
        self.prompt = prompt
        self.said = said
        self.combinations: dict[str, list[str]] = {}

    def summary(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """The variant of the message: nothing at all in some languages, or only nothing to show on written media."""
        whole = tuple(language for language in self.combinations if not _has_language(self.prompt, language))
        if whole:
            return "", whole, ()
        media = tuple(dict.fromkeys(medium for some in self.combinations.values() for medium in some))
        return "medium", tuple(self.combinations), media


def _has_language(prompt: Prompt, language: str) -> bool:
    return any(key.split("/")[0] in (language, "*") for key in prompt.variants)
