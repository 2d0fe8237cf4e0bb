"""Devices: read, list, create, change, move, delete."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.devices.errors import DeviceNotFoundError
from otomo.devices.fleet import Condition, Fleet, Standing
from otomo.devices.following import Following
from otomo.devices.items import Device
from otomo.devices.lists import DeviceLists
from otomo.devices.repository import DeviceRepository
from otomo.devices.sites import Site, Sites
from otomo.devices.thresholds import check_thresholds
from otomo.devices.writing import DeviceWriting
from otomo.errors import StaleVersionError
from otomo.ids import new_id
from otomo.store.client import Operation
from otomo.store.commits import commit
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.text import fold

_HEALED_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """A device with the customer at whom it is."""

    device: Device
    site: Site


@dataclass(frozen=True, slots=True)
class Filter:
    """Which devices to list; None and empty: all."""

    customer_id: str | None = None
    owner_id: str | None = None
    state: Condition | None = None
    q: str = ""


@dataclass(frozen=True, slots=True)
class DeviceService:
    """Devices for a principal: one at a foreign customer does not exist."""

    repository: DeviceRepository
    writing: DeviceWriting
    following: Following
    lists: DeviceLists
    fleet: Fleet
    sites: Sites
    idempotency: Idempotency
    clock: Clock

    # -- reading -----------------------------------------------------------------------------------

    async def get(self, principal: Principal, device_id: str) -> Seen:
        """A device. Raises DeviceNotFoundError."""
        seen = await self.visible(principal, [device_id])
        if not seen:
            raise DeviceNotFoundError
        return seen[device_id]

    async def visible(self, principal: Principal, device_ids: Sequence[str]) -> dict[str, Seen]:
        """Those of the devices that exist and the principal sees, by id."""
        devices = await self.repository.find_many(device_ids)
        sites = await self.sites.find_many(principal, [d.customer_id for d in devices.values()])
        return {i: Seen(d, sites[d.customer_id]) for i, d in devices.items() if d.customer_id in sites}

    async def list(self, principal: Principal, wanted: Filter) -> list[Seen]:
        """The devices that the principal sees, by customer and name. Raises CustomerNotFoundError."""
        if wanted.customer_id is not None:
            site = await self.sites.get(principal, wanted.customer_id)
            devices, sites = await self.repository.of_customer(site.customer_id), {site.customer_id: site}
        else:
            owners = await self.sites.owners_seen(principal)
            devices, sites = await self.lists.of_owners(owners), await self.sites.book(owners)
        found = [Seen(d, sites[d.customer_id]) for d in devices if d.customer_id in sites]
        await self._heal(principal, devices, sites)
        sought = fold(wanted.q)
        chosen = [s for s in found if _matches(s, wanted.owner_id, sought)]
        if wanted.state is not None:
            standings = await self.fleet.roughly([s.device for s in chosen])
            chosen = [s for s in chosen if standings[s.device.device_id].state == wanted.state]
        return sorted(chosen, key=lambda s: (s.site.name, s.device.name, s.device.device_id))

    async def standings(self, seen: Sequence[Seen]) -> dict[str, Standing]:
        """How each of these devices is now, by id."""
        return await self.fleet.standings([s.device for s in seen])

    async def _heal(self, principal: Principal, devices: Sequence[Device], sites: Mapping[str, Site]) -> None:
        """Catches up with handovers and deletions of customers that were cut off in the middle."""
        astray = [
            device.customer_id
            for device in devices
            if (site := sites.get(device.customer_id)) and site.owner_id != device.owner_id
        ]
        if principal.sees_all:
            astray += [device.customer_id for device in devices if device.customer_id not in sites]
        for customer_id in list(dict.fromkeys(astray))[:_HEALED_AT_ONCE]:
            await self.following.moved(customer_id)

    # -- changing ----------------------------------------------------------------------------------

    async def create(self, principal: Principal, fields: dict[str, Any], once: Once | None) -> Seen:
        """Adds a device. Raises CustomerNotFoundError, DeviceExistsError, RetiredDeviceError, InvalidError."""
        principal.require_writer()
        now = self.clock.now()
        device_id = fields.get("device_id") or new_id("d")
        wanted = Device(**fields | {"device_id": device_id}, created_at=now, updated_at=now)
        check_thresholds(wanted)

        async def plan() -> tuple[list[Operation], Device]:
            site = await self.sites.get(principal, wanted.customer_id)
            await self.writing.check_free(wanted)
            device = replace(wanted, owner_id=site.owner_id)
            entry.changed(None, device)
            return self.writing.creation(device), device

        async def write(record: Record[Device]) -> Device:
            return await commit(self.repository.store, plan, record)

        with audited("devices.create", "devices", device_id) as entry:
            device = await self.idempotency.run(once, Device, write)
        return Seen(device, await self.sites.get(principal, device.customer_id))

    async def change(self, principal: Principal, device_id: str, expected: int, fields: dict[str, Any]) -> Seen:
        """Changes fields of a device; another `customer_id` moves it, with its readings. Raises DeviceNotFoundError,
        StaleVersionError, CustomerNotFoundError, InvalidError."""

        async def plan() -> tuple[list[Operation], Seen]:
            before = await self._expected(principal, device_id, expected)
            customer_id = fields.get("customer_id", before.device.customer_id)
            site = await self.sites.get(principal, customer_id)
            after = replace(
                before.device,
                **fields | {"owner_id": site.owner_id},
                updated_at=self.clock.now(),
                version=expected + 1,
            )
            check_thresholds(after)
            entry.changed(before.device, after)
            return self.writing.replacement(before.device, after), Seen(after, site)

        with audited("devices.update", "devices", device_id) as entry:
            return await commit(self.repository.store, plan)

    async def delete(self, principal: Principal, device_id: str, expected: int) -> None:
        """Removes a device and its keys. Its readings are kept until they expire, and its id with them: until then only
        a device of the same customer may have it again. Raises DeviceNotFoundError, StaleVersionError."""

        async def plan() -> tuple[list[Operation], Device]:
            device = (await self._expected(principal, device_id, expected)).device
            entry.changed(device, None)
            operations = await self.writing.removal(device)
            return [*operations, *self.writing.counts(device.owner_id)], device

        with audited("devices.delete", "devices", device_id) as entry:
            removed = await commit(self.repository.store, plan)
        await self.writing.has_removed(removed)

    async def _expected(self, principal: Principal, device_id: str, expected: int) -> Seen:
        principal.require_writer()
        seen = await self.get(principal, device_id)
        if seen.device.version != expected:
            raise StaleVersionError
        return seen


def _matches(seen: Seen, owner_id: str | None, sought: str) -> bool:
    device, site = seen.device, seen.site
    if owner_id is not None and site.owner_id != owner_id:
        return False
    return not sought or any(
        sought in fold(text) for text in (device.name, device.device_id, device.place or "", site.name)
    )
