"""Frozen records stored and read back; what is malformed is refused in one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowlang.source import Span
from flowlang.values import (
    MalformedError,
    canonical_json,
    fields,
    from_json,
    from_msgpack,
    from_plain,
    replace,
    to_json,
    to_msgpack,
    to_plain,
)

SPAN = Span(1, 2, 3, 4)


def test_a_record_comes_back_as_it_was() -> None:
    assert from_json(to_json(SPAN), Span) == from_msgpack(to_msgpack(SPAN), Span) == SPAN
    assert from_plain(to_plain(SPAN), Span) == SPAN


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical_json({"b": 1, "a": "è"}) == canonical_json({"a": "è", "b": 1}) == '{"a":"è","b":1}'.encode()


def test_a_change_makes_another_record() -> None:
    assert replace(SPAN, line=9) == Span(9, 2, 3, 4)
    assert fields(Span) == ("line", "column", "end_line", "end_column")


@pytest.mark.parametrize("data", [b'{"line": "one"}', b'"\xff"', b"{", b"[]", b""])
def test_malformed_json_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedError):
        from_json(data, Span)


def test_malformed_plain_data_is_refused() -> None:
    with pytest.raises(MalformedError):
        from_plain({"line": "one"}, Span)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_value_or_malformed(data: bytes) -> None:
    for read in (from_json, from_msgpack):
        try:
            read(data, dict[str, str])
        except MalformedError:
            continue
