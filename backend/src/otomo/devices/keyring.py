"""Keys of devices: list, make, take back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.devices.errors import KeyNotFoundError, TooManyKeysError
from otomo.devices.items import MOST_KEYS, Device, DeviceKey
from otomo.devices.keys import KIND, DeviceKeys, new_secret
from otomo.devices.repository import DeviceRepository
from otomo.devices.service import DeviceService
from otomo.errors import FieldError, InvalidError
from otomo.store.client import Operation
from otomo.store.commits import commit
from otomo.store.idempotency import Idempotency, Once, Record

MOST_DEVICES = 50
"""Devices that a gateway's key may name."""
_MOST_LISTED = 10
_BESIDES = 6
"""What else is in the transaction that makes or takes back a key."""


class KeySeen(NamedTuple):
    """A key with those of its devices that the principal sees; `others`: how many more it opens."""

    key: DeviceKey
    devices: tuple[str, ...]
    others: int
    expired: bool


class KeyMade(NamedTuple):
    """A new key and its token, which is shown this once: None when the request is repeated."""

    seen: KeySeen
    token: str | None


@dataclass(frozen=True, slots=True)
class DeviceKeyring:
    """Keys for a principal."""

    devices: DeviceService
    repository: DeviceRepository
    keys: DeviceKeys
    idempotency: Idempotency
    clock: Clock

    async def list(self, principal: Principal, device_id: str) -> list[KeySeen]:
        """A device's keys, newest first. Raises DeviceNotFoundError."""
        device = (await self.devices.get(principal, device_id)).device
        keys = (await self.repository.find_keys(device.keys)).values()
        named = {each for key in keys for each in key.devices}
        visible = await self.devices.visible(principal, sorted(named))
        seen = [self._seen(key, visible) for key in keys]
        return sorted(seen, key=lambda s: (s.key.created_at, s.key.key_id), reverse=True)

    async def create(
        self,
        principal: Principal,
        device_id: str,
        label: str,
        expires_at: datetime | None,
        more: Sequence[str],
        once: Once | None,
    ) -> KeyMade:
        """Makes a key of the device, and of `more`. Raises DeviceNotFoundError, TooManyKeysError, InvalidError (already
        expired, too many devices)."""
        principal.require_writer()
        await self.devices.get(principal, device_id)
        device_ids = tuple(dict.fromkeys([device_id, *more]))
        self._check(device_ids, expires_at)
        secret = new_secret()
        key = DeviceKey(
            key_id=secret.key_id,
            secret_hash=secret.secret_hash,
            devices=device_ids,
            label=label,
            created_at=self.clock.now(),
            created_by=principal.user_id,
            expires_at=expires_at,
        )

        async def plan() -> tuple[list[Operation], DeviceKey]:
            devices = await self._rooms(principal, device_ids)
            carried = [self.repository.replace_op(d, replace(d, keys=(*d.keys, key.key_id))) for d in devices]
            return [self.repository.create_key_op(key), *carried], key

        async def write(record: Record[DeviceKey]) -> DeviceKey:
            # What is kept for a repeated request must not help anybody in.
            return await commit(self.repository.store, plan, lambda made: record(replace(made, secret_hash=b"")))

        with audited("device-keys.create", KIND, key.key_id) as entry:
            entry.changed(None, key)
            made = await self.idempotency.run(once, DeviceKey, write)
        self.keys.forget(made.key_id)
        is_new = made.key_id == key.key_id
        return KeyMade(KeySeen(made, made.devices, 0, expired=False), secret.token if is_new else None)

    async def revoke(self, principal: Principal, device_id: str, key_id: str) -> None:
        """Takes a key back, at once in this process and within seconds in others. Devices of a gateway's key that the
        principal does not see keep it. Raises DeviceNotFoundError, KeyNotFoundError."""
        principal.require_writer()

        async def plan() -> tuple[list[Operation], None]:
            device = (await self.devices.get(principal, device_id)).device
            key = await self.repository.find_key(key_id)
            if key is None or key_id not in device.keys:
                raise KeyNotFoundError
            entry.changed(key, None)
            seen = await self.devices.visible(principal, key.devices)
            stripped = [_without(self.repository, s.device, key_id) for s in seen.values()]
            taken = self.repository.take_back_op(key, seen.keys())
            return [taken, self.repository.taken_back_op(), *stripped], None

        with audited("device-keys.revoke", KIND, key_id) as entry:
            await commit(self.repository.store, plan)
        self.keys.forget(key_id)

    async def _rooms(self, principal: Principal, device_ids: Sequence[str]) -> tuple[Device, ...]:
        """The devices, each with room for another key."""
        seen = await self.devices.visible(principal, device_ids)
        if missing := [each for each in device_ids if each not in seen]:
            raise InvalidError(errors=[FieldError("device_ids", f"no such device: {m}", "no-device") for m in missing])
        devices = tuple(s.device for s in seen.values())
        keys = await self.repository.find_keys([key_id for d in devices for key_id in d.keys])
        now = self.clock.now()
        for device in devices:
            in_force = sum(keys[key_id].in_force(now) for key_id in device.keys if key_id in keys)
            if in_force >= MOST_KEYS or len(device.keys) >= _MOST_LISTED:
                raise TooManyKeysError(f"Revoke a key of {device.device_id} first")
        return devices

    def _check(self, device_ids: Sequence[str], expires_at: datetime | None) -> None:
        most = min(MOST_DEVICES, self.repository.store.transaction_size - _BESIDES)
        if len(device_ids) > most:
            raise InvalidError(errors=[FieldError("device_ids", f"at most {most} devices a key", "too-many")])
        if expires_at is not None and expires_at <= self.clock.now():
            raise InvalidError(errors=[FieldError("expires_at", "must be in the future", "in-the-past")])

    def _seen(self, key: DeviceKey, visible: Collection[str]) -> KeySeen:
        shown = tuple(each for each in key.devices if each in visible)
        return KeySeen(key, shown, len(key.devices) - len(shown), expired=not key.in_force(self.clock.now()))


def _without(repository: DeviceRepository, device: Device, key_id: str) -> Operation:
    return repository.replace_op(device, replace(device, keys=tuple(k for k in device.keys if k != key_id)))
