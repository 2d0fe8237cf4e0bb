"""What an item weighs, by DynamoDB's rules, and how it is sent."""

import json
from decimal import Decimal

import pytest
from otomo.metrics.items import chunk_key
from otomo.store.wire import item_size, to_wire, write_units

pytestmark = pytest.mark.mission("IOT-1")


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("", 0),
        ("abc", 3),
        ("警告", 6),
        (b"12345", 5),
        (0, 1),
        (7, 2),
        (27, 2),
        (-27, 3),
        (100, 2),
        (1_763_600_000_123, 8),
        (21.5, 3),
        (0.05, 2),
        (Decimal("1763600000123.123456789012341"), 16),
        ([1, 2.5], 3 + 1 + 2 + 1 + 3),
    ],
)
def test_the_size_of_a_value(value: object, size: int) -> None:
    assert item_size({"a": value}) == 1 + size


def test_a_unit_is_a_started_kilobyte() -> None:
    assert write_units({"a": "x" * 1023}) == 1
    assert write_units({"a": "x" * 1024}) == 2


def test_what_has_no_size_cannot_be_stored() -> None:
    with pytest.raises(TypeError):
        item_size({"a": object()})


def test_the_json_of_the_protocol() -> None:
    item = {"s": 'x"警', "i": -3, "f": 1e-07, "d": Decimal("1763600000123.5"), "b": b"\x00", "l": [1, "y"]}
    assert json.loads(to_wire(item)) == {
        "s": {"S": 'x"警'},
        "i": {"N": "-3"},
        "f": {"N": "1e-07"},
        "d": {"N": "1763600000123.5"},
        "b": {"B": "AA=="},
        "l": {"L": [{"N": "1"}, {"S": "y"}]},
    }


def test_the_key_of_a_chunk_is_its_time_and_its_content() -> None:
    one, other = chunk_key(1_763_600_000_123, b"one"), chunk_key(1_763_600_000_123, b"other")
    assert one != other
    assert {int(one), int(other)} == {1_763_600_000_123}
    assert {len(str(one)), len(str(other))} == {29}
