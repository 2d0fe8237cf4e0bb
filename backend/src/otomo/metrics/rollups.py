"""Sums of an hour (UTC) and a day (Japanese): recomputed from the readings and overwritten, never added to."""

import asyncio
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Literal

import msgspec
import numpy as np
from aiodynamo.expressions import F

from otomo.devices.items import METRICS, Metric
from otomo.metrics.items import ROLLUPS
from otomo.metrics.readings import HOUR_MS, Values
from otomo.metrics.stored import Stored, find
from otomo.settings import MetricsSettings
from otomo.store.client import Item, Operation, Store
from otomo.store.errors import ConditionFailedError
from otomo.store.queries import Attributes, Numbers, Pages, Span, Whole

Step = Literal["1h", "1d"]

DAY_MS = 24 * HOUR_MS
_DAY_OFFSET_MS = 9 * HOUR_MS
"""Days begin at midnight in Japan, which has no daylight saving time."""
_SPAN_HOURS = 48  # read at once
_OPERATIONS = 25


class Sums(msgspec.Struct, frozen=True, array_like=True):
    """A metric's values in a bucket: how many, and their least, greatest, sum, sum of squares and last."""

    count: int
    least: float
    greatest: float
    total: float
    squares: float
    last: float

    @property
    def mean(self) -> float:
        """The mean of the values."""
        return self.total / self.count

    @property
    def deviation(self) -> float:
        """Their standard deviation."""
        return math.sqrt(max(0.0, self.squares / self.count - self.mean**2))


class Rollup(msgspec.Struct, frozen=True, kw_only=True):
    """A bucket that begins at epoch ms `bucket`: `n` readings, the last of them received at epoch ms `at`. None: the
    metric was not measured."""

    bucket: int
    n: int
    at: int
    temperature: Sums | None = None
    humidity: Sums | None = None

    def sums(self, metric: Metric) -> Sums | None:
        """A metric's sums."""
        return self.temperature if metric == "temperature" else self.humidity


def series_key(device_id: str, step: Step) -> str:
    """The partition of a device's buckets."""
    return f"{device_id}#{step}"


def floor_day(timestamp: int) -> int:
    """The start of the Japanese day of an epoch ms."""
    return timestamp - (timestamp + _DAY_OFFSET_MS) % DAY_MS


def rollup_of(bucket: int, stored: Stored) -> Rollup:
    """The rollup of at least one reading."""
    readings = stored.readings
    sums = {metric: _sums(readings.values(metric)) for metric in METRICS}
    return Rollup(bucket=bucket, n=len(readings), at=int(stored.received_at.max()), **sums)


def combined(bucket: int, parts: Sequence[Rollup]) -> Rollup:
    """The rollup of a longer bucket from those of its parts, in order of time, at least one."""
    return Rollup(
        bucket=bucket,
        n=sum(part.n for part in parts),
        at=max(part.at for part in parts),
        temperature=_together([part.temperature for part in parts]),
        humidity=_together([part.humidity for part in parts]),
    )


@dataclass(frozen=True, slots=True)
class Rollups:
    """Reads and recomputes rollups."""

    store: Store
    settings: MetricsSettings

    async def of(self, device_id: str, step: Step, start_ms: int, end_ms: int) -> list[Rollup]:
        """The rollups of the buckets that begin in [start_ms, end_ms), in order of time; buckets without readings are
        left out."""
        if start_ms >= end_ms:
            return []
        span = Span(ROLLUPS, series_key(device_id, step), start_ms, end_ms - 1)
        return [item.rollup() for item in await Pages(self.store, _Item, span).all()]

    async def recompute(self, device_id: str, hours: Iterable[int]) -> None:
        """Makes the rollups of these hours (starts, epoch ms) and of their days anew, from what the store holds.

        A rollup gives way only to one that has seen as much: of two that are computed at once the one that has seen
        both writes stays. Raises StoreUnavailableError.
        """
        wanted = sorted(set(hours))
        for span in _spans(wanted):
            found = await find(self.store, device_id, span[0], span[-1] + HOUR_MS)
            await self.keep(device_id, found.whole(), span)
        await self.recompute_days(device_id, {floor_day(hour) for hour in wanted})

    async def keep(self, device_id: str, whole: Stored, hours: Sequence[int]) -> None:
        """Writes the rollups of these hours from all their readings, where they are news."""
        made = [rollup_of(hour, part) for hour in hours if len(part := whole.between(hour, hour + HOUR_MS))]
        await self._put(device_id, "1h", made)

    async def recompute_days(self, device_id: str, days: Iterable[int]) -> None:
        """Makes the rollups of these days (starts, epoch ms) anew, from their hours."""
        wanted = sorted(set(days))
        if not wanted:
            return
        hours = await self.of(device_id, "1h", wanted[0], wanted[-1] + DAY_MS)
        by_day: dict[int, list[Rollup]] = {}
        for hour in hours:
            by_day.setdefault(floor_day(hour.bucket), []).append(hour)
        await self._put(device_id, "1d", [combined(day, by_day[day]) for day in wanted if day in by_day])

    async def _put(self, device_id: str, step: Step, rollups: Sequence[Rollup]) -> None:
        if not rollups:
            return
        kept = await self.of(device_id, step, rollups[0].bucket, rollups[-1].bucket + 1)
        known = {rollup.bucket: rollup for rollup in kept}
        news = [rollup for rollup in rollups if known.get(rollup.bucket) != rollup]
        size = min(_OPERATIONS, self.store.transaction_size)
        groups = [news[at : at + size] for at in range(0, len(news), size)]
        await asyncio.gather(*(self._put_group(device_id, step, group) for group in groups))

    async def _put_group(self, device_id: str, step: Step, rollups: Sequence[Rollup]) -> None:
        """Those that a fuller one is there for stay away, the others are written."""
        left = [self._operation(device_id, step, rollup) for rollup in rollups]
        while left:
            try:
                await self.store.transact(left)
            except ConditionFailedError as refused:
                left = [operation for at, operation in enumerate(left) if at not in refused.failed]
            else:
                return

    def _operation(self, device_id: str, step: Step, rollup: Rollup) -> Operation:
        fuller = F("n").gt(rollup.n) | (F("n").equals(rollup.n) & F("at").gt(rollup.at))
        item = self.item(self.settings, device_id, step, rollup)
        return self.store.put_op(ROLLUPS, item, F("series").does_not_exist() | ~fuller)

    @staticmethod
    def item(settings: MetricsSettings, device_id: str, step: Step, rollup: Rollup) -> Item:
        """A rollup as it is stored."""
        fields: dict[str, Any] = msgspec.to_builtins(rollup)
        item: Item = {name: value for name, value in fields.items() if value is not None}
        item["series"] = series_key(device_id, step)
        item["expires_at"] = rollup.bucket // 1000 + settings.rollup_days * 86_400
        return item


def _sums(values: Values) -> Sums | None:
    there = values[~np.isnan(values)]
    if not len(there):
        return None
    return Sums(
        count=len(there),
        least=float(there.min()),
        greatest=float(there.max()),
        total=float(there.sum()),
        squares=float(there @ there),
        last=float(there[-1]),
    )


def _together(parts: Sequence[Sums | None]) -> Sums | None:
    given = [part for part in parts if part is not None]
    return reduce(_joined, given) if given else None


def _joined(earlier: Sums, later: Sums) -> Sums:
    return Sums(
        count=earlier.count + later.count,
        least=min(earlier.least, later.least),
        greatest=max(earlier.greatest, later.greatest),
        total=earlier.total + later.total,
        squares=earlier.squares + later.squares,
        last=later.last,
    )


def _spans(hours: Sequence[int]) -> Iterable[list[int]]:
    """Hours that lie close together, to be read at once."""
    span: list[int] = []
    for hour in hours:
        if span and hour - span[0] >= _SPAN_HOURS * HOUR_MS:
            yield span
            span = []
        span.append(hour)
    if span:
        yield span


class _Item(Attributes, frozen=True, gc=False):
    bucket: Whole
    n: Whole
    at: Whole
    temperature: Numbers | None = None
    humidity: Numbers | None = None

    def rollup(self) -> Rollup:
        return Rollup(
            bucket=self.bucket.N,
            n=self.n.N,
            at=self.at.N,
            temperature=_sums_in(self.temperature),
            humidity=_sums_in(self.humidity),
        )


def _sums_in(numbers: Numbers | None) -> Sums | None:
    if numbers is None:
        return None
    count, least, greatest, total, squares, last = numbers.L
    return Sums(int(count.N), least.N, greatest.N, total.N, squares.N, last.N)
