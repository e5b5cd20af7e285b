"""The words around scenarios in the terminal, by language."""

from __future__ import annotations

WORDS = {
    "en": {
        "expected": "expected:",
        "came": "but:     ",
        "until then": "the call until then:",
        "near": "steps like it:",
        "as above": "the same as above",
        "share": "{kind} {taken} of {of}",
        "steps": "steps",
        "exits": "exits",
        "options": "options",
        "languages": "languages",
        "behind": "and {count} more behind these",
        "never": "{kind} that no scenario took:",
    },
    "it": {
        "expected": "atteso:",
        "came": "ma:    ",
        "until then": "la chiamata fino ad allora:",
        "near": "passi simili:",
        "as above": "come sopra",
        "share": "{kind} {taken} di {of}",
        "steps": "passi",
        "exits": "uscite",
        "options": "opzioni",
        "languages": "lingue",
        "behind": "e altre {count} dietro a queste",
        "never": "{kind} che nessuno scenario ha preso:",
    },
}

SEVERAL = {
    "en": {
        "scenarios": ("1 scenario", "{n} scenarios"),
        "passed": ("1 passed", "{n} passed"),
        "failed": ("1 failed", "{n} failed"),
    },
    "it": {
        "scenarios": ("1 scenario", "{n} scenari"),
        "passed": ("1 riuscito", "{n} riusciti"),
        "failed": ("1 fallito", "{n} falliti"),
    },
}


def words(name: str, language: str, **facts: str) -> str:
    """A phrase with its facts."""
    return WORDS[language][name].format(**facts)


def several(number: int, name: str, language: str) -> str:
    """A number and what is counted."""
    one, many = SEVERAL[language][name]
    return one if number == 1 else many.format(n=number)
