"""Readings for a principal: a device at a foreign customer does not exist."""

from collections.abc import Sequence
from dataclasses import dataclass

from otomo.auth.principal import Principal
from otomo.devices.errors import DeviceNotFoundError
from otomo.devices.items import Device, Latest, Metric
from otomo.devices.service import DeviceService
from otomo.metrics.reader import MetricsReader
from otomo.metrics.readings import Readings
from otomo.metrics.series import Query, Series, SeriesService


@dataclass(frozen=True, slots=True)
class ReadingService:
    """Reads readings of devices that the principal sees. Raises DeviceNotFoundError for any other."""

    devices: DeviceService
    reader: MetricsReader
    series: SeriesService

    async def visible(self, principal: Principal, device_ids: Sequence[str]) -> list[Device]:
        """The devices, in the order asked for, each once."""
        wanted = list(dict.fromkeys(device_ids))
        seen = await self.devices.visible(principal, wanted)
        if len(seen) < len(wanted):
            raise DeviceNotFoundError
        return [seen[device_id].device for device_id in wanted]

    async def latest(self, principal: Principal, device_ids: Sequence[str]) -> dict[str, Latest]:
        """The newest readings. Of one device it is what the store has now; of several it may be as old as states are
        saved, unless this process has taken it in."""
        devices = await self.visible(principal, device_ids)
        if len(devices) == 1 and (found := await self.reader.latest(devices[0].device_id)):
            return {devices[0].device_id: found}
        standings = await self.devices.fleet.standings(devices)
        return {device_id: standing.latest for device_id, standing in standings.items() if standing.latest}

    async def page(self, principal: Principal, device_id: str, start: int, end: int, limit: int) -> Readings:
        """The first `limit` readings of [start, end)."""
        (device,) = await self.visible(principal, [device_id])
        return await self.reader.page(device.device_id, start, end, limit)

    async def draw(
        self, principal: Principal, device_ids: Sequence[str], metrics: Sequence[Metric], query: Query
    ) -> list[Series]:
        """Series of all these devices and metrics."""
        return await self.series.of(await self.visible(principal, device_ids), metrics, query)
