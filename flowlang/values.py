"""Frozen records: the one place that knows msgspec.

Everything the pure half passes around (syntax nodes, graphs, positions, events, commands) is a `Value`: a frozen record
compared by its fields. msgspec builds and stores them in a fraction of a microsecond, and imports quickly.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

UNSET = msgspec.UNSET
UnsetType = msgspec.UnsetType


class Value(msgspec.Struct, frozen=True, omit_defaults=False):
    """A frozen record. Sub-classes declare fields with types; equality and hashing are by field."""


class TaggedValue(Value, frozen=True, tag_field="kind"):
    """A frozen record of a closed family; its `kind` is written when it is stored, so that it can be read back."""


class Compact(Value, frozen=True, array_like=True):
    """A frozen record stored as an array without field names, for what is stored in great numbers."""


class MalformedError(ValueError):
    """Bytes or plain data that do not have the shape asked for; the text says where."""


def replace(value: T, /, **changes: Any) -> T:
    """The same record with some fields changed."""
    return msgspec.structs.replace(value, **changes)  # type: ignore[type-var]


def fields(kind: type) -> tuple[str, ...]:
    """The names of a record's fields, in order."""
    return tuple(kind.__struct_fields__)  # type: ignore[attr-defined]


def to_plain(value: Any) -> Any:
    """The value as dicts, lists, texts and numbers, as JSON would hold it."""
    return msgspec.to_builtins(value)


def from_plain(plain: Any, kind: type[T] | Any) -> T:
    """The value of type `kind` that `to_plain` made `plain` of.

    Raises:
        MalformedError: `plain` does not have that shape.
    """
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise MalformedError(str(error)) from error


def to_json(value: Any) -> bytes:
    """The value as JSON, fields in the order of their declaration."""
    return msgspec.json.encode(value)


def canonical_json(value: Any) -> bytes:
    """The value as JSON whose bytes depend on nothing but its meaning: keys sorted, no blanks, UTF-8."""
    return msgspec.json.encode(value, order="deterministic")


def from_json(data: bytes | str, kind: type[T] | Any) -> T:
    """The value of type `kind` that `to_json` made `data` of.

    Raises:
        MalformedError: `data` is not JSON or does not have that shape.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MalformedError(str(error)) from error


def to_msgpack(value: Any) -> bytes:
    """The value as msgpack."""
    return msgspec.msgpack.encode(value)


def from_msgpack(data: bytes, kind: type[T] | Any) -> T:
    """The value of type `kind` that `to_msgpack` made `data` of.

    Raises:
        MalformedError: `data` is not msgpack or does not have that shape.
    """
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MalformedError(str(error)) from error


def msgpack_writer() -> Callable[[Any], bytes]:
    """`to_msgpack` for what is written in great numbers."""
    return msgspec.msgpack.Encoder().encode


def msgpack_reader(kind: type[T]) -> Callable[[bytes], T]:
    """`from_msgpack` for what is read in great numbers; what is wrong raises `ValueError`, and no finer."""
    return msgspec.msgpack.Decoder(kind).decode
