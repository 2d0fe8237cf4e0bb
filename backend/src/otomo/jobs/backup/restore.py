"""Brings a backup back into empty tables: every file checked before anything is written, every table compared after."""

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from otomo.clock import Clock
from otomo.jobs.backup import manifest
from otomo.jobs.backup.lines import Digest, unpacked
from otomo.jobs.backup.manifest import Manifest, Part, TablePart
from otomo.jobs.backup.places import Place
from otomo.jobs.errors import DamagedBackupError, NotEmptyError, RestoreMismatchError
from otomo.jobs.items import Result
from otomo.jobs.parallel import all_of
from otomo.store.client import Store
from otomo.store.dump import Wire, erase, scan, write
from otomo.store.tables import TABLES

_WRITERS = 8
_READ_AHEAD = 2
_BATCH = 200
_GRACE_SECONDS = 2 * 3600

Tell = Callable[[str], None]


async def checked(place: Place, tell: Tell) -> Manifest:
    """The manifest of a backup whose every file was read and is as it says. Raises UnfinishedBackupError,
    DamagedBackupError, MissingFileError, PlaceError."""
    made = await asyncio.to_thread(manifest.read, place)
    unknown = made.tables.keys() - TABLES.keys()
    if unknown:
        raise DamagedBackupError(f"This version does not know the tables {', '.join(sorted(unknown))}")
    parts = [part for table in made.tables.values() for part in table.parts]
    await all_of((partial(asyncio.to_thread, _content, place, part) for part in parts), _READ_AHEAD)
    tell(f"{made.files} files, {made.bytes:,} bytes: as in the manifest")
    return made


def _content(place: Place, part: Part) -> bytes:
    content = place.read(part.name)
    if len(content) != part.bytes or hashlib.sha256(content).hexdigest() != part.sha256:
        raise DamagedBackupError(f"{part.name} is not what was written")
    return content


@dataclass(frozen=True, slots=True)
class Restore:
    """Restores into the tables of `store`, which exist."""

    store: Store
    clock: Clock
    place: Place
    tell: Tell

    async def run(self, made: Manifest, *, force: bool = False) -> Result:
        """Writes a checked backup into the tables; with `force` what they hold is deleted first. Items that have
        expired since are left out. Raises DamagedBackupError, NotEmptyError, RestoreMismatchError, PlaceError,
        StoreUnavailableError."""
        full = [name for name in TABLES if await self._holds_something(name)]
        if full and not force:
            raise NotEmptyError(f"{self.store.prefix}-*: {', '.join(full)}")
        for name in full:
            await self._empty(name)
        now = self.clock.epoch()
        expired = 0
        for name, table in made.tables.items():
            expired += await self._table(name, table, now)
        return {
            "prefix": self.store.prefix,
            "tables": len(made.tables),
            "items": made.items - expired,
            "expired": expired,
            "files": made.files,
        }

    async def _holds_something(self, name: str) -> bool:
        async for items in scan(self.store, name, limit=1):
            return bool(items)
        return False

    async def _empty(self, name: str) -> None:
        keys = TABLES[name].key_names
        deleted = 0
        async for items in scan(self.store, name):
            await erase(self.store, name, [_key(item, keys) for item in items])
            deleted += len(items)
        self.tell(f"{name}: {deleted:,} items deleted")

    # -- a table -----------------------------------------------------------------------------------

    async def _table(self, name: str, table: TablePart, now: int) -> int:
        """Writes a table and compares it; how many items had expired."""
        whole, lasting = Digest(), Digest()
        expired = 0
        for part in table.parts:
            content = await asyncio.to_thread(_content, self.place, part)
            for batch in _batches(unpacked(part.name, content)):
                whole.add(batch)
                alive = [item for item in batch if not _expires(item, name, by=now)]
                expired += len(batch) - len(alive)
                lasting.add(item for item in alive if not _expires(item, name, by=now + _GRACE_SECONDS))
                await self._write(name, alive)
        if (whole.items, whole.hex) != (table.items, table.digest):
            raise DamagedBackupError(f"{name}: {whole.items:,} items, where the manifest has {table.items:,}")
        await self._compare(name, lasting, now)
        self.tell(f"{name}: {whole.items - expired:,} items, equal to the backup")
        return expired

    async def _write(self, name: str, items: list[Wire]) -> None:
        step = max(1, -(-len(items) // _WRITERS))
        shares = (partial(write, self.store, name, items[at : at + step]) for at in range(0, len(items), step))
        await all_of(shares, _WRITERS)

    async def _compare(self, name: str, expected: Digest, now: int) -> None:
        """Reads the table back. What expires within two hours may be gone already, and is not compared."""
        found = Digest()
        async for items in scan(self.store, name):
            found.add(item for item in items if not _expires(item, name, by=now + _GRACE_SECONDS))
        if (found.items, found.hex) != (expected.items, expected.hex):
            raise RestoreMismatchError(f"{name}: {found.items:,} items are there, {expected.items:,} were expected")


def _batches(items: Iterator[Wire]) -> Iterator[list[Wire]]:
    batch: list[Wire] = []
    for item in items:
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _expires(item: Wire, table: str, *, by: int) -> bool:
    name = TABLES[table].ttl
    if name is None or f'"{name}"'.encode() not in bytes(item):
        return False
    at = msgspec.json.decode(item, type=dict[str, Any]).get(name, {}).get("N")
    return at is not None and float(at) <= by


def _key(item: Wire, names: tuple[str, ...]) -> dict[str, Any]:
    attributes = msgspec.json.decode(item, type=dict[str, Any])
    return {name: attributes[name] for name in names}
