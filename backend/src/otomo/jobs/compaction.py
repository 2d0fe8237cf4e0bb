"""The `compact` job: packs the readings of every device, as the server does by itself every quarter of an hour."""

from dataclasses import dataclass

from otomo.jobs.items import Result
from otomo.jobs.runner import Work
from otomo.metrics.maintenance import Maintenance, Packed

_DEVICES_AT_A_TIME = 50


@dataclass(frozen=True, slots=True)
class Compaction:
    """Packs."""

    maintenance: Maintenance

    async def __call__(self, work: Work) -> Result:
        """Raises StoreUnavailableError."""
        device_ids = await self.maintenance.device_ids()
        done = Packed()
        for at in range(0, len(device_ids), _DEVICES_AT_A_TIME):
            done += await self.maintenance.compact(device_ids[at : at + _DEVICES_AT_A_TIME])
            work.tell(f"{min(at + _DEVICES_AT_A_TIME, len(device_ids)):,} of {len(device_ids):,} devices")
        return {"devices": done.devices, "readings": done.readings, "chunks": done.chunks}
