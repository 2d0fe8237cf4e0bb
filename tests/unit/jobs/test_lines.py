"""A backup's files: what goes in comes out, and equal items have equal digests."""

import random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from otomo.jobs.backup.lines import Digest, Packer, canonical, unpacked
from otomo.jobs.errors import DamagedBackupError
from wire_items import wire_items

pytestmark = pytest.mark.mission("OPS-6")


def raw(item: dict[str, Any]) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(item))


def digest(items: list[dict[str, Any]]) -> str:
    made = Digest()
    made.add(map(raw, items))
    return made.hex


@given(st.lists(wire_items(), max_size=8))
def test_files_give_back_what_was_put_in(items: list[dict[str, Any]]) -> None:
    packer = Packer()
    packer.add(map(raw, items))
    assert packer.items == len(items)
    assert [msgspec.json.decode(item) for item in unpacked("f", packer.take())] == items
    assert (packer.items, list(unpacked("f", packer.take()))) == (0, [])


@given(st.lists(wire_items(), min_size=1, max_size=8), st.randoms())
def test_the_digest_knows_no_order(items: list[dict[str, Any]], chance: random.Random) -> None:
    shuffled = [dict(sorted(item.items(), key=lambda _: chance.random())) for item in items]
    chance.shuffle(shuffled)
    assert digest(shuffled) == digest(items)
    halves = Digest(), Digest()
    for half, part in zip(halves, (items[::2], items[1::2]), strict=True):
        half.add(map(raw, part))
    halves[0].merge(halves[1])
    assert (halves[0].hex, halves[0].items) == (digest(items), len(items))


@given(wire_items())
def test_the_digest_sees_every_difference(item: dict[str, Any]) -> None:
    assert digest([item]) != digest([item | {"more": {"NULL": True}}])
    assert digest([item]) != digest([])
    assert digest([item, item]) != digest([item])  # not a sum that cancels out


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ({"N": "1"}, {"N": "1.0"}, True),
        ({"N": "100"}, {"N": "1E+2"}, True),
        ({"N": "1"}, {"S": "1"}, False),
        ({"N": "0.1"}, {"N": "0.10000000000000000000000000000000000001"}, False),
        ({"SS": ["a", "b"]}, {"SS": ["b", "a"]}, True),
        ({"NS": ["1", "20"]}, {"NS": ["2E1", "1.0"]}, True),
        ({"L": [{"S": "a"}, {"S": "b"}]}, {"L": [{"S": "b"}, {"S": "a"}]}, False),
        ({"M": {"a": {"N": "1"}, "b": {"N": "2"}}}, {"M": {"b": {"N": "2.0"}, "a": {"N": "1"}}}, True),
        ({"S": ""}, {"NULL": True}, False),
        ({"B": "AA=="}, {"S": "AA=="}, False),
    ],
)
def test_what_is_equal(one: dict[str, Any], other: dict[str, Any], equal: bool) -> None:
    assert (canonical(raw({"x": one})) == canonical(raw({"x": other}))) is equal


def test_the_digest_of_nothing() -> None:
    assert digest([]) == "0" * 64


@pytest.mark.parametrize("content", [b"", b"no gzip"])
def test_a_file_that_is_none(content: bytes) -> None:
    packer = Packer()
    packer.add([raw({"a": {"S": "b" * 1000}})])
    for damaged in (packer.take()[:-3], content or b"\x1f\x8b\x08"):
        with pytest.raises(DamagedBackupError, match=r"^f: "):
            list(unpacked("f", damaged))
