"""Devices and readings for tests of pure code."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
from otomo.devices.items import Device, Threshold
from otomo.metrics.readings import Readings

MADE = datetime(2026, 9, 1, tzinfo=UTC)
MINUTE = 60_000
START = 1_795_132_800_000
"""20 November 2026, 00:00 UTC."""


def threshold(**fields: object) -> Threshold:
    """Warns from 8 °C on, until 7 °C."""
    defaults: dict[str, object] = {"metric": "temperature", "direction": "above", "set_at": 8.0, "clear_at": 7.0}
    return Threshold(**defaults | fields)  # type: ignore[arg-type]


def device(device_id: str = "fridge", **fields: object) -> Device:
    """A refrigerator's sensor at C001; thresholds alone unless said otherwise."""
    defaults: dict[str, object] = {
        "customer_id": "C001", "name": "冷蔵庫", "thresholds": (threshold(),), "detect_anomalies": False,
    }  # fmt: skip
    return Device(device_id=device_id, created_at=MADE, updated_at=MADE, **defaults | fields)  # type: ignore[arg-type]


def readings(
    temperature: Sequence[float | None], *, start: int = START, step: int = MINUTE, humidity: float | None = None
) -> Readings:
    """Readings a step (ms) apart."""
    times = start + step * np.arange(len(temperature), dtype=np.int64)
    values = np.array([np.nan if v is None else v for v in temperature], np.float64)
    damp = np.full(len(values), np.nan if humidity is None else humidity)
    return Readings(times, values, damp, ["ok"] * len(values))
