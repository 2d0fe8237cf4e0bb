"""The devices of whole books, read once and kept while their owners' counters stand still.

The index may be a moment behind the table: what was read within `_LAG_MS` of a change is read again a second later.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from otomo.clock import Clock
from otomo.devices.items import Device
from otomo.devices.repository import DeviceRepository, Listing

_LAG_MS = 5_000
_DOUBTED_SECONDS = 1.0
_MOST_LISTS = 256


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    devices: tuple[Device, ...]
    until: float


@dataclass(slots=True)
class DeviceLists:
    """Reads lists. `ticks`: a clock that never goes back, in seconds."""

    repository: DeviceRepository
    clock: Clock
    ticks: Callable[[], float] = time.monotonic
    _kept: dict[str | None, _Kept] = field(default_factory=dict)
    _locks: dict[str | None, asyncio.Lock] = field(default_factory=dict)

    async def of_owners(self, owner_ids: Sequence[str | None]) -> list[Device]:
        """The devices of these owners' customers, as the devices have it."""
        listings = await self.repository.listings(owner_ids)
        lists = await asyncio.gather(*(self._list(owner, listing) for owner, listing in listings.items()))
        return [device for devices in lists for device in devices]

    async def _list(self, owner_id: str | None, listing: Listing) -> tuple[Device, ...]:
        if listing.version == 0:
            return ()  # never had a device
        async with self._locks.setdefault(owner_id, asyncio.Lock()):  # one reads, the others wait for it
            kept = self._kept.get(owner_id)
            if kept is None or kept.version < listing.version or kept.until <= self.ticks():
                kept = await self._read(owner_id, listing)
            return kept.devices

    async def _read(self, owner_id: str | None, listing: Listing) -> _Kept:
        doubted = self.clock.now().timestamp() * 1000 - listing.changed_at < _LAG_MS
        until = self.ticks() + _DOUBTED_SECONDS if doubted else float("inf")
        kept = _Kept(listing.version, tuple(await self.repository.of_owner(owner_id)), until)
        self._kept.pop(owner_id, None)
        self._kept[owner_id] = kept
        while len(self._kept) > _MOST_LISTS:
            oldest = next(iter(self._kept))
            del self._kept[oldest]
            self._locks.pop(oldest, None)
        return kept
