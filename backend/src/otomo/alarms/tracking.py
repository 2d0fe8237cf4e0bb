"""One device's evaluation in this process: brought up from the store, replayed to the newest reading, saved."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from otomo.alarms.changes import Changes
from otomo.alarms.evaluation import OFFLINE, Evaluation
from otomo.alarms.repository import AlarmRepository
from otomo.clock import Clock
from otomo.devices.items import Device, DeviceState
from otomo.devices.states import DeviceStates
from otomo.metrics.readings import Readings
from otomo.settings import MetricsSettings
from otomo.store.errors import ConditionFailedError

log = structlog.get_logger(__name__)

Read = Callable[[str, int, int], Awaitable[Readings]]
"""The readings of a device in [start, end), epoch ms."""

_AHEAD_MS = 600_000
_REPLAYED_MS = 2 * 86_400_000
_SHARED_SECONDS = 600.0
_SLICE = 1_000  # readings between two looks at what else there is to do


@dataclass(slots=True)
class Tracked:
    """A device as this process knows it. `evaluation`: None when it must be brought up first; `version`: of the state
    it rests on; `heard_at`: when the device was last heard of, epoch ms; `open`: ids of its open alarms; `is_behind`:
    there may be readings that the evaluation has not seen; `busy`: a task is at it. By a clock that never goes back:
    `shared_until`: other processes get readings of it, too; `looked_at`: its saved state was read for its silence;
    `brought_up_at`: the store was read; `not_before`: it rests after a failure."""

    device: Device
    evaluation: Evaluation | None = None
    version: int | None = None
    saved_at: float = -math.inf
    heard_at: int | None = None
    open: tuple[str, ...] = ()
    shared_until: float = -math.inf
    looked_at: float = -math.inf
    not_before: float = -math.inf
    brought_up_at: float = -math.inf
    is_behind: bool = False
    busy: bool = False

    @property
    def is_missed(self) -> bool:
        """Whether the alarm of its silence is open."""
        return any(alarm_id.endswith(OFFLINE) for alarm_id in self.open)


@dataclass(frozen=True, slots=True)
class Tracker:
    """Reads and writes what a tracked device rests on. `ticks`: a clock that never goes back, in seconds."""

    states: DeviceStates
    alarms: AlarmRepository
    read: Read
    clock: Clock
    settings: MetricsSettings
    ticks: Callable[[], float] = time.monotonic

    def now(self) -> int:
        """Epoch ms."""
        return int(self.clock.now().timestamp() * 1000)

    async def bring_up(self, tracked: Tracked) -> Evaluation:
        """The device's evaluation as of the newest reading in the store."""
        device = tracked.device
        state = await self.states.get(device.device_id)
        if tracked.version is not None and tracked.version != state.version:
            tracked.shared_until = self.ticks() + _SHARED_SECONDS
        evaluation = Evaluation(device, state.memory, state.through, state.latest)
        evaluation.disown(state.open, self.now())
        evaluation.configure(device, self.now())
        await self.catch_up(evaluation)
        tracked.evaluation, tracked.version = evaluation, state.version
        tracked.brought_up_at, tracked.is_behind = self.ticks(), False
        return evaluation

    async def catch_up(self, evaluation: Evaluation) -> None:
        """Takes in what the store has after the last reading seen, at most two days of it."""
        end = self.now() + _AHEAD_MS
        start = max(evaluation.through + 1, end - _REPLAYED_MS)
        await take_in(evaluation, await self.read(evaluation.device.device_id, start, end))

    def is_due(self, tracked: Tracked) -> bool:
        """Whether the evaluation is to be saved: at once with a change of alarms, else now and then."""
        evaluation = tracked.evaluation
        if evaluation is None:
            return False
        waited = self.ticks() - tracked.saved_at >= self.settings.state_seconds
        return bool(evaluation.changes) or (evaluation.is_dirty and waited)

    async def save(self, tracked: Tracked) -> None:
        """Saves state and changes of alarms together. When another process was faster, the evaluation is dropped: it
        must be brought up again."""
        evaluation = tracked.evaluation
        assert evaluation is not None
        assert tracked.version is not None
        device_id = tracked.device.device_id
        state = DeviceState(
            device_id=device_id,
            latest=evaluation.latest,
            through=evaluation.through,
            memory=evaluation.dump(),
            open=evaluation.open_ids(),
        )
        changes = evaluation.changes
        try:
            if changes:
                await self.alarms.save(device_id, self.states.save_op(state, tracked.version), changes)
            else:
                await self.states.save(state, tracked.version)
        except ConditionFailedError:
            log.info("alarm.state_shared", device_id=device_id)
            tracked.evaluation = None
            tracked.shared_until = self.ticks() + _SHARED_SECONDS
            return
        for alarm in changes.opened.values():
            log.info("alarm.opened", device_id=device_id, alarm_id=alarm.alarm_id, severity=alarm.severity)
        for alarm_id in changes.ended:
            log.info("alarm.cleared", device_id=device_id, alarm_id=alarm_id)
        evaluation.changes, evaluation.is_dirty = Changes(), False
        tracked.version += 1
        tracked.saved_at = self.ticks()
        tracked.open = state.open

    def is_shared(self, tracked: Tracked) -> bool:
        """Whether other processes evaluate the device, too: then only the store knows all its readings."""
        return self.ticks() < tracked.shared_until


async def take_in(evaluation: Evaluation, readings: Readings) -> None:
    """Folds readings without holding up the others in this process."""
    for start in range(0, len(readings), _SLICE):
        evaluation.fold(readings.part(start, min(start + _SLICE, len(readings))))
        if start + _SLICE < len(readings):
            await asyncio.sleep(0)
