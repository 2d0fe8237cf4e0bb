"""Changing a customer's aggregate: read, check, change, write; again when somebody else was faster."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from otomo.auth.principal import Principal
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.errors import BookChangedError, CustomerNotFoundError, RecordNotFoundError
from otomo.crm.book.repository import BookRepository, Loaded
from otomo.store.client import Operation
from otomo.store.errors import StoreUnavailableError

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Books:
    """Customers' aggregates for a principal: a foreign customer does not exist."""

    repository: BookRepository

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

        Raises CustomerNotFoundError, what `change` raises, and what BookRepository.save raises.
        """
        for _ in range(_TRIES):
            before = await self._load(principal, customer_id)
            after = change(before.book)
            try:
                await self.repository.save(before, after, also)
            except BookChangedError:
                continue
            return after
        raise StoreUnavailableError("This customer is being changed by others; try again")

    async def delete(self, principal: Principal, customer_id: str, check: Callable[[CustomerBook], None]) -> None:
        """Removes a customer after `check` did not object. Raises CustomerNotFoundError and what `check` raises."""
        for _ in range(_TRIES):
            before = await self._load(principal, customer_id)
            check(before.book)
            try:
                await self.repository.delete(before)
            except BookChangedError:
                continue
            return
        raise StoreUnavailableError("This customer is being changed by others; try again")

    async def _load(self, principal: Principal, customer_id: str) -> Loaded:
        loaded = await self.repository.find(customer_id)
        if loaded is None or not principal.may_see(loaded.book.customer.owner_id):
            raise CustomerNotFoundError
        return loaded
