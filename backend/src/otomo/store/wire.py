"""Items as DynamoDB sees them: the JSON of its protocol, and what an item weighs on the bill."""

import base64
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from otomo.store.client import Item

WRITE_UNIT_BYTES = 1024

_LIST_OVERHEAD = 3
_ELEMENT_OVERHEAD = 1


def to_wire(item: Item) -> dict[str, Any]:
    """The item in the protocol's JSON: `{"timestamp": {"N": "1"}, …}`. Text, bytes, numbers and lists of them."""
    return {name: _TO_WIRE[type(value)](value) for name, value in item.items()}


def item_size(item: Item) -> int:
    """Bytes of an item as DynamoDB counts them for write units and storage (names and values; "DynamoDB item sizes
    and formats" in the developer guide). Numbers: a byte for two significant digits, and one more."""
    return sum(len(name.encode()) + _size(value) for name, value in item.items())


def write_units(item: Item) -> int:
    """Write units that one plain write of the item costs: a unit per started kilobyte."""
    return math.ceil(item_size(item) / WRITE_UNIT_BYTES)


def _list(value: list[Any] | tuple[Any, ...]) -> dict[str, Any]:
    return {"L": [_TO_WIRE[type(each)](each) for each in value]}


_TO_WIRE: dict[type, Callable[[Any], dict[str, Any]]] = {
    str: lambda value: {"S": value},
    int: lambda value: {"N": str(value)},
    float: lambda value: {"N": repr(value)},
    Decimal: lambda value: {"N": f"{value:f}"},
    bytes: lambda value: {"B": base64.b64encode(value).decode()},
    list: _list,
    tuple: _list,
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
