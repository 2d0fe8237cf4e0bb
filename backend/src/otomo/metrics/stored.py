"""What the store holds of a device in a span of time: rows and chunks, and which of them count."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from aiodynamo.expressions import HashKey, RangeKey

from otomo.metrics.chunks import decode
from otomo.metrics.items import CHUNKS, ROWS, readings_of_rows
from otomo.metrics.readings import Readings, Times, floor_hour
from otomo.store.client import Item, Store


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """Readings, and when each was received (epoch ms)."""

    readings: Readings
    received_at: Times

    def __len__(self) -> int:
        return len(self.readings)

    @classmethod
    def empty(cls) -> Self:
        """Nothing."""
        return cls(Readings.empty(), np.empty(0, np.int64))

    def between(self, start_ms: int, end_ms: int) -> "Stored":
        """What lies in [start_ms, end_ms)."""
        first, last = np.searchsorted(self.readings.timestamps, (start_ms, end_ms)).tolist()
        return Stored(self.readings.part(first, last), self.received_at[first:last])

    def pick(self, positions: Any) -> "Stored":
        """Those at these ascending positions."""
        return Stored(self.readings.pick(positions), self.received_at[positions])


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The items of a span."""

    rows: Stored
    chunks: list[Stored]

    def whole(self) -> Stored:
        """All readings; of several with one time the one that was received last."""
        return newest([*self.chunks, self.rows])

    def unpacked(self) -> Stored:
        """The rows that no chunk says as well."""
        if not self.chunks:
            return self.rows
        packed = newest(self.chunks)
        whole = newest([packed, self.rows])
        at = np.searchsorted(packed.readings.timestamps, whole.readings.timestamps).clip(max=len(packed) - 1)
        same = (
            (packed.readings.timestamps[at] == whole.readings.timestamps)
            & _equal(packed.readings.temperature[at], whole.readings.temperature)
            & _equal(packed.readings.humidity[at], whole.readings.humidity)
            & (np.array(packed.readings.status, object)[at] == np.array(whole.readings.status, object))
        )
        return whole.pick(np.flatnonzero(~same))


async def find(store: Store, device_id: str, start_ms: int, end_ms: int) -> Found:
    """What there is of a device in [start_ms, end_ms). Consistent: what was written before is seen. Raises
    StoreUnavailableError."""
    if start_ms >= end_ms:
        return Found(Stored.empty(), [])
    in_rows = HashKey("device_id", device_id) & RangeKey("timestamp").between(start_ms, end_ms - 1)
    # A chunk lies within an hour; its key is its first timestamp and a fraction.
    in_chunks = HashKey("device_id", device_id) & RangeKey("timestamp").between(floor_hour(start_ms), end_ms)
    rows, chunks = await asyncio.gather(store.query(ROWS, in_rows), store.query(CHUNKS, in_chunks))
    unpacked = (_stored(decode(item["data"]), item["received_at"]).between(start_ms, end_ms) for item in chunks)
    return Found(_of_rows(rows), [each for each in unpacked if len(each)])


def newest(parts: Sequence[Stored]) -> Stored:
    """All readings of the parts; of several with one time the one that was received last, and of those received in one
    millisecond the one of the later part."""
    filled = [part for part in parts if len(part)]
    if len(filled) < 2:
        return filled[0] if filled else Stored.empty()
    times = np.concatenate([part.readings.timestamps for part in filled])
    received_at = np.concatenate([part.received_at for part in filled])
    order = np.lexsort((received_at, times))
    ordered = times[order]
    last = np.append(ordered[1:] != ordered[:-1], True)
    together = Readings(
        times,
        np.concatenate([part.readings.temperature for part in filled]),
        np.concatenate([part.readings.humidity for part in filled]),
        [word for part in filled for word in part.readings.status],
    )
    return Stored(together, received_at).pick(order[last])


def _equal(one: Any, other: Any) -> Any:
    return (one == other) | (np.isnan(one) & np.isnan(other))


def _stored(readings: Readings, received_at: int) -> Stored:
    return Stored(readings, np.full(len(readings), received_at, np.int64))


def _of_rows(rows: Sequence[Item]) -> Stored:
    return Stored(readings_of_rows(rows), np.array([row.get("received_at", 0) for row in rows], np.int64))
