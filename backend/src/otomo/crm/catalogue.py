"""Products and events: small collections that everybody reads, each in one partition with a counter of its changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiodynamo.expressions import F

from otomo.crm.book.keys import RECORD_PREFIX, VERSION, key
from otomo.crm.events.items import EconomicEvent
from otomo.crm.products.items import Product
from otomo.errors import AlreadyExistsError, NotFoundError, StaleVersionError
from otomo.store.client import Operation, Store
from otomo.store.codec import from_item, to_item
from otomo.store.errors import ConditionFailedError

TABLE = "crm"

R = TypeVar("R", Product, EconomicEvent)


@dataclass(frozen=True, slots=True)
class Catalogue(Generic[R]):
    """One partition of versioned records of type `record`, whose id is in `id_field`."""

    store: Store
    partition: str
    record: type[R]
    id_field: str

    async def get(self, record_id: str) -> R:
        """The record. Raises NotFoundError."""
        found = await self.find_many([record_id])
        if not found:
            raise NotFoundError
        return found[record_id]

    async def find_many(self, record_ids: Sequence[str]) -> dict[str, R]:
        """Those of the records that exist, by id."""
        keys = [key(self.partition, RECORD_PREFIX + i) for i in dict.fromkeys(record_ids)]
        rows = await self.store.batch_get(TABLE, keys)
        return {row[self.id_field]: from_item(row, self.record) for row in rows}

    async def create(self, record: R, also: Sequence[Operation] = ()) -> None:
        """Adds a record. Raises AlreadyExistsError."""
        try:
            await self.store.transact([self._put(record, None), self.count_op(), *also])
        except ConditionFailedError as refused:
            if 0 in refused.failed:
                raise AlreadyExistsError from refused
            raise

    async def replace(self, before: R, after: R) -> None:
        """Changes a record. Raises StaleVersionError."""
        await self._conditional(self._put(after, before.version))

    async def delete(self, record: R) -> None:
        """Removes a record. Raises StaleVersionError."""
        await self._conditional(self._removal(record))

    async def save_many(self, changes: Sequence[tuple[R | None, R | None]], also: Sequence[Operation] = ()) -> None:
        """Creates (before is None), replaces and removes (after is None) records with `also` in one transaction of at
        most 100 operations, one of them the counter's. Raises ConditionFailedError."""
        operations: list[Operation] = []
        for before, after in changes:
            if after is not None:
                operations.append(self._put(after, None if before is None else before.version))
            elif before is not None:
                operations.append(self._removal(before))
        await self.store.transact([*operations, self.count_op(), *also])

    def count_op(self) -> Operation:
        """Counts a change: readers keep what they have while the count stands still."""
        return self.store.update_op(TABLE, key(self.partition, VERSION), F("version").add(1), None)

    def _put(self, record: R, replaced_version: int | None) -> Operation:
        place = key(self.partition, RECORD_PREFIX + getattr(record, self.id_field))
        condition = F("pk").does_not_exist() if replaced_version is None else F("version").equals(replaced_version)
        # The first version is a default, which to_item leaves out; conditions need it there.
        return self.store.put_op(TABLE, {**to_item(record), "version": record.version, **place}, condition)

    def _removal(self, record: R) -> Operation:
        place = key(self.partition, RECORD_PREFIX + getattr(record, self.id_field))
        return self.store.delete_op(TABLE, place, F("version").equals(record.version))

    async def _conditional(self, operation: Operation) -> None:
        try:
            await self.store.transact([operation, self.count_op()])
        except ConditionFailedError as refused:
            raise StaleVersionError from refused
