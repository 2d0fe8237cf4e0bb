"""What was stored once is read for ever: items as the first release wrote them. None may be edited."""

import numpy as np
import pytest
from otomo.metrics.items import readings_of_rows
from otomo.metrics.readings import HOUR_MS, Readings, merge
from otomo.metrics.rollups import Rollup, Sums, combined
from otomo.store.codec import from_item

pytestmark = pytest.mark.mission("IOT-1")

T = 1_763_600_000_123


def test_a_row_of_the_first_release_opens_and_one_of_another_client() -> None:
    row = {
        "device_id": "a", "timestamp": T, "temperature": 21.5, "status": "ok", "received_at": T, "expires_at": 1,
    }  # fmt: skip
    foreign = {"device_id": "a", "timestamp": T + 1, "humidity": 40}
    readings = readings_of_rows([row, foreign])
    assert readings.timestamps.tolist() == [T, T + 1]
    assert readings.temperature[0] == 21.5
    assert np.isnan(readings.temperature[1])
    assert readings.humidity[1] == 40.0
    assert list(readings.status) == ["ok", "ok"]


def test_a_rollup_of_the_first_release_opens() -> None:
    item = {
        "series": "a#1h", "bucket": 1_763_600_400_000, "n": 3, "at": T, "expires_at": 1, "_w": "x",
        "temperature": [2, 20, 21.5, 41.5, 862.25, 21.5],
    }  # fmt: skip
    rollup = from_item(item, Rollup)
    assert rollup == Rollup(bucket=1_763_600_400_000, n=3, at=T, temperature=Sums(2, 20.0, 21.5, 41.5, 862.25, 21.5))


def test_a_day_is_the_sum_of_its_hours() -> None:
    hours = [
        Rollup(bucket=0, n=2, at=5, temperature=Sums(2, 1.0, 2.0, 3.0, 5.0, 2.0)),
        Rollup(bucket=HOUR_MS, n=1, at=9, humidity=Sums(1, 50.0, 50.0, 50.0, 2500.0, 50.0)),
        Rollup(bucket=2 * HOUR_MS, n=1, at=7, temperature=Sums(1, -4.0, -4.0, -4.0, 16.0, -4.0)),
    ]
    assert combined(0, hours) == Rollup(
        bucket=0,
        n=4,
        at=9,
        temperature=Sums(3, -4.0, 2.0, -1.0, 21.0, -4.0),
        humidity=Sums(1, 50.0, 50.0, 50.0, 2500.0, 50.0),
    )


def made(*times: int, value: float = 0.0) -> Readings:
    n = len(times)
    return Readings(np.array(times, np.int64), np.full(n, value), np.full(n, np.nan), ["ok"] * n)


def test_parts_merge_by_time_and_the_later_part_counts() -> None:
    whole = merge([made(1, 5, value=1), Readings.empty(), made(0, 5, value=2)])
    assert whole.timestamps.tolist() == [0, 1, 5]
    assert whole.temperature.tolist() == [2.0, 1.0, 2.0]
    assert len(merge([])) == 0


def test_readings_are_cut_by_time_and_by_hour() -> None:
    readings = made(0, HOUR_MS - 1, HOUR_MS, 3 * HOUR_MS)
    assert readings.between(1, HOUR_MS + 1).timestamps.tolist() == [HOUR_MS - 1, HOUR_MS]
    assert [(hour, len(part)) for hour, part in readings.by_hour()] == [(0, 2), (HOUR_MS, 1), (3 * HOUR_MS, 1)]
    assert list(Readings.empty().by_hour()) == []
