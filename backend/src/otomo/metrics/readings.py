"""Readings of one device as columns: what is written, packed, merged and read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
import numpy.typing as npt

from otomo.devices.items import Metric

HOUR_MS = 3_600_000
DEFAULT_STATUS = "ok"

Times = npt.NDArray[np.int64]
Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """Readings of ONE device, sorted by timestamp, every timestamp once. `timestamps`: epoch ms, UTC. `temperature`:
    °C, `humidity`: % relative, both nan where not measured. `status`: a word per reading."""

    timestamps: Times
    temperature: Values
    humidity: Values
    status: Sequence[str]

    def __len__(self) -> int:
        return len(self.timestamps)

    @classmethod
    def empty(cls) -> Self:
        """No readings."""
        return cls(np.empty(0, np.int64), np.empty(0), np.empty(0), [])

    def values(self, metric: Metric) -> Values:
        """The column of a metric."""
        return self.temperature if metric == "temperature" else self.humidity

    def part(self, start: int, end: int) -> "Readings":
        """The readings at the positions [start, end)."""
        if start == 0 and end == len(self):
            return self
        return Readings(
            self.timestamps[start:end], self.temperature[start:end], self.humidity[start:end], self.status[start:end]
        )

    def between(self, start_ms: int, end_ms: int) -> "Readings":
        """The readings of [start_ms, end_ms)."""
        first, last = np.searchsorted(self.timestamps, (start_ms, end_ms))
        return self.part(int(first), int(last))

    def pick(self, positions: npt.NDArray[np.intp]) -> "Readings":
        """The readings at these ascending positions."""
        return Readings(
            self.timestamps[positions],
            self.temperature[positions],
            self.humidity[positions],
            [self.status[i] for i in positions.tolist()],
        )

    def by_hour(self) -> Iterator[tuple[int, "Readings"]]:
        """The readings of each UTC hour that has any, with the hour's start (epoch ms)."""
        if not len(self):
            return
        first = floor_hour(int(self.timestamps[0]))
        if self.timestamps[-1] < first + HOUR_MS:
            yield first, self
            return
        hours = self.timestamps // HOUR_MS
        cuts = [0, *(np.flatnonzero(hours[1:] != hours[:-1]) + 1).tolist(), len(self)]
        for start, end in pairwise(cuts):
            yield int(hours[start]) * HOUR_MS, self.part(start, end)


def floor_hour(timestamp: int) -> int:
    """The start of the UTC hour of an epoch ms."""
    return timestamp - timestamp % HOUR_MS


def merge(parts: Iterable[Readings]) -> Readings:
    """All readings of a device's `parts`; of several with one timestamp, the one of the later part counts."""
    filled = [part for part in parts if len(part)]
    if len(filled) < 2:
        return filled[0] if filled else Readings.empty()
    times = np.concatenate([part.timestamps for part in filled])
    positions = latest_positions(times)
    return Readings(
        times,
        np.concatenate([part.temperature for part in filled]),
        np.concatenate([part.humidity for part in filled]),
        [word for part in filled for word in part.status],
    ).pick(positions)


def latest_positions(timestamps: Times) -> npt.NDArray[np.intp]:
    """Positions that sort the timestamps, of equal ones only the last position."""
    order = np.argsort(timestamps, kind="stable")
    ordered = timestamps[order]
    last = np.ones(len(order), dtype=np.bool_)
    last[:-1] = ordered[1:] != ordered[:-1]
    return order[last]
