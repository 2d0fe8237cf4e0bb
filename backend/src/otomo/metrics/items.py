"""Readings as items: plain rows, packed chunks, and the keys of both.

A post of one reading is a row; a post of several for a device is a row of the last one and a chunk for each UTC hour.
A chunk's range key is its first timestamp and, behind the point, digits of its content's hash: a repeated post
overwrites itself, and another split of the same readings never overwrites anything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b

import numpy as np

from otomo.devices.items import METRICS
from otomo.metrics.chunks import MOST_READINGS, VERSION, encode
from otomo.metrics.readings import DEFAULT_STATUS, Readings, Values
from otomo.settings import MetricsSettings
from otomo.store.bulk import Put
from otomo.store.client import Item

ROWS = "metrics"
CHUNKS = "metric-chunks"
ROLLUPS = "metric-rollups"

SETTLED_MS = 90 * 60_000
"""A reading that is older on arrival may belong to an hour that is packed and summed up already."""

_DAY_SECONDS = 86_400
_MOST_BYTES = 300_000  # of a chunk's data: an item holds 400 KB
_HASH_DIGITS = 14


@dataclass(frozen=True, slots=True)
class Layout:
    """Makes the items that readings become."""

    settings: MetricsSettings

    def puts(self, device_id: str, readings: Readings, received_at: int, *, settled_before: int) -> list[Put]:
        """The items of a post for one device, received at an epoch ms. A single reading gets a chunk as well when its
        hour may have been packed already: when it is older than `settled_before` (epoch ms)."""
        last = len(readings) - 1
        newest = int(readings.timestamps[last])
        puts = []
        if self.row_expires_at(newest) > received_at // 1000:
            puts.append(Put(ROWS, self.row(device_id, readings, last, received_at)))
        if last or not puts or newest < settled_before:
            puts += [Put(CHUNKS, item) for item in self.chunks(device_id, readings, received_at)]
        return puts

    def row(self, device_id: str, readings: Readings, position: int, received_at: int) -> Item:
        """One reading as a plain row."""
        timestamp = int(readings.timestamps[position])
        item: Item = {"device_id": device_id, "timestamp": timestamp, "status": readings.status[position]}
        for metric in METRICS:
            value = float(readings.values(metric)[position])
            if value == value:  # noqa: PLR0124 - nan: not measured
                item[metric] = value
        return item | {"received_at": received_at, "expires_at": self.row_expires_at(timestamp)}

    def chunks(self, device_id: str, readings: Readings, received_at: int) -> Iterator[Item]:
        """The readings packed, an item for each hour, more for an hour that is too large for one."""
        for _, hour in readings.by_hour():
            yield from self._packed(device_id, hour, received_at)

    def row_expires_at(self, timestamp: int) -> int:
        """When (epoch s) a row of this epoch ms goes."""
        return timestamp // 1000 + self.settings.row_days * _DAY_SECONDS

    def _packed(self, device_id: str, readings: Readings, received_at: int) -> Iterator[Item]:
        data = encode(readings) if len(readings) <= MOST_READINGS else b""
        if not 0 < len(data) <= _MOST_BYTES:
            middle = len(readings) // 2
            yield from self._packed(device_id, readings.part(0, middle), received_at)
            yield from self._packed(device_id, readings.part(middle, len(readings)), received_at)
            return
        first, last = int(readings.timestamps[0]), int(readings.timestamps[-1])
        item: Item = {
            "device_id": device_id,
            "timestamp": chunk_key(first, data),
            "t1": last,
            "n": len(readings),
            "v": VERSION,
            "data": data,
            "received_at": received_at,
            "expires_at": last // 1000 + self.settings.chunk_days * _DAY_SECONDS,
        }
        for metric in METRICS:
            if bounds := _bounds(readings.values(metric)):
                item[metric] = bounds
        yield item


def chunk_key(first: int, data: bytes) -> Decimal:
    """The range key of a chunk: epoch ms of its first reading, and behind the point 14 digits of its content's hash and
    a 1, so that it has one length."""
    digits = int.from_bytes(blake2b(data, digest_size=8).digest(), "big") % 10**_HASH_DIGITS
    return Decimal(f"{first}.{digits:0{_HASH_DIGITS}}1")


def _bounds(values: Values) -> list[float] | None:
    """[least, greatest, mean] of what was measured."""
    least = float(np.minimum.reduce(values))
    if least != least:  # noqa: PLR0124 - nan: something was not measured
        values = values[~np.isnan(values)]
        if not len(values):
            return None
        least = float(np.minimum.reduce(values))
    return [least, float(np.maximum.reduce(values)), float(np.add.reduce(values)) / len(values)]


def readings_of_rows(rows: Sequence[Item]) -> Readings:
    """The readings of rows of one device that come in the order of their timestamps."""
    return Readings(
        np.array([row["timestamp"] for row in rows], np.int64),
        np.array([row.get("temperature", np.nan) for row in rows], np.float64),
        np.array([row.get("humidity", np.nan) for row in rows], np.float64),
        [row.get("status", DEFAULT_STATUS) for row in rows],
    )
