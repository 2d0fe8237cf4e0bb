"""Devices follow their customer: to another owner, or out of the book."""

from dataclasses import dataclass

import structlog
from aiodynamo.errors import AIODynamoError
from msgspec.structs import replace

from otomo.crm.imports.parallel import in_parallel
from otomo.devices.items import Device
from otomo.devices.repository import DeviceRepository
from otomo.devices.sites import Sites
from otomo.devices.writing import DeviceWriting
from otomo.errors import UnavailableError
from otomo.store.client import Operation
from otomo.store.commits import commit

log = structlog.get_logger(__name__)

_WORKERS = 16


@dataclass(frozen=True, slots=True)
class Following:
    """Brings devices after their customers."""

    repository: DeviceRepository
    writing: DeviceWriting
    sites: Sites

    async def moved(self, customer_id: str) -> None:
        """The customer may have another owner, or be no more. What cannot be done now is done by the next reader of
        the list."""
        try:
            await self._follow(customer_id)
        except (UnavailableError, AIODynamoError) as cause:
            log.warning("device.left_behind", customer_id=customer_id, cause=type(cause).__name__)

    async def has_devices(self, customer_id: str) -> bool:
        """Whether any device is at the customer."""
        return bool(await self.repository.of_customer(customer_id))

    async def _follow(self, customer_id: str) -> None:
        devices = await self.repository.of_customer(customer_id)
        if not devices:
            return
        gone = customer_id not in await self.sites.find_many(None, [customer_id])
        owners: set[str | None] = set()

        async def work(_: int, device: Device) -> None:
            owners.update(await self._one(device.device_id))

        # Removals meet at the row that counts the keys taken back.
        await in_parallel(1 if gone else _WORKERS, iter(devices), work)
        if owners:
            await self.repository.store.transact(self.writing.counts(*owners))

    async def _one(self, device_id: str) -> set[str | None]:
        """The owners whose lists have changed. The device is read before the customer: so of two handovers the last
        one wins, whichever of them looks last."""

        async def plan() -> tuple[list[Operation], tuple[Device | None, Device | None]]:
            before = (await self.repository.find_many([device_id])).get(device_id)
            if before is None:
                return [], (None, None)
            site = (await self.sites.find_many(None, [before.customer_id])).get(before.customer_id)
            if site is None:
                return await self.writing.removal(before), (before, None)
            after = replace(before, owner_id=site.owner_id)
            operations = [self.repository.replace_op(before, after)] if after != before else []
            return list(operations), (before, after)

        before, after = await commit(self.repository.store, plan)
        if before is None or before == after:
            return set()
        if after is None:
            await self.writing.has_removed(before)
            return {before.owner_id}
        return {before.owner_id, after.owner_id}
