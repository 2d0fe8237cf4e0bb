"""What the demo's devices measure: always, everywhere plausible, and too warm in one place."""

import numpy as np
import pytest
from otomo.demo.climate import FOREVER, OVERHEATED, measured
from otomo.demo.files import BOOK_DEVICES, MORE_DEVICES, device_ids, directory

pytestmark = pytest.mark.mission("IOT-6")

NEVER = 10**15
MINUTE = 60_000
IDS = [*device_ids(BOOK_DEVICES), *device_ids(MORE_DEVICES)]
TIMES = 1_795_000_000_000 + MINUTE * np.arange(23 * 1440, dtype=np.int64)


@pytest.mark.parametrize("device_id", IDS)
def test_a_room_goes_on_without_a_jump(device_id: str) -> None:
    found = measured(device_id, TIMES, NEVER)
    assert np.abs(np.diff(found.temperature)).max() < 0.4
    assert np.abs(np.diff(found.humidity)).max() < 2.5
    assert 15 < found.temperature.min() < found.temperature.max() < 26
    assert 20 < found.humidity.min() < found.humidity.max() < 60


def test_one_of_them_warms_up_and_stays_so() -> None:
    since = int(TIMES[1440])
    found = measured(OVERHEATED, TIMES, since)
    assert found.temperature[:1440].max() < 26.5
    assert found.temperature[1440 + 60 :].min() > 28
    assert found.temperature.max() < 33
    assert measured(OVERHEATED, TIMES[:60], FOREVER).temperature.min() > 28


def test_the_history_is_small_and_credited() -> None:
    assert sum(path.stat().st_size for path in directory().glob("*device*")) < 400_000
    assert "CC BY 4.0" in (directory() / "README.md").read_text(encoding="utf-8")
