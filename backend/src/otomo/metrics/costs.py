"""Write units that readings cost, from the sizes of the items they become: what DynamoDB bills, without asking it."""

from dataclasses import dataclass

import numpy as np

from otomo.metrics.items import Layout
from otomo.metrics.readings import HOUR_MS, Readings
from otomo.metrics.rollups import DAY_MS, Rollups, combined, floor_day, rollup_of
from otomo.metrics.stored import Stored
from otomo.settings import MetricsSettings
from otomo.store.wire import write_units

_MILLION = 1_000_000
_DEVICE = "d_0123456789abcdefghij"
_MARK = {"_w": "0" * 32}  # conditional writes carry one


@dataclass(frozen=True, slots=True)
class WriteUnits:
    """Write units of a million readings: at once with the posts (`rows`, `chunks`), and later when their hours are
    packed (`packing`) and summed up (`rollups`)."""

    rows: float
    chunks: float
    packing: float
    rollups: float

    @property
    def total(self) -> float:
        """All of them."""
        return self.rows + self.chunks + self.packing + self.rollups


def units_per_million(settings: MetricsSettings, readings_per_post: int, interval_seconds: float) -> WriteUnits:
    """What a million readings of an ordinary room sensor (two decimals, times a little irregular) cost that is read
    every `interval_seconds` and posts so many readings at a time."""
    layout = Layout(settings)
    day = _a_day(interval_seconds)
    scale = _MILLION / len(day)
    received_at = int(day.timestamps[-1]) + 1000
    rows = chunks = packing = 0
    for at in range(0, len(day), readings_per_post):
        post = day.part(at, min(at + readings_per_post, len(day)))
        for put in layout.puts(_DEVICE, post, received_at, settled_before=0):
            units = write_units(put.item)
            rows, chunks = (rows + units, chunks) if put.table == "metrics" else (rows, chunks + units)
    if readings_per_post == 1:
        packing = sum(write_units(item) for item in layout.chunks(_DEVICE, day, received_at))
    return WriteUnits(rows * scale, chunks * scale, packing * scale, _rollup_units(settings, day) * scale)


def _rollup_units(settings: MetricsSettings, day: Readings) -> int:
    """An hour is written once, its day once with every hour."""
    made = [rollup_of(hour, Stored(part, part.timestamps)) for hour, part in day.by_hour()]
    whole = combined(floor_day(made[0].bucket), made)
    hours = sum(write_units(Rollups.item(settings, _DEVICE, "1h", rollup) | _MARK) for rollup in made)
    return hours + len(made) * write_units(Rollups.item(settings, _DEVICE, "1d", whole) | _MARK)


def _a_day(interval_seconds: float) -> Readings:
    random = np.random.default_rng(1)
    count = max(1, round(DAY_MS / 1000 / interval_seconds))
    at = np.arange(count)
    hours = at * interval_seconds * 1000 / HOUR_MS
    start = floor_day(1_763_600_000_000)
    return Readings(
        start + (at * interval_seconds * 1000).astype(np.int64) + random.integers(0, 40, count),
        np.round(21 + 3 * np.sin(hours / 4) + random.normal(0, 0.05, count), 2),
        np.round(45 + 8 * np.cos(hours / 5) + random.normal(0, 0.3, count), 2),
        ["ok"] * count,
    )
