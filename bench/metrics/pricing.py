"""What DynamoDB asks for readings, from the sizes of the items."""

from collections.abc import Mapping

import numpy as np
from otomo.metrics.costs import units_per_million
from otomo.metrics.items import Layout
from otomo.metrics.readings import Readings
from otomo.metrics.rollups import Rollups, rollup_of
from otomo.metrics.stored import Stored
from otomo.settings import MetricsSettings
from otomo.store.wire import item_size

WRITE_USD = 0.715
"""A million write units, on demand, in Tokyo (ap-northeast-1), taken as of 2026-11-21: check it first."""
STORAGE_USD = 0.285
"""A GB for a month, the same."""
MONTH_SECONDS = 30 * 86_400
INTERVAL = 10
SETTINGS = MetricsSettings()
_SIZES = (1, 6, 60)
_FLEETS = (10_000, 1_000_000)
_PER_ITEM = 100  # bytes that DynamoDB adds for its index


def units_table(sent: Mapping[int, tuple[float, float]]) -> str:
    """Write units per million readings: what came to the stub, and what follows later."""
    lines = [
        "| write units per million readings, one each 10 s | rows, sent | chunks, sent | packed later | sums | all |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in _SIZES:
        rows, chunks = sent[size]
        later = units_per_million(SETTINGS, size, INTERVAL)
        total = rows + chunks + later.packing + later.rollups
        cells = (rows, chunks, later.packing, later.rollups, total)
        lines.append(f"| {size} a post | {' | '.join(f'{cell:,.0f}' for cell in cells)} |")
    return "\n".join(lines)


def price_table() -> str:
    """USD a month, for writing and for what is kept."""
    columns = [f"{what}, {fleet:,} devices" for what in ("writing", "storage") for fleet in _FLEETS]
    lines = [f"| USD a month | {' | '.join(columns)} |", "| --- |" + " ---: |" * len(columns)]
    readings = MONTH_SECONDS / INTERVAL / 1e6
    for size in _SIZES:
        write = readings * units_per_million(SETTINGS, size, INTERVAL).total / 1e6 * WRITE_USD
        keep = stored_bytes(size) / 1e9 * STORAGE_USD
        cells = [f"{fleet * usd:,.0f}" for usd in (write, keep) for fleet in _FLEETS]
        lines.append(f"| {size} a post | {' | '.join(cells)} |")
    return "\n".join(lines)


def stored_bytes(readings_per_post: int) -> float:
    """Of one device once rows, chunks and hourly sums have reached the age at which they go."""
    layout = Layout(SETTINGS)
    hour = _an_hour()
    at = int(hour.timestamps[-1])
    posts = [hour.part(n, n + readings_per_post) for n in range(0, len(hour), readings_per_post)]
    puts = [put for post in posts for put in layout.puts("d_0123456789abcdefghij", post, at, settled_before=0)]
    rows = [put.item for put in puts if put.table == "metrics"]
    chunks = [put.item for put in puts if put.table != "metrics"] or list(layout.chunks("d", hour, at))
    sums = [Rollups.item(SETTINGS, "d_0123456789abcdefghij", "1h", rollup_of(0, Stored(hour, hour.timestamps)))]
    kept = ((rows, SETTINGS.row_days), (chunks, SETTINGS.chunk_days), (sums, SETTINGS.rollup_days))
    return sum((item_size(item) + _PER_ITEM) * days * 24.0 for items, days in kept for item in items)


def _an_hour() -> Readings:
    random = np.random.default_rng(1)
    count = 3600 // INTERVAL
    times = 1_763_600_400_000 + 1000 * INTERVAL * np.arange(count, dtype=np.int64) + random.integers(0, 40, count)
    temperature = np.round(21 + np.cumsum(random.normal(0, 0.02, count)), 2)
    return Readings(
        times, temperature, np.round(45 + random.normal(0, 0.3, count), 1).astype(np.float64), ["ok"] * count
    )
