"""A history that is written at once is what posts of the same readings become with time."""

import numpy as np
import pytest
from otomo.demo.climate import measured
from otomo.demo.history import History
from otomo.metrics.readings import floor_hour
from otomo.metrics.rollups import floor_day
from otomo.settings import MetricsSettings

from tests.store.metrics.conftest import HOUR, NOW, Side, as_dict

pytestmark = pytest.mark.mission("IOT-6")


async def test_all_is_read_back_and_summed_up(side: Side) -> None:
    times = np.arange(NOW - 50 * HOUR, NOW, 60_000, dtype=np.int64)
    readings = measured("iida-control-1", times, 0)
    await History(side.store, side.states, MetricsSettings()).write(side.device_id, readings, NOW)
    assert await side.stored() == as_dict(readings)
    horizon = floor_hour(NOW - 2 * HOUR)
    assert (await side.states.get(side.device_id)).packed_through == horizon
    kept = [await side.rollups.of(side.device_id, step, 0, NOW) for step in ("1h", "1d")]
    await side.rollups.recompute(side.device_id, range(floor_hour(int(times[0])), horizon, HOUR))
    again = [await side.rollups.of(side.device_id, step, 0, NOW) for step in ("1h", "1d")]
    assert again == kept
    assert {rollup.bucket for rollup in kept[1]} == {floor_day(int(at)) for at in times[times < horizon]}
