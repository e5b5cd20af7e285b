"""The translations of a centre's texts and option words, found by the text as it is written in a flow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compiler.catalogue_nodes import Report
from flowlang import syntax
from flowlang.placeholders import Mistake, read_text
from flowlang.source import NOWHERE, Span
from flowlang.tokens import Token


class Translations:
    """What the catalogue says under `translations`, by text and language."""

    def __init__(
        self, written: Mapping[str, Mapping[str, str]], places: Mapping[str, Mapping[str, Span]] | None = None
    ) -> None:
        self._words = written
        self._places = places or {}
        self._texts: dict[str, Mapping[str, str]] = {}
        self._keys: dict[str, str] = {}
        self._parsed: dict[str, syntax.TextLiteral | None] = {}
        for text, languages in written.items():
            parsed = self.parsed(text)
            found_by = template(parsed) if parsed else text
            self._texts[found_by] = languages
            self._keys[found_by] = text
        self._by_letters = {letters(key): key for key in written}

    def parsed(self, text: str) -> syntax.TextLiteral | None:
        """A text of the catalogue with the values in its braces; none where they cannot be read."""
        if text not in self._parsed:
            mistakes: list[Mistake] = []
            parsed = read_text(Token("TEXT", f'"{text}"', 1, 1, len(text) + 3), mistakes)
            self._parsed[text] = None if mistakes else parsed
        return self._parsed[text]

    def text(self, text: syntax.TextLiteral, language: str) -> syntax.TextLiteral | None:
        """The translation of a text, or none."""
        translated = self._texts.get(template(text), {}).get(language)
        if translated is None:
            return None
        return self.parsed(translated) or syntax.TextLiteral(parts=(syntax.TextRun(text=translated),))

    def place(self, text: syntax.TextLiteral, language: str) -> Span:
        """Where the translation of a text stands."""
        return self._places.get(self._keys.get(template(text), ""), {}).get(language, NOWHERE)

    def meant(self, text: str, report: Report) -> str | None:
        """The key in the catalogue that was most likely meant to be a text, which is none itself."""
        if text in self._keys or text in self._words:
            return None
        return self._by_letters.get(letters(text)) or report.meant(text, self._words)

    def first_place(self, key: str) -> Span:
        """Where the first translation of a text stands."""
        return next(iter(self._places.get(key, {}).values()), NOWHERE)

    def is_doubtful(self, text: str) -> bool:
        """Whether one of a text's translations could not be read, so that one which is missing may be meant there."""
        key = self._keys.get(text, text)
        read = self._words.get(key, {}).keys()
        return (key in self._words and not read) or bool(self._places.get(key, {}).keys() - read)

    def word(self, word: str, language: str) -> str | None:
        """The translation of an option's word, or none."""
        return self._words.get(word, {}).get(language)


def letters(text: str) -> str:
    """The letters and digits of a text, in small letters."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def entry(text: str, languages: Iterable[str]) -> str:
    """The line of the catalogue that translates a text: `"Goodbye.": {it: "…"}`."""
    for _ in ("as it stands in a flow", "and that in YAML"):
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}": {{' + ", ".join(f'{language}: "…"' for language in languages) + "}"


def template(text: syntax.TextLiteral) -> str:
    """The text as it is written, with one layout in its braces: what translations are found by."""
    return "".join(_written(part) for part in text.parts)


def _written(part: syntax.TextPart) -> str:
    if isinstance(part, syntax.TextRun):
        return part.text
    form = f" as {part.form.text}" if part.form else ""
    return f"{{{dotted(part.value)}{form}}}"


def dotted(value: syntax.Expression) -> str:
    """`customer.name`, for a name and its fields."""
    if isinstance(value, syntax.Field):
        return f"{dotted(value.value)}.{value.field.text}"
    return value.text if isinstance(value, syntax.Name) else ""


def same_values(text: syntax.TextLiteral, translated: syntax.TextLiteral) -> bool:
    """Whether a translation says the values of its text, all of them and no others."""
    return _values(text) == _values(translated)


def _values(text: syntax.TextLiteral) -> set[str]:
    return {dotted(part.value) for part in text.parts if isinstance(part, syntax.Placeholder)}
