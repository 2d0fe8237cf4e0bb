"""When which device sends what."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from otomo.metrics.readings import Readings, merge
from otomo.simulator.sending import Post, Sender
from otomo.simulator.tracks import Track

_AT_ONCE = 4
_LONGEST_MS = 48 * 3_600_000  # of a post: the server sums up every hour it touches before it answers


@dataclass(frozen=True, slots=True, eq=False)
class SimulatedDevice:
    """A device, its key and what it will have measured."""

    device_id: str
    key: str
    track: Track

    @property
    def readings(self) -> Readings:
        """All of its readings."""
        return self.track.readings


@dataclass(slots=True)
class _Buffer:
    """What is waiting to be posted with one key."""

    count: int = 0
    parts: dict[str, list[Readings]] = field(default_factory=dict)

    def add(self, device_id: str, reading: Readings) -> None:
        self.parts.setdefault(device_id, []).append(reading)
        self.count += 1

    def take(self, key: str) -> Post:
        post = Post(key, [(device_id, merge(pieces)) for device_id, pieces in self.parts.items()])
        self.count, self.parts = 0, {}
        return post


def ending_at(devices: Sequence[SimulatedDevice], end_ms: int) -> list[SimulatedDevice]:
    """The devices with all times moved alike, so that the last reading of all is at `end_ms`."""
    shift = end_ms - max(int(device.readings.timestamps[-1]) for device in devices)
    return [replace(d, track=Track(d.track.name, _moved(d.readings, shift))) for d in devices]


def natural_rate(devices: Sequence[SimulatedDevice], speed: float) -> float:
    """Readings a second of all devices together when time runs `speed` times as fast as in their series."""
    steps = [float(np.median(np.diff(d.readings.timestamps))) for d in devices if len(d.readings) > 1]
    return len(devices) * speed * 1000 / (sum(steps) / len(steps)) if steps else len(devices) * speed


async def replay_history(
    devices: Sequence[SimulatedDevice], sender: Sender, batch: int, speed: float | None, stop: asyncio.Event
) -> None:
    """Posts everything with the times it has, by time; `speed`: seconds of the series in a second, None: at once."""
    posts = sorted(_posts(devices, batch), key=lambda post: int(post.parts[0][1].timestamps[-1]))
    began, first = time.monotonic(), int(posts[0].parts[0][1].timestamps[0])

    async def due() -> AsyncIterator[Post]:
        for post in posts:
            if speed is not None:
                ahead = (int(post.parts[0][1].timestamps[-1]) - first) / 1000 / speed - (time.monotonic() - began)
                await _pause(ahead, stop)
            yield post

    await _send_all(due(), sender, stop)


async def replay_live(
    devices: Sequence[SimulatedDevice],
    sender: Sender,
    batch: int,
    rate: float,
    seconds: float | None,
    stop: asyncio.Event,
) -> None:
    """Measures `rate` readings a second, one device after another, each stamped with its moment, again and again from
    the start of the series until `seconds` are over; posts what shares a key when there are `batch` of it."""

    async def due() -> AsyncIterator[Post]:
        began, began_ms = time.monotonic(), int(time.time() * 1000)
        buffers: dict[str, _Buffer] = {}
        last: dict[str, int] = {}
        number = 0
        while (seconds is None or number / rate < seconds) and not stop.is_set():
            await _pause(began + number / rate - time.monotonic(), stop)
            device = devices[number % len(devices)]
            at = max(began_ms + int(1000 * number / rate), last.get(device.device_id, 0) + 1)
            last[device.device_id] = at
            buffer = buffers.setdefault(device.key, _Buffer())
            buffer.add(device.device_id, _one(device.readings, number // len(devices), at))
            if buffer.count >= batch:
                yield buffer.take(device.key)
            number += 1
        for key, buffer in buffers.items():
            if buffer.count:
                yield buffer.take(key)

    await _send_all(due(), sender, stop)


async def _pause(seconds: float, stop: asyncio.Event) -> None:
    """Sleeps, but not when somebody has asked to stop."""
    if seconds <= 0 or stop.is_set():
        return
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


async def _send_all(posts: AsyncIterator[Post], sender: Sender, stop: asyncio.Event) -> None:
    gate = asyncio.Semaphore(_AT_ONCE)
    async with asyncio.TaskGroup() as tasks:

        async def send(post: Post) -> None:
            try:
                await sender.send(post)
            finally:
                gate.release()

        async for post in posts:
            await gate.acquire()
            if stop.is_set():
                return
            tasks.create_task(send(post))


def _posts(devices: Sequence[SimulatedDevice], batch: int) -> Iterator[Post]:
    for device in devices:
        times = device.readings.timestamps
        start = 0
        while start < len(times):
            end = min(start + batch, int(np.searchsorted(times, times[start] + _LONGEST_MS)))
            yield Post(device.key, [(device.device_id, device.readings.part(start, end))])
            start = end


def _one(readings: Readings, place: int, at: int) -> Readings:
    place %= len(readings)
    one = readings.part(place, place + 1)
    return _moved(one, at - int(one.timestamps[0]))


def _moved(readings: Readings, shift: int) -> Readings:
    return Readings(readings.timestamps + shift, readings.temperature, readings.humidity, readings.status)
