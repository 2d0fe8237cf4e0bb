"""Posts readings as devices do: with their keys, waiting when they are told to, until every one is answered for."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from otomo.metrics.readings import Readings

_TRIES = 8
_LONGEST_WAIT = 30.0
_SECONDS = 30.0
_WAIT_AND_REPEAT = {429, 502, 503, 504}


@dataclass(slots=True)
class Totals:
    """Readings: in the store by the server's word; refused for good; sent again after an answer that said so, or
    none; given up."""

    acknowledged: int = 0
    refused: int = 0
    repeated: int = 0
    given_up: int = 0
    reasons: dict[str, int] = field(default_factory=dict)

    def refuse(self, count: int, reason: str) -> None:
        """Counts readings that the server does not want."""
        if count:
            self.refused += count
            self.reasons[reason] = self.reasons.get(reason, 0) + count


@dataclass(frozen=True, slots=True)
class Post:
    """Readings of devices that one key may write."""

    key: str
    parts: Sequence[tuple[str, Readings]]

    def __len__(self) -> int:
        return sum(len(readings) for _, readings in self.parts)

    def body(self) -> dict[str, Any]:
        """The columns of each device."""
        return {"series": [_columns(device_id, readings) for device_id, readings in self.parts]}


class Pace:
    """Lets through `rate` readings a second; None: as many as come."""

    def __init__(self, rate: float | None) -> None:
        self.rate = rate
        self.free_at = time.monotonic()

    async def wait(self, readings: int) -> None:
        """Returns when it is the turn of these readings."""
        if self.rate is None:
            return
        now = time.monotonic()
        turn = max(self.free_at, now)
        self.free_at = turn + readings / self.rate
        await asyncio.sleep(turn - now)


@dataclass(slots=True)
class Sender:
    """Posts to a server. `progress` is told how many readings an answer has settled."""

    session: aiohttp.ClientSession
    url: str
    pace: Pace
    progress: Callable[[int], None]
    totals: Totals = field(default_factory=Totals)

    async def send(self, post: Post) -> None:
        """Posts until it is answered for, or given up after some tries."""
        await self.pace.wait(len(post))
        for tries in range(_TRIES):
            status, answer, wait = await self._once(post)
            if status == 200:
                self._count(answer)
                break
            if status is not None and status not in _WAIT_AND_REPEAT:
                self.totals.refuse(len(post), str(answer.get("title") or f"status {status}"))
                break
            self.totals.repeated += len(post)
            await asyncio.sleep(wait if wait is not None else min(_LONGEST_WAIT, 0.25 * 2**tries))
        else:
            self.totals.given_up += len(post)
        self.progress(len(post))

    async def _once(self, post: Post) -> tuple[int | None, dict[str, Any], float | None]:
        headers = {"Authorization": f"Bearer {post.key}"}
        timeout = aiohttp.ClientTimeout(total=_SECONDS)
        try:
            async with self.session.post(
                f"{self.url}/api/metrics/batch", json=post.body(), headers=headers, timeout=timeout
            ) as response:
                told = response.headers.get("Retry-After", "")
                wait = min(float(told), _LONGEST_WAIT) if told.isdigit() else None
                is_json = "json" in response.content_type
                return response.status, await response.json() if is_json else {}, wait
        except (aiohttp.ClientError, TimeoutError):
            return None, {}, None

    def _count(self, answer: dict[str, Any]) -> None:
        self.totals.acknowledged += answer["accepted"] + answer["duplicates"]
        for rejected in answer["rejected"]:
            self.totals.refuse(1, rejected["reason"])


def _columns(device_id: str, readings: Readings) -> dict[str, Any]:
    return {
        "device_id": device_id,
        "timestamps": readings.timestamps.tolist(),
        "temperature": _given(readings.temperature.tolist()),
        "humidity": _given(readings.humidity.tolist()),
        "status": list(readings.status),
    }


def _given(values: list[float]) -> list[float | None]:
    return [None if value != value else value for value in values]  # noqa: PLR0124 - nan: not measured
