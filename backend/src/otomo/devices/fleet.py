"""How devices are: their saved states, overlaid by what this process knows better."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from otomo.clock import Clock
from otomo.devices.items import Device, DeviceState, Latest
from otomo.devices.states import DeviceStates
from otomo.settings import MetricsSettings

Condition = Literal["ok", "alarm", "offline", "new"]

_KNOWN_SECONDS = 10.0
_MOST_KNOWN = 50_000
_OFFLINE = "-offline"  # in the id of an alarm


@dataclass(frozen=True, slots=True)
class Standing:
    """How a device is. `alarm`: something is open besides its silence; `new`: it has never been heard of."""

    state: Condition
    latest: Latest | None
    open_alarms: int


def _unknown(_: str) -> Latest | None:
    return None


@dataclass(slots=True)
class Fleet:
    """Says how devices are. `newest`: the latest reading that this process has accepted, when it has one."""

    states: DeviceStates
    clock: Clock
    settings: MetricsSettings
    newest: Callable[[str], Latest | None] = _unknown
    ticks: Callable[[], float] = time.monotonic
    _known: dict[str, tuple[DeviceState, float]] = field(default_factory=dict)

    async def standings(self, devices: Sequence[Device]) -> dict[str, Standing]:
        """How each of these devices is now, by id."""
        found = await self.states.glance([d.device_id for d in devices])
        return self._judged(devices, found)

    async def roughly(self, devices: Sequence[Device]) -> dict[str, Standing]:
        """The same for thousands: saved states may be ten seconds old."""
        now = self.ticks()
        due = [d.device_id for d in devices if self._known.get(d.device_id, (None, -math.inf))[1] <= now]
        found = await self.states.glance(due)
        for device_id in due:
            self._known.pop(device_id, None)
            self._known[device_id] = (found.get(device_id, DeviceState(device_id=device_id)), now + _KNOWN_SECONDS)
        standings = self._judged(devices, {d.device_id: self._known[d.device_id][0] for d in devices})
        while len(self._known) > _MOST_KNOWN:
            del self._known[next(iter(self._known))]
        return standings

    def _judged(self, devices: Sequence[Device], found: dict[str, DeviceState]) -> dict[str, Standing]:
        now = self.clock.now().timestamp() * 1000
        return {d.device_id: self._judge(d, found.get(d.device_id), now) for d in devices}

    def _judge(self, device: Device, state: DeviceState | None, now: float) -> Standing:
        saved = state.latest if state else None
        here = self.newest(device.device_id)
        latest = max(filter(None, (saved, here)), key=lambda reading: reading.timestamp, default=None)
        # States are saved now and then: another process may know of a later reading.
        allowed = device.silent_seconds + (0 if latest is here else self.settings.state_seconds)
        silent = latest is not None and now - latest.timestamp > allowed * 1000
        alarms = state.open if state else ()
        return Standing(_condition(alarms, latest, silent=silent), latest, len(alarms))


def _condition(alarms: Sequence[str], latest: Latest | None, *, silent: bool) -> Condition:
    if any(_OFFLINE not in alarm for alarm in alarms):
        return "alarm"
    if silent or alarms:
        return "offline"
    return "ok" if latest else "new"
