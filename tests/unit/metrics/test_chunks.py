"""The packed form of readings: exact for anything, small for a real sensor."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from otomo.metrics.chunks import UnknownFormatError, decode, encode
from otomo.metrics.readings import Readings

pytestmark = pytest.mark.mission("IOT-1")

START = 1_763_600_000_123


def bits(values: np.ndarray) -> bytes:
    return np.asarray(values, np.float64).tobytes()


def assert_same(one: Readings, other: Readings) -> None:
    """Bit by bit; every nan is the same nan."""
    assert one.timestamps.tolist() == other.timestamps.tolist()
    for metric in ("temperature", "humidity"):
        assert bits(np.where(np.isnan(one.values(metric)), np.nan, one.values(metric))) == bits(other.values(metric))
    assert list(one.status) == list(other.status)


def sensor(n: int, *, decimals: int = 2, jitter_ms: int = 40, step_ms: int = 60_000) -> Readings:
    """A room: slow waves, a little noise, times that are never quite regular."""
    random = np.random.default_rng(n)
    at = np.arange(n)
    return Readings(
        START + at * step_ms + random.integers(-jitter_ms, jitter_ms + 1, n),
        np.round(21 + 3 * np.sin(at / 50) + random.normal(0, 0.05, n), decimals),
        np.round(45 + 8 * np.cos(at / 70) + random.normal(0, 0.3, n), decimals),
        ["ok"] * n,
    )


numbers = st.one_of(
    st.floats(-90, 150),
    st.floats(allow_infinity=False, allow_nan=False),
    st.floats(-90, 150).map(lambda value: round(value, 1)),
    st.just(float("nan")),
    st.sampled_from([0.0, -0.0, 0.1 + 0.2, 5e-324, 1e308]),
)
rows = st.dictionaries(
    st.integers(0, 4_102_444_800_000),
    st.tuples(numbers, numbers, st.one_of(st.just("ok"), st.text("ab警", max_size=32))),
    min_size=1,
    max_size=80,
)


@given(rows)
def test_what_was_packed_comes_back_bit_by_bit(given_rows: dict[int, tuple[float, float, str]]) -> None:
    times = sorted(given_rows)
    readings = Readings(
        np.array(times, np.int64),
        np.array([given_rows[t][0] for t in times]),
        np.array([given_rows[t][1] for t in times]),
        [given_rows[t][2] for t in times],
    )
    assert_same(readings, decode(encode(readings)))


@pytest.mark.parametrize("decimals", [1, 2])
def test_an_hour_of_minutes_fits_one_write_unit_with_room(decimals: int) -> None:
    readings = sensor(60, decimals=decimals)
    packed = encode(readings)
    assert len(packed) <= 310
    assert_same(readings, decode(packed))


def test_three_hundred_readings_fit_one_write_unit() -> None:
    assert len(encode(sensor(300, decimals=1, jitter_ms=0, step_ms=10_000))) < 900


def test_same_readings_same_bytes() -> None:
    assert encode(sensor(60)) == encode(sensor(60))


def test_nothing_cannot_be_packed() -> None:
    with pytest.raises(ValueError, match="1 to"):
        encode(Readings.empty())


@pytest.mark.parametrize(
    "data",
    [b"", b"\x01", b"\x02\x00rest", b"\x01\x01not deflated", b"\x01\x00" + struct.pack("<Iq", 3, 0)],
    ids=["empty", "short", "newer version", "broken deflate", "cut"],
)
def test_a_broken_chunk_says_so(data: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        decode(data)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(noise: bytes) -> None:
    packed = encode(sensor(20))
    for data in (noise, b"\x01\x00" + noise, packed[: len(noise)], packed[:20] + noise):
        try:
            decode(data)
        except UnknownFormatError:
            continue


def test_the_first_format_opens_for_ever() -> None:
    packed = bytes.fromhex(
        "0100030000007b64c09e9a01000060ea00000000000001001b83c034080000000000001900000000000000007f6634006633"
        "00663300663300663300a6330046d349403f400200026f6b056bc3bc686c000000000000000001000001"
    )
    written = Readings(
        np.array([1_763_600_000_123, 1_763_600_060_123, 1_763_600_120_150]),
        np.array([21.0, 21.25, np.nan]),
        np.array([45.3, 0.1 + 0.2, 50]),
        ["ok", "ok", "kühl"],
    )
    assert_same(written, decode(packed))
