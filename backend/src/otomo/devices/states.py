"""What is known of each device, in items of their own beside the registry."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from aiodynamo.expressions import F

from otomo.devices.items import DeviceState, Latest
from otomo.store.client import Item, Operation, Store
from otomo.store.errors import ConditionFailedError

TABLE = "devices"
_SUFFIX = "#state"
_SHOWN = ("device_id", "latest", "through", "open", "packed_through", "version")


def state_key(device_id: str) -> Item:
    """The primary key of a device's state."""
    return {"device_id": device_id + _SUFFIX}


@dataclass(frozen=True, slots=True)
class DeviceStates:
    """Reads and writes states."""

    store: Store

    async def get(self, device_id: str) -> DeviceState:
        """A device's state; a fresh one of version 0 when none is saved."""
        found = await self.get_many([device_id])
        return found.get(device_id, DeviceState(device_id=device_id))

    async def get_many(self, device_ids: Sequence[str]) -> dict[str, DeviceState]:
        """Those of the states that are saved, by device id."""
        keys = [state_key(device_id) for device_id in dict.fromkeys(device_ids)]
        return _by_id(await self.store.batch_get(TABLE, keys))

    async def glance(self, device_ids: Sequence[str]) -> dict[str, DeviceState]:
        """The same without `memory`, for showing: cheaper, and perhaps a moment old."""
        keys = [state_key(device_id) for device_id in dict.fromkeys(device_ids)]
        return _by_id(await self.store.batch_get(TABLE, keys, consistent=False, fields=_SHOWN))

    def save_op(self, state: DeviceState, expected_version: int) -> Operation:
        """Saves everything but `packed_through`, for a transaction; the version becomes `expected_version` + 1. The
        operation is refused when another process has saved since."""
        expression, condition = _saving(state, expected_version)
        return self.store.update_op(TABLE, state_key(state.device_id), expression, condition)

    async def save(self, state: DeviceState, expected_version: int) -> None:
        """The same on its own, at half the price. Raises ConditionFailedError, also when an answer was lost: read
        again."""
        expression, condition = _saving(state, expected_version)
        await self.store.update(TABLE, state_key(state.device_id), expression, condition)

    async def advance_packed(self, device_id: str, packed_through: int) -> None:
        """Hours before `packed_through` (epoch ms) are complete in chunks and rollups. It never goes back."""
        behind = F("packed_through").does_not_exist() | F("packed_through").lt(packed_through)
        try:
            await self.store.update(TABLE, state_key(device_id), F("packed_through").set(packed_through), behind)
        except ConditionFailedError:
            return

    def forget_op(self, device_id: str) -> Operation:
        """Removes a device's state, for a transaction."""
        return self.store.delete_op(TABLE, state_key(device_id))


def _saving(state: DeviceState, expected_version: int) -> tuple[Any, Any]:
    memory = F("memory")
    expression = (
        F("latest").set(msgspec.json.encode(state.latest))
        & F("through").set(state.through)
        & (memory.set(state.memory) if state.memory else memory.remove())  # old emulators refuse empty bytes
        & F("open").set(list(state.open))
        & F("version").set(expected_version + 1)
    )
    unsaved = F("version").does_not_exist()
    return expression, F("version").equals(expected_version) if expected_version else unsaved


def _by_id(items: Sequence[Item]) -> dict[str, DeviceState]:
    return {state.device_id: state for state in map(state_of, items)}


def state_of(item: Item) -> DeviceState:
    """The state in an item."""
    return DeviceState(
        device_id=item["device_id"].removesuffix(_SUFFIX),
        latest=msgspec.json.decode(item["latest"], type=Latest | None) if "latest" in item else None,
        through=item.get("through", 0),
        memory=item.get("memory", b""),
        open=tuple(item.get("open", ())),
        packed_through=item.get("packed_through", 0),
        version=item.get("version", 0),
    )
