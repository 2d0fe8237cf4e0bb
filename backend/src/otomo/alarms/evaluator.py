"""Evaluates readings in the background, after they were stored: nobody waits for it, and it stops for nobody.

Readings come from this process's memory; whatever was missed (a crash, another process, too much at once) is replayed
from the store. While several processes evaluate, each gets only some readings of a device: then all are taken from the
store, at once when a reading means something to a threshold, else now and then.
"""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import structlog
from aiodynamo.errors import AIODynamoError

from otomo.alarms.evaluation import Evaluation
from otomo.alarms.tracking import Tracked, Tracker, take_in
from otomo.crm.imports.lease import beside
from otomo.devices.repository import DeviceRepository
from otomo.errors import UnavailableError
from otomo.metrics.readings import Readings, merge
from otomo.store.deadline import deadline_in

log = structlog.get_logger(__name__)

Work = Callable[[Tracked], Awaitable[None]]

_PAUSE = 0.25
_IDLE_SECONDS = 1.0
_SLICE_SECONDS = 0.005
_MOST_PENDING = 500_000
_AT_A_TIME = 16
_DEVICE_SECONDS = 30.0
_CLOSING_SECONDS = 5.0
_AFTER_FAILURE = 10.0
_SHARED_PAUSE = 2.0
_TRIES = 20


@dataclass(slots=True)
class Evaluator:
    """Keeps every device's evaluation going. `tracked`: the devices known to this process, by id; `in_company`: other
    processes evaluate, too; `alarmed`: devices with an open alarm, then; `opens_at`: until then others may not know of
    this process yet."""

    tracker: Tracker
    devices: DeviceRepository
    tracked: dict[str, Tracked] = field(default_factory=dict)
    ticks: Callable[[], float] = time.monotonic
    in_company: bool = False
    alarmed: frozenset[str] = frozenset()
    opens_at: float = -math.inf
    _pending: dict[str, list[Readings]] = field(default_factory=dict)
    _count: int = 0
    _dirty: set[str] = field(default_factory=set)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_A_TIME))
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def accepted(self, device_id: str, readings: Readings) -> None:
        """Takes readings that the store has accepted; returns at once."""
        self._pending.setdefault(device_id, []).append(readings)
        self._count += len(readings)
        if self._count > _MOST_PENDING:
            self._fall_back()
        self._wake.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Evaluates while the body runs; what is not saved at its end is saved then."""
        async with beside(self._evaluate()):
            yield
        with suppress(TimeoutError):
            async with asyncio.timeout(_CLOSING_SECONDS):
                await self.settled()
                for tracked in [t for d in self._dirty if (t := self.tracked.get(d)) and not t.busy]:
                    self.start(tracked, self.tracker.save)
                while self._tasks:
                    await asyncio.wait(self._tasks)

    async def settled(self) -> None:
        """Waits until all that was accepted is evaluated, and alarms that follow from it are saved. What failed is left
        for later."""
        for _ in range(_TRIES):
            await self._round()
            while self._tasks:
                await asyncio.wait(self._tasks)
            if not self._has_work():
                return

    def start(self, tracked: Tracked, work: Work) -> None:
        """Runs `work` on a device that is not busy, beside others."""
        tracked.busy = True
        task = asyncio.create_task(self._attend(tracked, work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def reconsider(self, tracked: Tracked) -> None:
        """The device has been changed by somebody, or its alarms may be out of date."""
        self._pending.setdefault(tracked.device.device_id, [])
        self._wake.set()

    def forget(self, device_id: str) -> None:
        """The device is gone."""
        self.tracked.pop(device_id, None)
        self._dirty.discard(device_id)
        self._take_pending(device_id)

    def awaits(self, device_id: str) -> bool:
        """Whether readings of the device are waiting to be evaluated."""
        return device_id in self._pending

    # -- rounds ------------------------------------------------------------------------------------

    async def _evaluate(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(_IDLE_SECONDS):
                    await self._wake.wait()
            self._wake.clear()
            await self._round()
            await asyncio.sleep(_PAUSE)

    async def _round(self) -> None:
        """Takes in what is pending, and starts the saves that are due."""
        if self.opens_at > self.ticks():
            return
        began = time.perf_counter()
        for device_id in tuple(self._pending):
            tracked = self.tracked.get(device_id)
            if tracked is None:
                await self._meet(device_id)
            elif self._is_free(tracked):
                await self._take_in(tracked)
            if time.perf_counter() - began > _SLICE_SECONDS:
                await asyncio.sleep(0)
                began = time.perf_counter()
        for tracked in self._to_save():
            self.start(tracked, self._save)

    def _to_save(self) -> list[Tracked]:
        known = (self.tracked.get(device_id) for device_id in self._dirty)
        free = [tracked for tracked in known if tracked and self._is_free(tracked) and not self._is_shared(tracked)]
        return [tracked for tracked in free if self.tracker.is_due(tracked)]

    def _is_shared(self, tracked: Tracked) -> bool:
        return self.in_company or self.tracker.is_shared(tracked)

    def _is_free(self, tracked: Tracked) -> bool:
        return not tracked.busy and tracked.not_before <= self.ticks()

    def _has_work(self) -> bool:
        waiting = (self.tracked.get(device_id) for device_id in self._pending)
        return bool(self._to_save()) or any(tracked is None or self._is_free(tracked) for tracked in waiting)

    async def _meet(self, device_id: str) -> None:
        """A device that is not listed yet; readings of one that does not exist are passed over."""
        try:
            found = await self.devices.find_many([device_id])
        except (UnavailableError, AIODynamoError) as cause:
            log.warning("alarm.evaluation_postponed", device_id=device_id, cause=type(cause).__name__)
            return
        if device_id in found:
            self.tracked[device_id] = Tracked(found[device_id])
        else:
            self._take_pending(device_id)

    async def _take_in(self, tracked: Tracked) -> None:
        pieces = self._take_pending(tracked.device.device_id)
        if pieces:
            tracked.heard_at = self.tracker.now()
        evaluation = tracked.evaluation
        if self._is_shared(tracked):
            tracked.is_behind = True
            if not self._may_wait(tracked, pieces):
                self.start(tracked, self._bring_up)
        elif evaluation is None or tracked.is_behind:
            self.start(tracked, self._bring_up)
        elif pieces:
            tracked.busy = True
            await self._guarded(tracked, self._fold(tracked, evaluation, merge(pieces)))

    def _may_wait(self, tracked: Tracked, pieces: Sequence[Readings]) -> bool:
        """Whether readings of a shared device change nothing that somebody waits for."""
        evaluation = tracked.evaluation
        if evaluation is None or not pieces or tracked.device.device_id in self.alarmed or tracked.open:
            return False
        lately = self.ticks() - tracked.brought_up_at < self.tracker.settings.state_seconds
        return lately and not any(evaluation.would_move(piece) for piece in pieces)

    async def _fold(self, tracked: Tracked, evaluation: Evaluation, readings: Readings) -> None:
        await take_in(evaluation, readings)
        if tracked.heard_at is not None:
            evaluation.hear(tracked.heard_at)

    def _take_pending(self, device_id: str) -> list[Readings]:
        pieces = self._pending.pop(device_id, [])
        self._count -= sum(len(piece) for piece in pieces)
        return pieces

    def _fall_back(self) -> None:
        """More is pending than is good to keep: it is all in the store."""
        log.warning("alarm.evaluation_behind", readings=self._count, devices=len(self._pending))
        for device_id, pieces in self._pending.items():
            pieces.clear()
            if device_id in self.tracked and not self.tracked[device_id].busy:
                self.tracked[device_id].evaluation = None
        self._count = 0

    # -- work that reads or writes, a task for each device -----------------------------------------

    async def _attend(self, tracked: Tracked, work: Work) -> None:
        async with self._gate:
            with deadline_in(_DEVICE_SECONDS):
                await self._guarded(tracked, work(tracked))

    async def _guarded(self, tracked: Tracked, work: Awaitable[None]) -> None:
        """Whatever goes wrong with one device is told, and tried again later."""
        device_id = tracked.device.device_id
        try:
            await work
        except (UnavailableError, AIODynamoError) as cause:
            log.warning("alarm.evaluation_postponed", device_id=device_id, cause=type(cause).__name__)
            self._rest(tracked)
        except Exception:
            log.exception("alarm.evaluation_failed", device_id=device_id)
            self._rest(tracked)
        finally:
            tracked.busy = False
        evaluation = tracked.evaluation
        if evaluation is not None and (evaluation.is_dirty or evaluation.changes):
            self._dirty.add(device_id)
        else:
            self._dirty.discard(device_id)

    async def _bring_up(self, tracked: Tracked) -> None:
        evaluation = await self.tracker.bring_up(tracked)
        if tracked.heard_at is not None:
            evaluation.hear(tracked.heard_at)
        if evaluation.latest is not None:
            tracked.heard_at = max(tracked.heard_at or 0, evaluation.latest.timestamp)
        if self._is_shared(tracked):
            tracked.not_before = self.ticks() + _SHARED_PAUSE
            tracked.is_behind = True
        if self.tracker.is_due(tracked):
            await self._save(tracked)

    async def _save(self, tracked: Tracked) -> None:
        await self.tracker.save(tracked)
        if tracked.evaluation is None:
            self.reconsider(tracked)

    def _rest(self, tracked: Tracked) -> None:
        """After a failure all is read again, from the store."""
        tracked.evaluation = None
        tracked.not_before = self.ticks() + _AFTER_FAILURE
        self._pending.setdefault(tracked.device.device_id, [])
