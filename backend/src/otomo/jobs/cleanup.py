"""The `cleanup` job: what DynamoDB's TTL would remove days late, and what it would never remove.

Readings are left to TTL: looking through them all costs more than they do.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import msgspec
from aiodynamo.expressions import F

from otomo.clock import Clock
from otomo.crm.imports.repository import ImportRepository
from otomo.crm.imports.service import ImportService
from otomo.jobs.items import Result
from otomo.jobs.parallel import all_of
from otomo.jobs.runner import Work
from otomo.store.client import Item, Store
from otomo.store.dump import Wire, scan
from otomo.store.errors import ConditionFailedError
from otomo.store.tables import TABLES

TIDIED = ("sessions", "tokens", "idempotency", "crm", "assistant", "alarms")
_AT_ONCE = 8
_GRACE_SECONDS = 3600  # another process's clock may be behind
_SETTLED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cleanup:
    """Tidies up."""

    store: Store
    imports: ImportRepository
    import_service: ImportService
    clock: Clock

    async def __call__(self, work: Work) -> Result:
        """How many items were removed, by table, and import fences. Raises StoreUnavailableError."""
        await self.import_service.recover()
        result: Result = {}
        for table in TIDIED:
            result[table] = await self._expired(table)
            work.tell(f"{table}: {result[table]:,} expired items removed")
        result["import fences"] = await self._fences()
        return result

    async def _expired(self, table: str) -> int:
        attribute = TABLES[table].ttl
        if attribute is None:
            raise ValueError(f"nothing expires in {table}")
        limit = self.clock.epoch() - _GRACE_SECONDS
        removed = 0
        async for page in scan(self.store, table, expired_by=(attribute, limit)):
            deletes = (partial(self._delete, table, _key(item, table), attribute, limit) for item in page)
            removed += sum(await all_of(deletes, _AT_ONCE))
        return removed

    async def _delete(self, table: str, key: Item, attribute: str, limit: int) -> bool:
        """Whether it was still expired: it may have been written anew since it was read."""
        try:
            await self.store.delete(table, key, F(attribute).lte(limit))
        except ConditionFailedError:
            return False
        return True

    async def _fences(self) -> int:
        """Imports that ended need no fences any more. How many had some."""
        before = self.clock.now() - _SETTLED
        ended = [
            head.import_id
            for head in await self.imports.heads()
            if head.status in {"applied", "undone", "failed"} and head.created_at < before
        ]
        with_fences = [import_id for import_id in ended if await self.imports.has_fences(import_id)]
        for import_id in with_fences:
            await self.imports.drop_fences(import_id)
        return len(with_fences)


def _key(item: Wire, table: str) -> Item:
    attributes = msgspec.json.decode(item, type=dict[str, dict[str, Any]])
    return {name: _value(attributes[name]) for name in TABLES[table].key_names}


def _value(attribute: dict[str, Any]) -> Any:
    return int(attribute["N"]) if "N" in attribute else attribute["S"]
