"""Writes a backup: every table, its segments in parallel, the manifest last, and copies for the week and the month.

Every file of a run has a name of its own, so a run whose lease was taken over cannot harm the backup of another. The
leases of jobs, this one's among them, are left out: nobody holds them where the backup is restored.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from otomo.clock import TOKYO, Clock
from otomo.jobs.backup import manifest
from otomo.jobs.backup.lines import Digest, Packer
from otomo.jobs.backup.manifest import Manifest, Part, TablePart
from otomo.jobs.backup.places import Place
from otomo.jobs.items import Result
from otomo.jobs.ledger import is_lease
from otomo.jobs.parallel import all_of
from otomo.jobs.runner import Work
from otomo.store.client import Store
from otomo.store.dump import Wire, scan
from otomo.store.tables import TABLES

_BOOK = "crm"
_LEASES = "idempotency"
_TRIES = 3
_COPIES_AT_ONCE = 8

State = Callable[[], Awaitable[object]]
"""Something that is equal before and after if the book did not change in between; None: it is being changed."""


@dataclass(frozen=True, slots=True)
class Backup:
    """Backs all tables up. `segments`: how many parts of a table are read at once; each holds a file in memory."""

    store: Store
    clock: Clock
    state: State
    segments: int

    async def run(self, place: Place, work: Work) -> Result:
        """Writes today's backup into `place`. Raises StoreUnavailableError, PlaceError, LeaseLostError."""
        started = self.clock.now()
        day = started.astimezone(TOKYO).date()
        folder = f"daily/{day}/"
        tables = {}
        for name in TABLES:
            tables[name] = await self._table(place, folder, name, work)
            work.tell(f"{name}: {tables[name].items:,} items")
        made = Manifest(
            prefix=self.store.prefix, started_at=started, ended_at=self.clock.now(), tables=dict(sorted(tables.items()))
        )
        await work.still_ours()
        await asyncio.to_thread(place.write, folder + manifest.FILE, manifest.encode(made))
        copies = [to for to in copies_of(day) if await self._copy(place, folder, to, made, work)]
        return {
            "backup": place.url + folder,
            "tables": len(tables),
            "items": made.items,
            "files": made.files,
            "bytes": made.bytes,
            "consistent": "yes" if tables[_BOOK].consistent else "no",
            "copies": " ".join(copies),
        }

    async def _table(self, place: Place, folder: str, name: str, work: Work) -> TablePart:
        """A table; the book again when it changed while it was read: its records belong together."""
        if name != _BOOK:
            return await self._read(place, folder, name, f"{work.lease.fence}")
        for attempt in range(1, _TRIES + 1):
            before = await self.state()
            read = await self._read(place, folder, name, f"{work.lease.fence}.{attempt}")
            consistent = before is not None and before == await self.state()
            if consistent:
                break
            work.tell(f"{name}: changed while it was read ({attempt} of {_TRIES})")
        return TablePart(items=read.items, digest=read.digest, parts=read.parts, consistent=consistent)

    async def _read(self, place: Place, folder: str, name: str, run: str) -> TablePart:
        segments = (
            partial(self._segment, place, f"{folder}{name}/{run}-{at:02d}", name, at) for at in range(self.segments)
        )
        total, parts = Digest(), []
        for digest, written in await all_of(segments, self.segments):
            total.merge(digest)
            parts += written
        return TablePart(
            items=total.items,
            digest=total.hex,
            parts=tuple(Part(p.name.removeprefix(folder), p.items, p.bytes, p.sha256) for p in parts),
        )

    async def _segment(self, place: Place, stem: str, name: str, segment: int) -> tuple[Digest, list[Part]]:
        digest, packer = Digest(), Packer()
        parts: list[Part] = []

        def take(items: list[Wire]) -> None:
            kept = items if name != _LEASES else [item for item in items if not is_lease(item)]
            digest.add(kept)
            packer.add(kept)

        def write() -> None:
            items, content = packer.items, packer.take()
            part = Part(f"{stem}-{len(parts):04d}.jsonl.gz", items, len(content), hashlib.sha256(content).hexdigest())
            place.write(part.name, content)
            parts.append(part)

        async for items in scan(self.store, name, segment=segment, segments=self.segments):
            await asyncio.to_thread(take, items)
            if packer.is_full:
                await asyncio.to_thread(write)
        if packer.items:
            await asyncio.to_thread(write)
        return digest, parts

    async def _copy(self, place: Place, folder: str, to: str, made: Manifest, work: Work) -> bool:
        """Whether the copy was made: the first of its week or month."""
        if await asyncio.to_thread(place.has, to + manifest.FILE):
            return False
        names = [part.name for table in made.tables.values() for part in table.parts]
        copies = (partial(asyncio.to_thread, place.copy, folder + name, to + name) for name in names)
        await all_of(copies, _COPIES_AT_ONCE)
        await work.still_ours()
        await asyncio.to_thread(place.copy, folder + manifest.FILE, to + manifest.FILE)
        work.tell(f"copied to {to}")
        return True


def copies_of(day: date) -> tuple[str, str]:
    """The folders of the day's week (ISO) and month."""
    year, week, _ = day.isocalendar()
    return f"weekly/{year}-W{week:02d}/", f"monthly/{day:%Y-%m}/"
