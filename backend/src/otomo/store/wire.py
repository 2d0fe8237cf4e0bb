"""Items as DynamoDB sees them: the JSON of its protocol, and what an item weighs on the bill."""

import base64
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec

from otomo.store.client import Item

WRITE_UNIT_BYTES = 1024

_LIST_OVERHEAD = 3
_ELEMENT_OVERHEAD = 1


def to_wire(item: Item) -> bytes:
    """The item in the protocol's JSON: `{"timestamp":{"N":"1"},…}`. Text, bytes, numbers and lists of them. Written
    without objects in between: there are thousands of items a second."""
    return f"{{{','.join([_NAMES[name] + _TO_TEXT[type(value)](value) for name, value in item.items()])}}}".encode()


def item_size(item: Item) -> int:
    """Bytes of an item as DynamoDB counts them for write units and storage (names and values; "DynamoDB item sizes
    and formats" in the developer guide). Numbers: a byte for two significant digits, and one more."""
    return sum(len(name.encode()) + _size(value) for name, value in item.items())


def write_units(item: Item) -> int:
    """Write units that one plain write of the item costs: a unit per started kilobyte."""
    return math.ceil(item_size(item) / WRITE_UNIT_BYTES)


class _Names(dict[str, str]):
    """Names of attributes, quoted once."""

    def __missing__(self, name: str) -> str:
        quoted = self[name] = msgspec.json.encode(name).decode() + ":"
        return quoted


_NAMES = _Names()


def _texts(value: list[Any] | tuple[Any, ...]) -> str:
    return f'{{"L":[{",".join([_TO_TEXT[type(each)](each) for each in value])}]}}'


_TO_TEXT: dict[type, Callable[[Any], str]] = {
    str: lambda value: f'{{"S":{msgspec.json.encode(value).decode()}}}',
    int: lambda value: f'{{"N":"{value}"}}',
    float: lambda value: f'{{"N":"{value!r}"}}',
    Decimal: lambda value: f'{{"N":"{value:f}"}}',
    bytes: lambda value: f'{{"B":"{base64.b64encode(value).decode()}"}}',
    list: _texts,
    tuple: _texts,
}


def _size(value: Any) -> int:
    match value:
        case str():
            return len(value.encode())
        case bytes():
            return len(value)
        case int() | float() | Decimal():
            return _number_size(Decimal(str(value)))
        case list() | tuple():
            return _LIST_OVERHEAD + sum(_ELEMENT_OVERHEAD + _size(each) for each in value)
    raise TypeError(f"items hold no {type(value).__name__}")


def _number_size(value: Decimal) -> int:
    """Zeros at either end are not counted; digits go in pairs from the decimal point; a sign takes a byte."""
    sign, digits, exponent = value.normalize().as_tuple()
    if not isinstance(exponent, int) or digits == (0,):
        return 1
    odd_ends = (exponent % 2) + (len(digits) + exponent) % 2
    return (len(digits) + odd_ends) // 2 + 1 + sign
