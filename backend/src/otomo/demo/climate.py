"""What the demo's devices measure at any time: three weeks of real rooms that repeat without end.

Between the half hours of the file values lie on a line, with a sensor's small noise; times of day are Japanese.
"""

import csv
from functools import cache

import numpy as np

from otomo.demo.files import directory
from otomo.metrics.readings import Readings, Times, Values

OVERHEATED = "miyoshi-warehouse-2"
"""The device in alarm: its room grows too warm, and stays so."""
WARM_FOR_MS = 3 * 3_600_000
"""How long it has been over its limit when the demo is loaded, about."""
FOREVER = -(10**15)

_PERIOD_MINUTES = 21 * 1440
_MINUTE_MS = 60_000
_JAPAN_MINUTES = 9 * 60
_LIFT = 11.0  # °C
_DRYER = 7.0  # % less humidity
_RISING_MS = 45 * _MINUTE_MS


def measured(device_id: str, times: Times, overheated_since: int) -> Readings:
    """Readings of a device of the demo at these epoch ms; the overheated one warms up from epoch ms `overheated_since`
    on. Raises KeyError for another device."""
    grid, columns = _file()
    minutes = (times / _MINUTE_MS + _JAPAN_MINUTES) % _PERIOD_MINUTES
    noise = np.random.default_rng()
    values = []
    for metric, spread in (("temperature", 0.03), ("humidity", 0.15)):
        smooth = np.interp(minutes, grid, columns[f"{device_id}:{metric}"], period=_PERIOD_MINUTES)
        values.append(smooth + noise.normal(0, spread, len(times)))
    if device_id == OVERHEATED:
        lift = np.clip((times - overheated_since) / _RISING_MS, 0, 1)
        values[0] += _LIFT * lift
        values[1] -= _DRYER * lift
    return Readings(times, np.round(values[0], 2), np.round(values[1], 1), ["ok"] * len(times))


@cache
def _file() -> tuple[Values, dict[str, Values]]:
    with (directory() / "device_history.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    table = np.array(rows, np.float64)
    return table[:, 0], {name: table[:, at] for at, name in enumerate(header) if at}
