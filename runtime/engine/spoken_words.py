"""The words that spoken forms and answers need, by language: a table that a new language adds to."""

from __future__ import annotations

WHICH = {"en": "en_GB"}
"""Which English: the day stands before the month, the week begins on Monday."""

WORDS: dict[str, dict[str, str]] = {
    "en": {"and": "and", "minus": "minus", "plus": "plus", "yes": "yes", "no": "no", "one": "1"},
    "it": {"and": "e", "minus": "meno", "plus": "più", "yes": "sì", "no": "no", "one": "un"},
}

CENTS: dict[str, dict[str, tuple[str, str]]] = {
    "EUR": {"en": ("cent", "cents"), "it": ("centesimo", "centesimi")},
    "USD": {"en": ("cent", "cents"), "it": ("centesimo", "centesimi")},
    "GBP": {"en": ("penny", "pence"), "it": ("penny", "pence")},
    "CHF": {"en": ("rappen", "rappen"), "it": ("centesimo", "centesimi")},
}
"""What a hundredth of a currency is called, one and many; CLDR does not say."""

LENGTHS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "day": ("day", "days"),
        "hour": ("hour", "hours"),
        "minute": ("minute", "minutes"),
        "second": ("second", "seconds"),
    },
    "it": {
        "day": ("giorno", "giorni"),
        "hour": ("ora", "ore"),
        "minute": ("minuto", "minuti"),
        "second": ("secondo", "secondi"),
    },
}
"""Units of time, one and many; CLDR as babel has it lacks the Italian day."""

SIGNS: dict[str, dict[str, str]] = {
    "en": {"@": "at", ".": "dot", "-": "dash", "_": "underscore", "/": "slash", "+": "plus", "*": "star", "#": "hash"},
    "it": {
        "@": "chiocciola",
        ".": "punto",
        "-": "trattino",
        "_": "trattino basso",
        "/": "barra",
        "+": "più",
        "*": "asterisco",
        "#": "cancelletto",
    },
}

DIGITS: dict[str, tuple[str, ...]] = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "it": ("zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"),
}

YES_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("yes", "y", "yeah", "yep", "ok", "sure"),
    "it": ("sì", "si", "s", "certo", "va bene", "ok"),
}
NO_WORDS: dict[str, tuple[str, ...]] = {"en": ("no", "n", "nope", "no thanks"), "it": ("no", "n", "no grazie")}
"""What `confirm` takes for yes and no beside its own words."""
