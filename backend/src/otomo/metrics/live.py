"""Readings as they arrive, for those who watch.

What is sent always comes from the store: it is kept, and two processes see the same. Readings that this process accepts
only wake who follows their device; what others accept is found by looking now and then.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import structlog

from otomo.clock import Clock
from otomo.devices.items import Latest
from otomo.errors import TooManyRequestsError, UnavailableError
from otomo.metrics.following import Position
from otomo.metrics.readings import HOUR_MS, Readings
from otomo.settings import MetricsSettings
from otomo.store.deadline import deadline_in

log = structlog.get_logger(__name__)

Positions = dict[str, Position]

_CAUGHT_UP_MS = 6 * HOUR_MS
_AT_ONCE = 4  # devices of a follower that are read at a time
_MOST_READINGS = 500  # of an event
_READ_SECONDS = 10.0
_RETRY_SECONDS = 5


class TooManyStreamsError(TooManyRequestsError):
    """This user, or everybody together, follows too much at once."""

    code, title = "too-many-streams", "Too many live views are open"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Readings of a device, at most 500, and where the follower is after them. `is_reset`: what came before is too
    much to catch up with; read it anew."""

    device_id: str
    readings: Readings
    positions: Mapping[str, Position]
    is_reset: bool = False


@dataclass(slots=True, eq=False)
class _Watch:
    """A follower's bell, and the devices it rang for."""

    bell: asyncio.Event = field(default_factory=asyncio.Event)
    devices: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Live:
    """Lets followers have what the store gets."""

    read: Callable[[str, int, int], Awaitable[Readings]]
    latest: Callable[[str], Awaitable[Latest | None]]
    clock: Clock
    settings: MetricsSettings
    is_draining: bool = False
    _watches: dict[str, set[_Watch]] = field(default_factory=dict)
    _followers: dict[str, int] = field(default_factory=dict)

    def accepted(self, device_id: str, _: Readings) -> None:
        """Wakes who follows the device."""
        for watch in self._watches.get(device_id, ()):
            watch.devices.add(device_id)
            watch.bell.set()

    def drain(self) -> None:
        """Ends all streams: their clients come back, to another process."""
        self.is_draining = True
        for watches in self._watches.values():
            for watch in watches:
                watch.bell.set()

    async def follow(
        self, user_id: str, device_ids: Sequence[str], known: Mapping[str, Position], since: int | None = None
    ) -> AsyncGenerator[Arrival | None, None]:
        """What is new of the devices after the positions that are `known`; of the others from `since` (epoch ms) on,
        else from the newest reading there is. None first, and whenever there is nothing to say. Ends after
        `stream_seconds`, when the process is told to end, and when the store is away: come back with the last
        positions.

        Raises TooManyStreamsError at the first step.
        """
        with self._counted(user_id), self._watching(device_ids) as watch:
            yield None
            end = _now() + self.settings.stream_seconds
            try:
                positions, resets = await self._begin(device_ids, known, since)
                for device_id in resets:
                    yield Arrival(device_id, Readings.empty(), dict(positions), is_reset=True)
                due = device_ids
                while not self.is_draining and _now() < end:
                    async for arrival in self._arrivals(due, positions):
                        yield arrival
                    yield None
                    due = await self._next(watch, device_ids, end)
            except UnavailableError:
                log.warning("stream.store_away")

    async def _arrivals(self, due: Sequence[str], positions: Positions) -> AsyncIterator[Arrival]:
        """Reads the devices, a few at a time, and moves the positions on."""
        for start in range(0, len(due), _AT_ONCE):
            group = due[start : start + _AT_ONCE]
            found = await asyncio.gather(*(self._news(device_id, positions[device_id]) for device_id in group))
            for device_id, news in zip(group, found, strict=True):
                for at in range(0, len(news), _MOST_READINGS):
                    piece = news.part(at, min(at + _MOST_READINGS, len(news)))
                    positions[device_id] = positions[device_id].after(piece.timestamps)
                    yield Arrival(device_id, piece, dict(positions))

    async def _news(self, device_id: str, position: Position) -> Readings:
        until = self._now_ms() + self.settings.ahead_seconds * 1000 + 1
        # A stream outlives the deadline of the request that began it.
        with deadline_in(_READ_SECONDS):
            return position.news(await self.read(device_id, position.floor + 1, until))

    async def _begin(
        self, device_ids: Sequence[str], known: Mapping[str, Position], since: int | None
    ) -> tuple[Positions, list[str]]:
        """Where the follower is, and the devices of which it has missed too much."""
        oldest = self._now_ms() - _CAUGHT_UP_MS
        asked = Position.before(since) if since is not None else None
        given = {device_id: known.get(device_id, asked) for device_id in device_ids}
        resets = [device_id for device_id, position in given.items() if position and position.floor < oldest]
        return {
            device_id: position if position and device_id not in resets else await self._newest(device_id)
            for device_id, position in given.items()
        }, resets

    async def _newest(self, device_id: str) -> Position:
        with deadline_in(_READ_SECONDS):
            latest = await self.latest(device_id)
        return Position.before(latest.timestamp if latest else self._now_ms() - HOUR_MS)

    async def _next(self, watch: _Watch, device_ids: Sequence[str], end: float) -> Sequence[str]:
        """The devices to look at: those that it rang for, or all when it is time to look."""
        patience = max(0.0, min(self.settings.stream_poll_seconds, end - _now()))
        try:
            async with asyncio.timeout(patience):
                await watch.bell.wait()
        except TimeoutError:
            return device_ids
        watch.bell.clear()
        rang, watch.devices = watch.devices, set()
        return [device_id for device_id in device_ids if device_id in rang]

    def _now_ms(self) -> int:
        return int(self.clock.now().timestamp() * 1000)

    @contextmanager
    def _counted(self, user_id: str) -> Iterator[None]:
        mine, together = self._followers.get(user_id, 0), sum(self._followers.values())
        if mine >= self.settings.streams_per_user or together >= self.settings.streams:
            raise TooManyStreamsError(retry_after=_RETRY_SECONDS)
        self._followers[user_id] = mine + 1
        try:
            yield
        finally:
            self._followers[user_id] -= 1
            if not self._followers[user_id]:
                del self._followers[user_id]

    @contextmanager
    def _watching(self, device_ids: Sequence[str]) -> Iterator[_Watch]:
        watch = _Watch()
        for device_id in device_ids:
            self._watches.setdefault(device_id, set()).add(watch)
        try:
            yield watch
        finally:
            for device_id in device_ids:
                self._watches[device_id].discard(watch)
                if not self._watches[device_id]:
                    del self._watches[device_id]


def _now() -> float:
    return asyncio.get_running_loop().time()
