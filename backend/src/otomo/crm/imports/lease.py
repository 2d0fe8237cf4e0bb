"""Signs of life: whoever works on an import renews its lock; a lock that is not renewed is free to be taken over."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import structlog
from msgspec.structs import replace

from otomo.clock import Clock
from otomo.crm.imports.errors import ImportTakenOverError
from otomo.crm.imports.repository import ImportRepository, Lock
from otomo.store.errors import StoreUnavailableError

log = structlog.get_logger(__name__)


@asynccontextmanager
async def beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Runs `work` for as long as the body runs."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def alive(repository: ImportRepository, lock: Lock, lease_seconds: int, clock: Clock) -> AsyncIterator[None]:
    """Renews the lock while the body runs."""
    async with beside(_beat(repository, lock, lease_seconds, clock)):
        yield


async def _beat(repository: ImportRepository, lock: Lock, lease_seconds: int, clock: Clock) -> None:
    while True:
        await asyncio.sleep(lease_seconds / 4)
        try:
            await repository.renew(replace(lock, lease_until=clock.epoch() + lease_seconds))
        except ImportTakenOverError:
            return  # the fences are down: nothing more can be written here
        except StoreUnavailableError:
            log.warning("import.heartbeat_missed", import_id=lock.import_id)
