"""Header values of connectors, and the one way a secret comes into one: `Bearer {secret crm_key}`.

The secret itself never stands in `centre.yaml`: the runtime takes it, by that name, from where it keeps secrets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SECRET = re.compile(r"\{secret ([a-z][a-z0-9_]{0,63})\}")
MARKS = re.compile(r"[{}]")


def secret_names(value: str) -> tuple[str, ...]:
    """The names of the secrets a header value asks for, in order."""
    return tuple(SECRET.findall(value))


def is_well_formed(value: str) -> bool:
    """Whether every brace of a header value belongs to a `{secret name}`."""
    return not MARKS.search(SECRET.sub("", value))


def filled(value: str, secrets: Mapping[str, str]) -> str:
    """The header value with its secrets put in.

    Raises:
        KeyError: A secret is not there; the argument is its name.
    """
    return SECRET.sub(lambda found: secrets[found[1]], value)
