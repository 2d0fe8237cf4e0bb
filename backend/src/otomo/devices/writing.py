"""What creating, changing and removing a device takes, as operations of a transaction."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from otomo.clock import Clock
from otomo.devices.errors import DeviceExistsError, RetiredDeviceError
from otomo.devices.items import Device
from otomo.devices.keys import DeviceKeys
from otomo.devices.repository import DeviceRepository
from otomo.devices.states import DeviceStates
from otomo.settings import MetricsSettings
from otomo.store.client import Operation

Removed = Callable[[Device], Awaitable[None]]
"""Is told of a device that was deleted."""

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class DeviceWriting:
    """Makes operations. `removed`: whoever keeps something of a device's elsewhere."""

    repository: DeviceRepository
    states: DeviceStates
    keys: DeviceKeys
    clock: Clock
    settings: MetricsSettings
    removed: list[Removed] = field(default_factory=list)

    async def check_free(self, device: Device) -> None:
        """Raises DeviceExistsError, RetiredDeviceError."""
        if await self.repository.find_many([device.device_id]):
            raise DeviceExistsError
        retired = (await self.repository.retired([device.device_id])).get(device.device_id)
        if retired and not retired.open_to(device.customer_id, self.clock.epoch()):
            raise RetiredDeviceError

    def creation(self, device: Device) -> list[Operation]:
        """Adds a device, without the state of an earlier one."""
        return [
            self.repository.create_op(device, self.clock.epoch()),
            self.repository.owned_op(device),
            self.states.forget_op(device.device_id),
            *self.counts(device.owner_id),
        ]

    def replacement(self, before: Device, after: Device) -> list[Operation]:
        """Changes a device."""
        return [
            self.repository.replace_op(before, after),
            self.repository.owned_op(after),
            *self.counts(before.owner_id, after.owner_id),
        ]

    def bulk(self, changes: Sequence[tuple[Device | None, Device]]) -> list[Operation]:
        """Adds (from None) and changes devices, several in one transaction; lists are to be counted at the end."""
        operations: list[Operation] = []
        for before, after in changes:
            if before is None:
                operations.append(self.repository.create_op(after, self.clock.epoch()))
                operations.append(self.states.forget_op(after.device_id))
            else:
                operations.append(self.repository.replace_op(before, after))
        by_customer = {after.customer_id: after for _, after in changes}
        return [*operations, *(self.repository.owned_op(device) for device in by_customer.values())]

    async def removal(self, device: Device) -> list[Operation]:
        """Removes a device, its state, and its part in keys; the list is to be counted beside it."""
        kept = max(self.settings.row_days, self.settings.chunk_days, self.settings.rollup_days) * _DAY
        keys = await self.repository.find_keys(device.keys)
        taken = [self.repository.take_back_op(key, {device.device_id}) for key in keys.values()]
        return [
            self.repository.retire_op(device, self.clock.epoch() + kept),
            self.states.forget_op(device.device_id),
            *taken,
            *([self.repository.taken_back_op()] if taken else []),
        ]

    async def has_removed(self, device: Device) -> None:
        """What follows a removal."""
        for key_id in device.keys:
            self.keys.forget(key_id)
        for told in self.removed:
            await told(device)

    def counts(self, *owner_ids: str | None) -> list[Operation]:
        """Lets readers see that these owners' lists have changed."""
        now = int(self.clock.now().timestamp() * 1000)
        return [self.repository.count_op(owner, now) for owner in dict.fromkeys(owner_ids)]
