"""Reads what the devices at a customer's site say."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from otomo.alarms.items import Alarm
from otomo.alarms.repository import AlarmRepository
from otomo.alarms.tracking import Read
from otomo.alarms.windows import window_of
from otomo.clock import TOKYO, Clock
from otomo.devices.items import UNITS, Device, Metric
from otomo.devices.repository import DeviceRepository
from otomo.devices.states import DeviceStates
from otomo.metrics.readings import Readings
from otomo.trips.briefings.devices import AtSite, SiteDevice, limits_of
from otomo.trips.briefings.items import Chart

_SPANS = 100
_MOST_CHARTS = 3
_LONGEST_MS = 7 * 86_400_000
_WITHOUT_CONTACT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class SiteReader:
    """Reads sites."""

    devices: DeviceRepository
    states: DeviceStates
    alarms: AlarmRepository
    read: Read
    clock: Clock

    async def at(self, customer_id: str, open_: Sequence[Alarm], since: date | None) -> AtSite:
        """The site of a customer whose open alarms are `open_`; what is over counts from the day `since`."""
        devices = await self.devices.of_customer(customer_id)
        if not devices:
            return AtSite()
        by_id = {device.device_id: device for device in devices}
        shown = sorted((a for a in open_ if a.device_id in by_id), key=lambda a: a.opened_at, reverse=True)
        states, history, charts = await asyncio.gather(
            self.states.glance(list(by_id)),
            self.alarms.at_customer_since(customer_id, self._start(since)),
            asyncio.gather(*(self._chart(by_id[a.device_id], a) for a in shown[:_MOST_CHARTS])),
        )
        latest = {device_id: state.latest for device_id, state in states.items()}
        return AtSite(
            tuple(SiteDevice(device, latest.get(device.device_id)) for device in devices),
            tuple(shown),
            tuple(alarm for alarm in history if alarm.cleared_at is not None),
            {alarm.ref_id: chart for alarm, chart in charts if chart is not None},
        )

    def _start(self, since: date | None) -> int:
        day = since or self.clock.today() - _WITHOUT_CONTACT
        return int(datetime.combine(day, time(), TOKYO).timestamp() * 1000)

    async def _chart(self, device: Device, alarm: Alarm) -> tuple[Alarm, Chart | None]:
        """The readings about an alarm; of a device that fell silent, those before."""
        metric: Metric = alarm.metric or device.metrics[0]
        start, end = window_of(alarm, int(self.clock.now().timestamp() * 1000))
        start = max(start, end - _LONGEST_MS)
        readings = await self.read(device.device_id, start, end + 1)
        timestamps, low, high = spans(readings, metric, start, end)
        if not timestamps:
            return alarm, None
        chart = Chart(
            device_id=device.device_id,
            metric=metric,
            unit=UNITS[metric],
            start=start,
            end=end,
            opened_at=alarm.opened_at,
            timestamps=timestamps,
            low=low,
            high=high,
            limits=limits_of(device.thresholds, metric),
        )
        return alarm, chart


def spans(
    readings: Readings, metric: Metric, start: int, end: int
) -> tuple[tuple[int, ...], tuple[float, ...], tuple[float, ...]]:
    """The measured values of [start, end] in at most 100 spans of equal length: when the first of each was measured,
    and the least and the greatest."""
    values = readings.values(metric)
    there = ~np.isnan(values)
    times, values = readings.timestamps[there], values[there]
    if not len(times):
        return (), (), ()
    places = (times - start) * _SPANS // (end - start + 1)
    firsts = np.flatnonzero(np.diff(places, prepend=-1))
    low, high = np.minimum.reduceat(values, firsts), np.maximum.reduceat(values, firsts)
    return tuple(times[firsts].tolist()), tuple(low.tolist()), tuple(high.tolist())
