"""Series of minute data: a day, a month, a year."""

import time
from collections.abc import Callable, Mapping

import numpy as np
import pytest
from otomo.demo.history import History
from otomo.devices.states import DeviceStates
from otomo.metrics.readings import Readings
from otomo.settings import Settings
from otomo.store.client import open_store
from setting_up import Visitor

DEVICE = "bench-year"
_MINUTE = 60_000
_DAY = 86_400_000
_SPANS = {"a day": 1, "a month": 30, "a year": 365}
_TIMES = 15
_POINTS = 500


async def loaded_year(environment: Mapping[str, str], rep: Visitor) -> None:
    """A year of minutes of one device in the store."""
    rep.rested().post("/api/devices", {"device_id": DEVICE, "customer_id": "C001", "name": DEVICE})
    now = int(time.time() * 1000)
    count = 365 * 1440
    times = now - _MINUTE * np.arange(count, 0, -1, dtype=np.int64)
    random = np.random.default_rng(1)
    day = 2 * np.pi * times / _DAY
    temperature = np.round(21 + 3 * np.sin(day) + np.cumsum(random.normal(0, 0.005, count)), 2)
    humidity = np.round(45 + 5 * np.cos(day) + random.normal(0, 0.3, count), 1)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        settings = Settings()
        async with open_store(settings) as store:
            history = History(store, DeviceStates(store), settings.metrics)
            await history.write(DEVICE, Readings(times, temperature, humidity, ["ok"] * count), now)


def series_table(rep: Visitor, pid: int, cpu: Callable[[int], float]) -> str:
    """Server's time and bytes of both metrics of a device."""
    lines = [
        f"| both metrics, {_POINTS} points | wall ms with the embedded store | server CPU ms | bytes | gzip | source |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    end = int(time.time() * 1000) // _MINUTE * _MINUTE
    for name, days in _SPANS.items():
        path = f"/api/metrics/series?device_id={DEVICE}&metric=temperature&metric=humidity"
        path += f"&from={end - days * _DAY}&to={end}&max_points={_POINTS}"
        _, plain = rep.rested().request("GET", path, headers={"Accept-Encoding": "identity"})
        took = []
        before = cpu(pid)
        for _ in range(_TIMES):
            began = time.perf_counter()
            _, packed = rep.request("GET", path, headers={"Accept-Encoding": "gzip"})
            took.append(time.perf_counter() - began)
        used = (cpu(pid) - before) / _TIMES
        source = plain.partition(b'"source":"')[2].partition(b'"')[0].decode()
        wall = sorted(took)[_TIMES // 2]
        lines.append(f"| {name} | {wall * 1e3:.1f} | {used * 1e3:.1f} | {len(plain):,} | {len(packed):,} | {source} |")
    return "\n".join(lines)
