"""Changing a customer's aggregate: read, check, change, write; again when somebody else was faster."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from weakref import WeakValueDictionary

from otomo.auth.principal import Principal
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.errors import BookChangedError, CustomerNotFoundError, RecordNotFoundError
from otomo.crm.book.repository import BookRepository, Loaded
from otomo.store.client import Operation
from otomo.store.errors import StoreUnavailableError

_TRIES = 8

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Books:
    """Customers' aggregates for a principal: a foreign customer does not exist."""

    repository: BookRepository
    _lines: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    async def get(self, principal: Principal, customer_id: str) -> CustomerBook:
        """A customer's aggregate. Raises CustomerNotFoundError."""
        return (await self._load(principal, customer_id)).book

    async def of_record(self, principal: Principal, record_sort_key: str) -> CustomerBook:
        """The aggregate that a note or inflow belongs to. Raises RecordNotFoundError."""
        customer_id = await self.repository.customer_of_record(record_sort_key)
        if customer_id is None:
            raise RecordNotFoundError
        try:
            return await self.get(principal, customer_id)
        except CustomerNotFoundError:
            raise RecordNotFoundError from None

    async def change(
        self,
        principal: Principal,
        customer_id: str,
        change: Callable[[CustomerBook], CustomerBook],
        also: Sequence[Operation] = (),
    ) -> CustomerBook:
        """Applies `change` to the customer's aggregate and stores the result; `change` may run more than once.

        Raises ForbiddenError (a viewer), CustomerNotFoundError, what `change` raises, and what BookRepository.save
        raises.
        """

        async def write(before: Loaded) -> CustomerBook:
            after = change(before.book)
            await self.repository.save(before, after, also)
            return after

        return await self._write(principal, customer_id, write)

    async def delete(self, principal: Principal, customer_id: str, check: Callable[[CustomerBook], None]) -> None:
        """Removes a customer after `check` did not object. Raises CustomerNotFoundError and what `check` raises."""

        async def write(before: Loaded) -> None:
            check(before.book)
            await self.repository.delete(before)

        await self._write(principal, customer_id, write)

    async def _write(self, principal: Principal, customer_id: str, write: Callable[[Loaded], Awaitable[T]]) -> T:
        """`write` on what is stored now, again when another process was faster; within a process they wait in line."""
        principal.require_writer()
        async with self._lines.setdefault(customer_id, asyncio.Lock()):
            for attempt in range(1, _TRIES + 1):
                before = await self._load(principal, customer_id)
                try:
                    return await write(before)
                except BookChangedError:
                    await asyncio.sleep(random.uniform(0, 0.02 * attempt))  # noqa: S311 - jitter
        raise StoreUnavailableError("This customer is being changed by others; try again")

    async def _load(self, principal: Principal, customer_id: str) -> Loaded:
        loaded = await self.repository.find(customer_id)
        if loaded is None or not principal.may_see(loaded.book.customer.owner_id):
            raise CustomerNotFoundError
        return loaded
