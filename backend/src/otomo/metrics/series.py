"""Series for charts: from readings where a range is short, from rollups where it is long."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from otomo.devices.items import Device, Metric
from otomo.devices.states import DeviceStates
from otomo.metrics.downsample import Points, Spans, gaps, in_spans, lttb, spans_of
from otomo.metrics.reader import MetricsReader
from otomo.metrics.readings import HOUR_MS, Readings
from otomo.metrics.rollups import DAY_MS, Rollup, Rollups, Step, floor_day

Stat = Literal["minmax", "mean", "lttb"]
Source = Literal["raw", "chunk", "1h", "1d"]

_RAW_MS = 8 * DAY_MS  # ranges up to this are made from readings
_RAW_READINGS = 200_000  # as far as there are not more than these, of all devices
_HOURS = 20_000  # and hours of all devices, if there are not more than these
_ENOUGH = 4  # a step is fine enough that gives a fourth of the points asked for
_STEP_MS: dict[Step, int] = {"1h": HOUR_MS, "1d": DAY_MS}
_DEVICES_AT_ONCE = 8
_MOST_GAPS = 500


@dataclass(frozen=True, slots=True)
class Query:
    """What to draw: [start, end) in epoch ms, at most `most` points a series."""

    start: int
    end: int
    most: int
    stat: Stat


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """A device's metric as points. `gaps`: where nothing was measured for longer than the device may be silent."""

    device_id: str
    metric: Metric
    source: Source
    points: Points
    gaps: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class SeriesService:
    """Makes series."""

    reader: MetricsReader
    rollups: Rollups
    states: DeviceStates

    async def of(self, devices: Sequence[Device], metrics: Sequence[Metric], query: Query) -> list[Series]:
        """The series of every device and every metric that it measures, in this order."""
        gate = asyncio.Semaphore(_DEVICES_AT_ONCE)

        async def one(device: Device) -> list[Series]:
            wanted = [metric for metric in metrics if metric in device.metrics]
            async with gate:
                return await self._of_device(device, wanted, query, len(devices))

        return [series for found in await asyncio.gather(*(one(d) for d in devices)) for series in found]

    async def _of_device(self, device: Device, metrics: Sequence[Metric], query: Query, devices: int) -> list[Series]:
        packed = (await self.states.glance([device.device_id])).get(device.device_id)
        packed_through = packed.packed_through if packed else 0
        step = _step(device, query, devices)
        if step is None:
            readings = await self.reader.read(device.device_id, query.start, query.end)
            source: Source = "raw" if query.start >= packed_through else "chunk"
            return [_from_readings(device, metric, readings, query, source) for metric in metrics]
        summed, recent = await self._summed(device, step, query, packed_through)
        return [_from_rollups(device, metric, step, summed, recent, query) for metric in metrics]

    async def _summed(
        self, device: Device, step: Step, query: Query, packed_through: int
    ) -> tuple[list[Rollup], Readings]:
        """Rollups of the steps that are complete, and the readings since."""
        begin = _floor(query.start, step)
        complete = max(begin, min(_floor(packed_through, step), query.end))
        summed, recent = await asyncio.gather(
            self.rollups.of(device.device_id, step, begin, complete),
            self.reader.read(device.device_id, complete, query.end),
        )
        return summed, recent


def _step(device: Device, query: Query, devices: int) -> Step | None:
    """The coarsest step that is fine enough; None: the readings themselves. The more devices, the coarser."""
    length = query.end - query.start
    readings = length / (device.expected_interval_seconds * 1000)
    if length <= _RAW_MS and readings * devices <= _RAW_READINGS:
        return None
    is_enough = length / DAY_MS >= query.most / _ENOUGH
    return "1d" if is_enough or length / HOUR_MS * devices > _HOURS else "1h"


def _floor(moment: int, step: Step) -> int:
    return floor_day(moment) if step == "1d" else moment - moment % HOUR_MS


def _from_readings(device: Device, metric: Metric, readings: Readings, query: Query, source: Source) -> Series:
    parts = _measured(readings, metric)
    spacing = float(np.median(np.diff(parts.begins))) if len(parts.begins) > 2 else 0.0
    longest = max(device.silent_seconds * 1000, 3 * spacing)
    points = Points(parts.begins, parts.minimum)
    if query.stat == "lttb":
        points = lttb(points, query.most)
    elif len(parts.begins) > query.most:
        points = in_spans(parts, query.start, query.end, query.most).points()
    return _series(device, metric, source, points, gaps(parts.begins, parts.ends, longest), query)


def _from_rollups(
    device: Device, metric: Metric, step: Step, summed: Sequence[Rollup], recent: Readings, query: Query
) -> Series:
    parts = _joined(_rolled_up(summed, metric, step), _by_step(_measured(recent, metric), step))
    # Of a step only that it is not empty is known: a gap is at least one that is.
    found = gaps(parts.begins, parts.ends, max(device.silent_seconds * 1000, _STEP_MS[step] // 2))
    if query.stat == "lttb":
        points = lttb(parts.peaks(), query.most)
    else:
        points = in_spans(parts, _floor(query.start, step), query.end, query.most).points()
    return _series(device, metric, step, points, found, query)


def _series(
    device: Device, metric: Metric, source: Source, points: Points, found: list[tuple[int, int]], query: Query
) -> Series:
    if query.stat != "minmax":
        points = Points(points.timestamps, points.values)
    longest = sorted(found, key=lambda gap: gap[0] - gap[1])[:_MOST_GAPS]
    return Series(device.device_id, metric, source, points, sorted(longest))


def _measured(readings: Readings, metric: Metric) -> Spans:
    values = readings.values(metric)
    there = ~np.isnan(values)
    return spans_of(readings.timestamps[there], values[there])


def _rolled_up(summed: Sequence[Rollup], metric: Metric, step: Step) -> Spans:
    given = [(rollup.bucket, sums) for rollup in summed if (sums := rollup.sums(metric))]
    begins = np.array([bucket for bucket, _ in given], np.int64)
    return Spans(
        begins,
        begins + (_STEP_MS[step] - 1),
        np.array([sums.count for _, sums in given], np.int64),
        np.array([sums.total for _, sums in given], np.float64),
        np.array([sums.least for _, sums in given], np.float64),
        np.array([sums.greatest for _, sums in given], np.float64),
    )


def _by_step(parts: Spans, step: Step) -> Spans:
    """Readings in spans of a step, whose ends are those of the readings."""
    if not len(parts.begins):
        return parts
    begin = _floor(int(parts.begins[0]), step)
    length = int(parts.ends[-1]) - begin + 1
    count = -(-length // _STEP_MS[step])
    return in_spans(parts, begin, begin + count * _STEP_MS[step], count)


def _joined(earlier: Spans, later: Spans) -> Spans:
    pairs = ((getattr(earlier, name), getattr(later, name)) for name in Spans.__dataclass_fields__)
    return Spans(*(np.concatenate(pair) for pair in pairs))
