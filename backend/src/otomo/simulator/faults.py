"""Faults of sensors, put into a series on purpose."""

from typing import Literal

import numpy as np

from otomo.metrics.readings import Readings, Values

Fault = Literal["stuck", "spike", "drift", "dropout", "offline"]

_SPIKE = 12.0  # °C
_EVERY = 40  # readings between spikes
_DRIFT = 0.05  # °C a reading
_LEAST, _GREATEST = -90.0, 150.0


def inject(readings: Readings, fault: Fault, at: float = 0.5) -> Readings:
    """The readings with a fault of the temperature from the share `at` of them on.

    stuck: one value for ever; spike: single readings far off; drift: ever warmer; dropout: no temperature; offline:
    silence for a third of the rest.
    """
    begin = min(int(len(readings) * at), max(len(readings) - 1, 0))
    if fault == "offline":
        silent = (len(readings) - begin) // 3
        return readings.pick(np.r_[0:begin, begin + silent : len(readings)].astype(np.intp))
    temperature = np.clip(_faulty(readings.temperature.copy(), fault, begin), _LEAST, _GREATEST)
    return Readings(readings.timestamps, temperature, readings.humidity, readings.status)


def _faulty(values: Values, fault: Fault, begin: int) -> Values:
    match fault:
        case "stuck":
            values[begin:] = values[begin]
        case "spike":
            values[begin::_EVERY] += _SPIKE
        case "drift":
            values[begin:] += _DRIFT * np.arange(len(values) - begin)
        case "dropout":
            values[begin:] = np.nan
    return values
