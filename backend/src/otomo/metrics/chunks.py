"""The packed form of readings: exact, versioned, a few bytes a reading.

Layout, little endian: version byte, byte of flags (1: the rest is raw-deflated), then

    u32 n · i64 first timestamp · column (n-1 steps between timestamps) · values of temperature · values of humidity
    · u16 count of distinct status words, each u8 length + UTF-8 · column (n indexes into them; left out for one word)

A *column* of integers is i64 least, u8 width, then `width` planes of n bytes: byte k of every (integer - least).
*Values* are one byte of kind: 0 none measured; else bit 7 says that a bit per reading tells which are there, and the
rest is 1 + the decimal places: first value and steps as integers of that many decimals (i64, column), or 127 for
doubles as they are (8 planes). Regular times cost nothing, a sensor with few decimals a byte a value.
"""

import struct
import zlib
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from otomo.metrics.readings import Readings, Values

VERSION: Final = 1
MOST_READINGS: Final = 100_000
"""What one chunk may hold; a broken one must not ask for all the memory there is."""
_DEFLATED = 1
_DEFLATE_FROM = 400  # bytes; below, one write unit is not to be saved
_MASKED = 0x80
_DOUBLES = 0x7F
_MOST_DECIMALS = 6
_LARGE = 1e9  # from here on decimals are not worth a try
_POWERS = [10.0**places for places in range(_MOST_DECIMALS + 1)]

Integers = npt.NDArray[np.int64]


class UnknownFormatError(ValueError):
    """A chunk of a format that this release does not know, or broken."""


def encode(readings: Readings) -> bytes:
    """The packed form of 1 to MOST_READINGS readings. Values must be finite or nan."""
    if not 0 < len(readings) <= MOST_READINGS:
        raise ValueError(f"a chunk holds 1 to {MOST_READINGS} readings, not {len(readings)}")
    times = readings.timestamps
    body = b"".join(
        (
            struct.pack("<Iq", len(times), int(times[0])),
            _pack_column(times[1:] - times[:-1]),
            _pack_values(readings.temperature),
            _pack_values(readings.humidity),
            _pack_status(readings.status),
        )
    )
    if len(body) > _DEFLATE_FROM:
        squeezed = zlib.compress(body, 6, -15)
        if len(squeezed) < len(body):
            return bytes((VERSION, _DEFLATED)) + squeezed
    return bytes((VERSION, 0)) + body


def decode(data: bytes) -> Readings:
    """The readings of `encode`, every value bit by bit. Raises UnknownFormatError."""
    if len(data) < 2 or data[0] != VERSION:
        raise UnknownFormatError("not a chunk of a known format")
    try:
        return _Reader(zlib.decompress(data[2:], -15) if data[1] & _DEFLATED else data[2:]).readings()
    except (struct.error, zlib.error, ValueError, IndexError) as broken:
        raise UnknownFormatError("a broken chunk") from broken


# -- packing ---------------------------------------------------------------------------------------


def _pack_column(integers: Integers) -> bytes:
    if not len(integers):
        return struct.pack("<qB", 0, 0)
    least = int(np.minimum.reduce(integers))
    width = (int(np.maximum.reduce(integers)) - least).bit_length() + 7 >> 3
    if not width:
        return struct.pack("<qB", least, 0)
    return struct.pack("<qB", least, width) + _planes((integers - least).view(np.uint64), width)


def _planes(integers: npt.NDArray[np.uint64], width: int) -> bytes:
    if width == 1:
        return integers.astype(np.uint8).tobytes()
    return integers.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :width].T.tobytes()


def _pack_values(values: Values) -> bytes:
    absent = np.isnan(values)
    missing = int(np.count_nonzero(absent))
    if missing == len(values):
        return b"\x00"
    if not missing:
        return _pack_present(values, 0)
    kind, *rest = _pack_present(values[~absent], _MASKED), np.packbits(~absent).tobytes()
    return kind[:1] + rest[0] + kind[1:]


def _pack_present(values: Values, flags: int) -> bytes:
    places, integers = _as_decimals(values)
    if integers is None:
        return bytes((flags | _DOUBLES,)) + _planes(values.view(np.uint64), 8)
    return struct.pack("<Bq", flags | 1 + places, int(integers[0])) + _pack_column(integers[1:] - integers[:-1])


def _as_decimals(values: Values) -> tuple[int, Integers | None]:
    """How many decimals the values have, and the integers they are in units of that; None: not exactly so."""
    if float(np.maximum.reduce(np.abs(values))) >= _LARGE:
        return 0, None
    for places in range(_decimals(float(values[0])), _MOST_DECIMALS + 1):
        integers = np.rint(values * _POWERS[places]).astype(np.int64)
        again = integers / _POWERS[places]
        if again.tobytes() == values.tobytes():  # as bits: -0.0 is not 0.0
            return places, integers
    return 0, None


def _decimals(value: float) -> int:
    _, _, decimals = repr(value).partition(".")
    return 0 if decimals in ("", "0") else len(decimals)


def _pack_status(status: Sequence[str]) -> bytes:
    places = {word: place for place, word in enumerate(dict.fromkeys(status))}
    words = [word.encode() for word in places]
    head = struct.pack("<H", len(words)) + b"".join(bytes((len(word),)) + word for word in words)
    if len(words) == 1:
        return head
    return head + _pack_column(np.fromiter(map(places.__getitem__, status), np.int64, len(status)))


# -- unpacking -------------------------------------------------------------------------------------


class _Reader:
    """Reads a body from front to end."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.at = 0

    def readings(self) -> Readings:
        n, first = self._unpack("<Iq")
        if not 0 < n <= MOST_READINGS:
            raise ValueError("a count that nobody wrote")
        timestamps = self._sums(first, n)
        temperature, humidity = self._values(n), self._values(n)
        return Readings(timestamps, temperature, humidity, self._status(n))

    def _unpack(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(layout, self.body, self.at)
        self.at += struct.calcsize(layout)
        return found

    def _take(self, size: int) -> bytes:
        self.at += size
        if self.at > len(self.body):
            raise ValueError("cut short")
        return self.body[self.at - size : self.at]

    def _column(self, n: int) -> Integers:
        least, width = self._unpack("<qB")
        if not width:
            return np.full(n, least, np.int64)
        return self._planes(n, width).view(np.int64) + least

    def _planes(self, n: int, width: int) -> npt.NDArray[np.uint64]:
        planes = np.zeros((n, 8), np.uint8)
        planes[:, :width] = np.frombuffer(self._take(n * width), np.uint8).reshape(width, n).T
        return planes.view("<u8").reshape(n).astype(np.uint64, copy=False)

    def _sums(self, first: int, n: int) -> Integers:
        steps = self._column(n - 1)
        integers = np.empty(n, np.int64)
        integers[0] = first
        np.cumsum(steps, out=integers[1:])
        integers[1:] += first
        return integers

    def _values(self, n: int) -> Values:
        (kind,) = self._unpack("<B")
        if not kind:
            return np.full(n, np.nan)
        if not kind & _MASKED:
            return self._present(kind, n)
        there = np.unpackbits(np.frombuffer(self._take(n + 7 >> 3), np.uint8), count=n).astype(np.bool_)
        values = np.full(n, np.nan)
        values[there] = self._present(kind & ~_MASKED, int(np.count_nonzero(there)))
        return values

    def _present(self, kind: int, n: int) -> Values:
        if kind == _DOUBLES:
            return self._planes(n, 8).view(np.float64)
        (first,) = self._unpack("<q")
        return self._sums(first, n) / _POWERS[kind - 1]

    def _status(self, n: int) -> list[str]:
        (count,) = self._unpack("<H")
        words = [self._take(self._unpack("<B")[0]).decode() for _ in range(count)]
        if count == 1:
            return words * n
        return [words[place] for place in self._column(n).tolist()]
