"""How a device is: what is saved, overlaid by what this process has heard."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

import pytest
from otomo.clock import Clock
from otomo.devices.fleet import Fleet
from otomo.devices.items import Device, DeviceState, Latest
from otomo.devices.states import DeviceStates
from otomo.settings import MetricsSettings

pytestmark = pytest.mark.mission("IOT-2")

NOW = datetime(2026, 11, 20, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
SETTINGS = MetricsSettings(state_seconds=15)
DEVICE = Device(device_id="a", customer_id="C", name="a", expected_interval_seconds=60, created_at=NOW, updated_at=NOW)


@dataclass(frozen=True)
class Saved(DeviceStates):
    """States in memory, and which were asked for."""

    saved: dict[str, DeviceState] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def glance(self, device_ids: Sequence[str]) -> dict[str, DeviceState]:
        self.asked.extend(device_ids)
        return {i: self.saved[i] for i in device_ids if i in self.saved}


def fleet(latest: Latest | None, here: Latest | None = None) -> tuple[Fleet, Saved]:
    states = Saved(store=None, saved={"a": DeviceState(device_id="a", latest=latest)})  # type: ignore[arg-type]
    return Fleet(states, Clock(lambda: NOW), SETTINGS, lambda _: here), states


def ago(seconds: float) -> Latest:
    return Latest(NOW_MS - int(seconds * 1000), 20.0)


@pytest.mark.parametrize(
    ("saved", "here", "shown", "state"),
    [
        (None, None, None, "new"),
        (None, ago(10), ago(10), "ok"),
        (ago(100), ago(10), ago(10), "ok"),
        (ago(10), ago(100), ago(10), "ok"),  # late readings do not move it back
        (ago(195), None, ago(195), "ok"),  # another process may have heard more
        (ago(196), None, ago(196), "offline"),
        (ago(300), ago(180), ago(180), "ok"),
        (ago(300), ago(181), ago(181), "offline"),  # heard here: no doubt
    ],
)
async def test_the_newest_reading_counts(
    saved: Latest | None, here: Latest | None, shown: Latest | None, state: str
) -> None:
    standing = (await fleet(saved, here)[0].standings([DEVICE]))["a"]
    assert (standing.latest, standing.state) == (shown, state)


async def test_a_quick_device_has_a_minute_at_least() -> None:
    made, _ = fleet(None, ago(59))
    quick = Device(
        device_id="a", customer_id="C", name="a", expected_interval_seconds=1, created_at=NOW, updated_at=NOW
    )
    assert (await made.standings([quick]))["a"].state == "ok"


async def test_thousands_are_read_once_in_ten_seconds() -> None:
    made, states = fleet(ago(1))
    for seconds, asked in ((0.0, 1), (4.0, 1), (9.9, 1), (10.0, 2), (19.0, 2)):
        made.ticks = partial(float, seconds)
        assert (await made.roughly([DEVICE]))["a"].state == "ok"
        assert len(states.asked) == asked
