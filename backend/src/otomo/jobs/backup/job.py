"""The `backup` job: everything into the place that the settings name, or another."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from otomo.clock import Clock
from otomo.crm.book.keys import EVENTS, PRODUCTS, VERSION, book_partition, key
from otomo.crm.imports.repository import ImportRepository
from otomo.jobs.backup.places import Folder, place_of
from otomo.jobs.backup.retention import prune
from otomo.jobs.backup.service import Backup
from otomo.jobs.errors import NoBackupPlaceError
from otomo.jobs.items import Result
from otomo.jobs.runner import Job, Work
from otomo.settings import Settings
from otomo.store.client import Store

OwnerIds = Callable[[], Awaitable[list[str | None]]]


@dataclass(frozen=True, slots=True)
class BackupJob:
    """Backs up. In a folder it removes what is past its time; a bucket has lifecycle rules for that."""

    backup: Backup
    settings: Settings
    clock: Clock

    async def __call__(self, work: Work) -> Result:
        """Into the place of the settings. Raises NoBackupPlaceError, and as Backup."""
        url = self.settings.backup.place
        if url is None:
            raise NoBackupPlaceError
        return await self.into(url)(work)

    def into(self, url: str) -> Job:
        """The same into `s3://bucket/prefix` or a folder."""

        async def run(work: Work) -> Result:
            place = await asyncio.to_thread(place_of, url, self.settings.aws_region)
            result = await self.backup.run(place, work)
            if isinstance(place, Folder):
                result["pruned"] = await asyncio.to_thread(prune, place, self.clock.today())
            return result

        return run


@dataclass(frozen=True, slots=True)
class BookState:
    """What stands still while nobody changes the book: its counters. An import counts at its end only, so while one
    is under way there is no saying."""

    store: Store
    imports: ImportRepository
    owner_ids: OwnerIds

    async def __call__(self) -> object:
        """See `State`."""
        if await self.imports.find_lock() is not None:
            return None
        names = [PRODUCTS, EVENTS, *map(book_partition, await self.owner_ids())]
        rows = await self.store.batch_get("crm", [key(name, VERSION) for name in names])
        return {row["pk"]: row["version"] for row in rows}
