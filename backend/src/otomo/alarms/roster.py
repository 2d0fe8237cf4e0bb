"""Which devices there are, how they are set up, and which of them have fallen silent: looked at from time to time."""

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog
from aiodynamo.errors import AIODynamoError

from otomo.alarms.evaluator import Evaluator
from otomo.alarms.presence import Presence
from otomo.alarms.tracking import Tracked, Tracker
from otomo.crm.imports.lease import beside
from otomo.devices.items import Device, DeviceState
from otomo.devices.lists import DeviceLists
from otomo.devices.repository import DeviceRepository
from otomo.errors import UnavailableError

log = structlog.get_logger(__name__)

Owners = Callable[[], Awaitable[Sequence[str | None]]]
"""Everybody who may own customers, and None."""

_LOOK_SECONDS = 3.0
_UNSEEN_SECONDS = 8.0
_SETTLE_EVERY = 200  # looks: ten minutes
_LOOK_AGAIN_SECONDS = 60.0


@dataclass(slots=True)
class Roster:
    """Keeps an evaluator's devices in step with the registry. A device counts as silent from the process's start at the
    earliest: while nobody listened nothing could be heard."""

    evaluator: Evaluator
    devices: DeviceRepository
    lists: DeviceLists
    owners: Owners
    presence: Presence
    _began: int = 0
    _met: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Looks from time to time while the body runs."""
        self.evaluator.opens_at = math.inf
        async with self.evaluator.running(), beside(self._keep_looking()):
            yield
        try:
            await self.presence.leave()
        except (UnavailableError, AIODynamoError) as cause:
            log.warning("alarm.not_signed_off", cause=type(cause).__name__)

    async def look(self, *, settle: bool = False) -> None:
        """Learns of new, changed and deleted devices, and of silent ones; with `settle` also of alarms that nobody
        watches any more."""
        await self._meet_others()
        await self._learn()
        await self._listen()
        if settle:
            await self._settle()

    async def settled(self) -> None:
        """Waits until all that was accepted is evaluated, and alarms that follow from it are saved."""
        await asyncio.sleep(0)  # the way in tells after it has answered
        await self._met.wait()
        await asyncio.sleep(max(0.0, self.evaluator.opens_at - self._tracker.ticks()))
        await self.evaluator.settled()

    async def removed(self, device: Device) -> None:
        """A device was deleted: its alarms are over."""
        self.evaluator.forget(device.device_id)
        try:
            await self._end_alarms({device.device_id})
        except (UnavailableError, AIODynamoError) as cause:
            log.warning("alarm.left_open", device_id=device.device_id, cause=type(cause).__name__)

    async def _keep_looking(self) -> None:
        looks = 0
        while True:
            try:
                await self.look(settle=looks % _SETTLE_EVERY == 0)
                looks += 1
            except (UnavailableError, AIODynamoError) as cause:
                log.warning("alarm.look_postponed", cause=type(cause).__name__)
            except Exception:
                log.exception("alarm.look_failed")
            await asyncio.sleep(_LOOK_SECONDS)

    async def _meet_others(self) -> None:
        """Others must have seen this process before it evaluates: what they have in memory is not all, from then on."""
        in_company = await self.presence.renew()
        alarms = await self._tracker.alarms.open() if in_company else []
        self.evaluator.in_company = in_company
        self.evaluator.alarmed = frozenset(alarm.device_id for alarm in alarms)
        if not self._began:
            self._began = self._tracker.now()
            self.evaluator.opens_at = self._tracker.ticks() + (_UNSEEN_SECONDS if in_company else 0.0)
            self._met.set()

    # -- the registry ------------------------------------------------------------------------------

    async def _learn(self) -> None:
        listed = {d.device_id: d for d in await self.lists.of_owners(await self.owners())}
        tracked = self.evaluator.tracked
        gone = tracked.keys() - listed.keys()
        if gone:  # an index may be behind
            still = await self.devices.find_many(sorted(gone))
            listed |= still
            await self._end_alarms(gone - still.keys())
        new = [device for device_id, device in listed.items() if device_id not in tracked]
        states = await self._tracker.states.glance([device.device_id for device in new])
        for device in new:
            known = tracked.setdefault(device.device_id, Tracked(device))
            self._see(known, states.get(device.device_id))
            if device.device_id not in states:
                self.evaluator.reconsider(known)  # never evaluated, but perhaps with readings
        for device_id, device in listed.items():
            self._configure(tracked[device_id], device)

    def _configure(self, tracked: Tracked, device: Device) -> None:
        if tracked.busy or tracked.device == device or tracked.device.revision > device.revision:
            return
        tracked.device = device
        if tracked.evaluation is not None:
            tracked.evaluation.configure(device, self._tracker.now())
            if tracked.evaluation.changes:
                self.evaluator.start(tracked, self._tracker.save)
        elif tracked.open:
            self.evaluator.reconsider(tracked)

    # -- silence -----------------------------------------------------------------------------------

    async def _listen(self) -> None:
        suspects = [t for t in self.evaluator.tracked.values() if self._is_suspect(t)]
        await self._look_at([t for t in suspects if t.evaluation is None])
        for tracked in suspects:
            if not tracked.busy and not tracked.is_missed and self._is_silent(tracked):
                self.evaluator.start(tracked, self._check)

    def _is_suspect(self, tracked: Tracked) -> bool:
        """Silent, and not already known to be, unless that was long ago: another process may have heard it since."""
        if tracked.busy or self.evaluator.awaits(tracked.device.device_id) or not self._is_silent(tracked):
            return False
        return not tracked.is_missed or self._tracker.ticks() - tracked.looked_at >= _LOOK_AGAIN_SECONDS

    def _is_silent(self, tracked: Tracked) -> bool:
        if tracked.heard_at is None:
            return False
        silent = self._tracker.now() - max(tracked.heard_at, self._began)
        return silent > tracked.device.silent_seconds * 1000

    async def _look_at(self, suspects: Sequence[Tracked]) -> None:
        states = await self._tracker.states.glance([t.device.device_id for t in suspects])
        for tracked in suspects:
            self._see(tracked, states.get(tracked.device.device_id))

    def _see(self, tracked: Tracked, state: DeviceState | None) -> None:
        tracked.looked_at = self._tracker.ticks()
        if state is not None and tracked.evaluation is None:
            tracked.open = state.open
            if state.latest is not None:
                tracked.heard_at = max(tracked.heard_at or 0, state.latest.timestamp)

    async def _check(self, tracked: Tracked) -> None:
        """Whether a device is silent by the store, too, which knows what other processes have heard."""
        evaluation = await self._tracker.bring_up(tracked)
        tracked.open = evaluation.open_ids()
        if evaluation.latest is not None:
            tracked.heard_at = max(tracked.heard_at or 0, evaluation.latest.timestamp)
        if self._is_silent(tracked):
            evaluation.miss(self._tracker.now())
        if evaluation.changes:
            await self._tracker.save(tracked)
        else:
            tracked.evaluation = None  # its readings may go to another process, whose work it is then

    # -- alarms that nobody watches ----------------------------------------------------------------

    async def _settle(self) -> None:
        """Ends alarms of devices that are gone or know nothing of them. States are read after the alarms: an alarm and
        its state are written together."""
        alarms = await self._tracker.alarms.open()
        device_ids = sorted({alarm.device_id for alarm in alarms})
        states = await self._tracker.states.get_many(device_ids)
        for alarm in alarms:
            state = states.get(alarm.device_id)
            if state is None or alarm.alarm_id not in state.open:
                await self._tracker.alarms.end(alarm, self._tracker.now())

    async def _end_alarms(self, device_ids: set[str]) -> None:
        for device_id in device_ids:
            self.evaluator.forget(device_id)
        if device_ids:
            for alarm in await self._tracker.alarms.open():
                if alarm.device_id in device_ids:
                    await self._tracker.alarms.end(alarm, self._tracker.now())

    @property
    def _tracker(self) -> Tracker:
        return self.evaluator.tracker
