"""Every example of `docs/catalogue.md` is a catalogue with nothing wrong with it, and the page tells of every key."""

import re
from pathlib import Path

import pytest
from catalogue_cases import PATH, named
from message_cases import default, merged

from compiler import catalogue_keys as keys
from compiler.catalogue_text import read_catalogue

PAGE = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
KEYS = {
    *keys.CENTRE,
    *keys.LINE,
    *keys.SERVICE,
    *keys.TRUNK,
    *keys.OUTBOUND,
    *keys.CALENDAR,
    *keys.HOLIDAYS,
    *keys.CONNECTOR,
    *keys.OPERATION,
    *keys.CAMPAIGN,
    *keys.MEDIA,
}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.partition(":")[0])
def test_an_example_has_nothing_wrong_with_it(block: str) -> None:
    catalogue, diagnostics = read_catalogue(merged(default(PATH), block), PATH)
    assert catalogue is not None
    assert [named(one) for one in diagnostics] == []


def test_every_key_is_told_of() -> None:
    assert {key for key in KEYS if not re.search(rf"\b{re.escape(key)}\b", PAGE)} == set()


def test_there_are_examples() -> None:
    assert len(BLOCKS) >= 10
