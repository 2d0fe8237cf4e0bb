"""Processes that evaluate readings over one store, and can be killed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from devicemaking import START
from otomo.alarms.evaluator import Evaluator
from otomo.alarms.items import Alarm
from otomo.alarms.presence import Presence
from otomo.alarms.repository import AlarmRepository
from otomo.alarms.roster import Roster
from otomo.alarms.tracking import Tracker
from otomo.clock import Clock
from otomo.devices.items import Device, DeviceState
from otomo.devices.lists import DeviceLists
from otomo.devices.repository import DeviceRepository
from otomo.devices.states import DeviceStates
from otomo.metrics.readings import Readings, merge
from otomo.settings import MetricsSettings
from otomo.store.client import Operation, Store


@dataclass
class Site:
    """What processes share: the store, time, and the stored readings (epoch ms)."""

    store: Store
    at: int = START
    kept: dict[str, Readings] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.group = f"#{uuid4().hex}"  # no process of another test is there
        self.clock = Clock(lambda: datetime.fromtimestamp(self.at / 1000, UTC))
        self.states = DeviceStates(self.store)
        self.devices = DeviceRepository(self.store)
        self.alarms = AlarmRepository(self.store, self.clock, 400)

    async def read(self, device_id: str, start: int, end: int) -> Readings:
        """The stored readings of [start, end)."""
        return self.kept.get(device_id, Readings.empty()).between(start, end)

    async def add(self, *devices: Device) -> None:
        """Puts devices into the registry."""
        for each in devices:
            await self.store.transact([self.devices.create_op(each, self.at // 1000), self._count()])

    async def change(self, before: Device, after: Device) -> None:
        """Changes a device in the registry."""
        await self.store.transact([self.devices.replace_op(before, after), self._count()])

    async def delete(self, device: Device) -> None:
        """Removes a device as the registry does."""
        retire = self.devices.retire_op(device, self.at // 1000 + 9999)
        await self.store.transact([retire, self.states.forget_op(device.device_id), self._count()])

    def _count(self) -> Operation:
        return self.devices.count_op(None, self.at)

    async def alarms_of(self, device_id: str) -> list[Alarm]:
        """A device's alarms, oldest first."""
        return (await self.alarms.of_device(device_id, 500, None)).alarms[::-1]

    async def state(self, device_id: str) -> DeviceState:
        """A device's saved state."""
        return await self.states.get(device_id)


class Process:
    """An application's evaluator. `seconds` is its clock that never goes back."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.seconds = 0.0
        ticks: Callable[[], float] = lambda: self.seconds  # noqa: E731
        tracker = Tracker(site.states, site.alarms, site.read, site.clock, MetricsSettings(state_seconds=15), ticks)
        self.evaluator = Evaluator(tracker, site.devices, ticks=ticks)
        lists = DeviceLists(site.devices, site.clock, ticks)

        async def owners() -> list[str | None]:
            return [None]

        presence = Presence(site.store, site.clock, site.group)
        self.roster = Roster(self.evaluator, site.devices, lists, owners, presence)

    def store(self, device_id: str, readings: Readings) -> None:
        """Readings are in the store, and the process dies before it has told the evaluator."""
        self.site.at = max(self.site.at, int(readings.timestamps[-1]))
        self.site.kept[device_id] = merge([self.site.kept.get(device_id, Readings.empty()), readings])

    def accept(self, device_id: str, readings: Readings) -> None:
        """Readings are in the store, and the evaluator has heard of it."""
        self.store(device_id, readings)
        self.evaluator.accepted(device_id, readings)

    async def post(self, device_id: str, readings: Readings) -> None:
        """Readings are stored and evaluated."""
        self.accept(device_id, readings)
        await self.evaluator.settled()

    async def look(self, *, settle: bool = False) -> None:
        """What the roster does every few seconds."""
        self.seconds += 5
        await self.roster.look(settle=settle)
        await self.evaluator.settled()


@pytest.fixture
def site(own_store: Store) -> Site:
    """A site of a test's own; devices need ids that no other test uses."""
    return Site(own_store)


def later(site: Site, **delta: float) -> None:
    """Lets time pass."""
    site.at += int(timedelta(**delta).total_seconds() * 1000)
