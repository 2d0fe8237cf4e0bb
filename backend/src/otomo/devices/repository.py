"""Devices and keys in DynamoDB. Every change of a device is conditional on its revision."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from aiodynamo.expressions import F
from msgspec.structs import replace

from otomo.crm.book.keys import PROFILE, customer_partition
from otomo.crm.book.keys import key as book_key
from otomo.devices.errors import DeviceNotFoundError
from otomo.devices.items import Device, DeviceKey
from otomo.store.client import Item, Operation, Store, partition
from otomo.store.codec import from_item, pack, to_item, unpack

TABLE = "devices"
_CRM = "crm"
_KEY = "key#"
_LIST = "list#"
_NOBODY = "-"  # an index cannot hold what is absent
_TAKEN_BACK = {"device_id": "keys#"}


@dataclass(frozen=True, slots=True)
class Listing:
    """How often the devices of an owner have changed, and when last (epoch ms)."""

    version: int = 0
    changed_at: int = 0


@dataclass(frozen=True, slots=True)
class Retired:
    """A deleted device's id: whose it was, and from when (epoch seconds) another customer's device may have it."""

    former_customer: str
    free_at: int

    def open_to(self, customer_id: str, now: int) -> bool:
        """Whether a device of this customer may have the id at `now`."""
        return self.former_customer == customer_id or self.free_at <= now


@dataclass(frozen=True, slots=True)
class DeviceRepository:
    """Finds devices and keys; makes the operations that change them, for transactions."""

    store: Store

    # -- devices -----------------------------------------------------------------------------------

    async def get(self, device_id: str) -> Device:
        """The device. Raises DeviceNotFoundError."""
        found = await self.find_many([device_id])
        if not found:
            raise DeviceNotFoundError
        return found[device_id]

    async def find_many(self, device_ids: Sequence[str]) -> dict[str, Device]:
        """Those of the devices that exist, by id."""
        keys = [{"device_id": device_id} for device_id in dict.fromkeys(device_ids)]
        rows = await self.store.batch_get(TABLE, keys)
        return {row["device_id"]: _device(row) for row in rows if "device" in row}

    async def of_owner(self, owner_id: str | None) -> list[Device]:
        """The devices of an owner's customers, as the index has them, by id. Very new changes may be missing."""
        rows = await self.store.query(TABLE, partition("owner_id", owner_id or _NOBODY), index="owner")
        return [_device(row) for row in rows]

    async def of_customer(self, customer_id: str) -> list[Device]:
        """The devices of a customer, as the index has them, by id. Very new changes may be missing."""
        rows = await self.store.query(TABLE, partition("customer_id", customer_id), index="customer")
        return [_device(row) for row in rows]

    async def retired(self, device_ids: Sequence[str]) -> dict[str, Retired]:
        """Those of the ids that a deleted device had and none has now."""
        keys = [{"device_id": device_id} for device_id in dict.fromkeys(device_ids)]
        rows = await self.store.batch_get(TABLE, keys)
        return {r["device_id"]: Retired(r["former_customer"], r["free_at"]) for r in rows if "former_customer" in r}

    def create_op(self, device: Device, now: int) -> Operation:
        """Adds a device under an id that is free (`now`: epoch seconds)."""
        free = F("device_id").does_not_exist() | F("former_customer").equals(device.customer_id) | F("free_at").lte(now)
        return self.store.put_op(TABLE, _row(device), free)

    def replace_op(self, before: Device, after: Device) -> Operation:
        """Changes a device; the next revision is counted here."""
        row = _row(replace(after, revision=before.revision + 1))
        return self.store.put_op(TABLE, row, F("revision").equals(before.revision))

    def retire_op(self, device: Device, free_at: int) -> Operation:
        """Removes a device. Until `free_at` (epoch seconds) its id stays taken for other customers: its readings are
        kept under it."""
        rest = {"device_id": device.device_id, "former_customer": device.customer_id, "free_at": free_at}
        return self.store.put_op(TABLE, rest, F("revision").equals(device.revision))

    def undo_op(self, written: Device, before: Device | Retired | None) -> Operation:
        """Puts back what was there before a device was written, if it still is exactly as written."""
        untouched = F("device").equals(pack(written))
        place = {"device_id": written.device_id}
        if before is None:
            return self.store.delete_op(TABLE, place, untouched)
        if isinstance(before, Retired):
            rest = {"former_customer": before.former_customer, "free_at": before.free_at}
            return self.store.put_op(TABLE, {**place, **rest}, untouched)
        again = replace(before, version=written.version + 1, revision=written.revision + 1)
        return self.store.put_op(TABLE, _row(again), untouched)

    def owned_op(self, device: Device) -> Operation:
        """The device's customer exists and has the owner that the device says."""
        owner = F("owner_id").equals(device.owner_id) if device.owner_id else F("owner_id").does_not_exist()
        place = book_key(customer_partition(device.customer_id), PROFILE)
        return self.store.check_op(_CRM, place, F("pk").exists() & owner)

    # -- lists -------------------------------------------------------------------------------------

    async def listings(self, owner_ids: Sequence[str | None]) -> dict[str | None, Listing]:
        """How often the lists of these owners have changed."""
        keys = {_LIST + (owner_id or _NOBODY): owner_id for owner_id in owner_ids}
        rows = await self.store.batch_get(TABLE, [{"device_id": key} for key in keys])
        counted = {keys[row["device_id"]]: Listing(row["version"], row["changed_at"]) for row in rows}
        return dict.fromkeys(owner_ids, Listing()) | counted

    def count_op(self, owner_id: str | None, now: int) -> Operation:
        """Counts a change of an owner's list: readers keep what they have while the count stands still."""
        key = {"device_id": _LIST + (owner_id or _NOBODY)}
        return self.store.update_op(TABLE, key, F("version").add(1) & F("changed_at").set(now), None)

    # -- keys --------------------------------------------------------------------------------------

    async def find_key(self, key_id: str) -> DeviceKey | None:
        """The key with this id, expired or not."""
        return (await self.find_keys([key_id])).get(key_id)

    async def find_keys(self, key_ids: Sequence[str]) -> dict[str, DeviceKey]:
        """Those of the keys that exist, by id."""
        rows = await self.store.batch_get(TABLE, [_key_place(key_id) for key_id in dict.fromkeys(key_ids)])
        return {row["key_id"]: from_item(row, DeviceKey) for row in rows}

    async def times_taken_back(self) -> int:
        """How often keys were taken back."""
        row = await self.store.get(TABLE, _TAKEN_BACK)
        return int(row["version"]) if row else 0

    async def note_use(self, key_id: str, at: datetime) -> None:
        """When the key was used. Raises ConditionFailedError for one that is no more."""
        used = F("last_used_at").set(msgspec.to_builtins(at))
        await self.store.update(TABLE, _key_place(key_id), used, F("key_id").exists())

    def create_key_op(self, key: DeviceKey) -> Operation:
        """Adds a key."""
        return self.store.put_op(TABLE, {**to_item(key), **_key_place(key.key_id)}, F("device_id").does_not_exist())

    def take_back_op(self, key: DeviceKey, device_ids: Collection[str]) -> Operation:
        """Takes devices from a key, which goes with its last one."""
        rest = [each for each in key.devices if each not in device_ids]
        unchanged = F("devices").equals(list(key.devices))
        place = _key_place(key.key_id)
        if rest:
            return self.store.update_op(TABLE, place, F("devices").set(rest), unchanged)
        return self.store.delete_op(TABLE, place, unchanged)

    def taken_back_op(self) -> Operation:
        """Tells every process that some key is no longer what it was."""
        return self.store.update_op(TABLE, _TAKEN_BACK, F("version").add(1), None)


def _key_place(key_id: str) -> Item:
    return {"device_id": _KEY + key_id}


def _row(device: Device) -> Item:
    return {
        "device_id": device.device_id,
        "customer_id": device.customer_id,
        "owner_id": device.owner_id or _NOBODY,
        "revision": device.revision,
        "device": pack(device),
    }


def _device(row: dict[str, Any]) -> Device:
    return unpack(row["device"], Device)
