"""What of a post is stored: the key's devices, possible times, every moment once."""

import msgspec
import pytest
from otomo.metrics.decode import decode_batch
from otomo.metrics.sift import Sifted, Span, sift

pytestmark = pytest.mark.mission("IOT-1")

T = 1_763_600_000_000
SPAN = Span(T - 1000, T + 1000)


def sifted(*rows: tuple[object, ...], allowed: frozenset[str] = frozenset({"a", "b"})) -> Sifted:
    names = ("device_id", "timestamp", "temperature", "status")
    readings = [dict(zip(names, row, strict=False)) for row in rows]
    return sift(decode_batch(msgspec.json.encode({"readings": readings}), 100), allowed, SPAN)


def parts(found: Sifted) -> dict[str, list[tuple[int, float, str, int]]]:
    return {
        part.device_id: list(
            zip(
                part.readings.timestamps.tolist(),
                part.readings.temperature.tolist(),
                part.readings.status,
                part.index.tolist(),
                strict=True,
            )
        )
        for part in found.parts
    }


def codes(found: Sifted) -> list[tuple[int, str]]:
    return [(each.index, each.code) for each in found.rejected]


def test_readings_are_sorted_by_device_and_time() -> None:
    found = sifted(("b", T + 2, 1), ("a", T + 1, 2), ("b", T, 3), ("a", T, 4, "error"))
    assert parts(found) == {
        "b": [(T, 3.0, "ok", 2), (T + 2, 1.0, "ok", 0)],
        "a": [(T, 4.0, "error", 3), (T + 1, 2.0, "ok", 1)],
    }
    assert (found.accepted, found.duplicates, found.rejected) == (4, 0, [])


def test_the_same_reading_again_is_a_duplicate_and_another_one_wins_if_it_comes_later() -> None:
    found = sifted(("a", T, 1), ("a", T, 2), ("a", T, 1), ("a", T, 2), ("b", T, 1), ("b", T, 1))
    assert parts(found) == {"a": [(T, 2.0, "ok", 3)], "b": [(T, 1.0, "ok", 5)]}
    assert found.duplicates == 2
    assert codes(found) == [(0, "superseded"), (2, "superseded")]
    assert "Reading 3 " in found.rejected[0].reason


def test_what_was_not_measured_twice_is_the_same() -> None:
    found = sifted(("a", T, None), ("a", T, None))
    assert (found.accepted, found.duplicates) == (1, 1)


def test_times_out_of_the_span_foreign_devices_and_unfit_words_are_named() -> None:
    found = sifted(
        ("a", T - 1000),
        ("a", T - 1001),
        ("a", T + 1000),
        ("a", T + 1001),
        ("c", T),
        ("a", T, 1, "a\nb"),
        ("b", T, 1, "警告"),
    )
    assert codes(found) == [(1, "too-old"), (3, "ahead"), (4, "foreign-device"), (5, "status")]
    assert {device: [row[0] for row in rows] for device, rows in parts(found).items()} == {
        "a": [T - 1000, T + 1000],
        "b": [T],
    }


def test_a_reading_that_is_wrong_in_two_ways_is_named_once() -> None:
    assert codes(sifted(("c", T + 5000, 1, "\t"), ("a", T))) == [(0, "foreign-device")]


def test_nothing_may_be_left() -> None:
    assert sifted(("c", T)).parts == []
    assert sifted(("a", "never")).parts == []
