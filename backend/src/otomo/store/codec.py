"""Stored shapes: msgspec structs to DynamoDB attributes and back.

Decimals and dates are strings in the table (exact, sortable), absent fields are absent attributes.
"""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


def to_item(value: msgspec.Struct) -> dict[str, Any]:
    """The attributes of a struct; None is left out."""
    encoded: dict[str, Any] = msgspec.to_builtins(value, builtin_types=(), str_keys=True)
    return {name: content for name, content in encoded.items() if content is not None}


def from_item(item: dict[str, Any], as_: type[T]) -> T:
    """The struct in an item; keys, indexes and marks that the struct does not name are passed over.

    Raises msgspec.ValidationError on an item of another shape: a bug or a foreign hand.
    """
    return msgspec.convert(item, as_, strict=False)


def pack(value: msgspec.Struct) -> bytes:
    """A struct as one binary attribute (JSON), for rows that are read by the thousand."""
    return msgspec.json.encode(value)


def unpack(content: bytes, as_: type[T]) -> T:
    """The struct of `pack`. Raises msgspec.ValidationError."""
    return msgspec.json.decode(content, type=as_)
