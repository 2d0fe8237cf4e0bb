"""Holdings: lots of products in customers' accounts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from msgspec.structs import replace as changed

from otomo.audit.journal import Part, audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.errors import RecordExistsError, RecordNotFoundError
from otomo.crm.book.service import Books
from otomo.crm.holdings.items import Holding
from otomo.crm.holdings.worth import Worth
from otomo.errors import StaleVersionError
from otomo.store.idempotency import Idempotency, Once, Record


@dataclass(frozen=True, slots=True)
class HoldingService:
    """Reads and changes lots for a principal."""

    books: Books
    idempotency: Idempotency
    clock: Clock
    worth: Worth

    async def of_customer(self, principal: Principal, customer_id: str) -> list[Holding]:
        """A customer's lots by id. Raises CustomerNotFoundError."""
        book = await self.books.get(principal, customer_id)
        return [holding for _, holding in sorted(book.holdings.items())]

    async def get(self, principal: Principal, holding_id: str) -> Holding:
        """A lot. Raises CustomerNotFoundError, RecordNotFoundError."""
        return _find(await self.books.get(principal, _customer_of(holding_id)), holding_id)

    async def create(self, principal: Principal, fields: dict[str, Any], once: Once | None) -> Holding:
        """Adds a lot. Raises CustomerNotFoundError, RecordExistsError, UnknownProductError."""
        now = self.clock.now()
        holding = Holding(**fields, created_at=now, updated_at=now)

        def add(book: CustomerBook) -> CustomerBook:
            if holding.holding_id in book.holdings:
                raise RecordExistsError
            after = book.holdings | {holding.holding_id: holding}
            entry.weighs(book.customer.customer_id, *self.worth.change(book.holdings, after, products))
            return replace(book, holdings=after)

        async def write(record: Record[Holding]) -> Holding:
            entry.changed(None, holding)
            await self.books.change(principal, holding.customer_id, add, record(holding))
            return holding

        products = await self.worth.catalogue()
        with audited("holdings.create", "holdings", holding.holding_id) as entry:
            return await self.idempotency.run(once, Holding, write)

    async def change(self, principal: Principal, holding_id: str, expected: int, fields: dict[str, Any]) -> Holding:
        """Changes fields of a lot. Raises RecordNotFoundError, StaleVersionError."""

        def apply(holding: Holding) -> Holding:
            return changed(holding, **fields, updated_at=self.clock.now(), version=holding.version + 1)

        with audited("holdings.update", "holdings", holding_id) as entry:
            book = await self._edit(principal, holding_id, expected, lambda h: {holding_id: apply(h)}, entry)
        return book.holdings[holding_id]

    async def delete(self, principal: Principal, holding_id: str, expected: int) -> None:
        """Removes a lot. Raises RecordNotFoundError, StaleVersionError."""
        with audited("holdings.delete", "holdings", holding_id) as entry:
            await self._edit(principal, holding_id, expected, lambda _: {}, entry)

    async def _edit(
        self,
        principal: Principal,
        holding_id: str,
        expected: int,
        edit: Callable[[Holding], dict[str, Holding]],
        entry: Part,
    ) -> CustomerBook:
        def apply(book: CustomerBook) -> CustomerBook:
            holding = _find(book, holding_id)
            if holding.version != expected:
                raise StaleVersionError
            others = {i: h for i, h in book.holdings.items() if i != holding_id}
            edited = edit(holding)
            after = others | edited
            entry.changed(holding, edited.get(holding_id))
            entry.weighs(book.customer.customer_id, *self.worth.change(book.holdings, after, products))
            return replace(book, holdings=after)

        products = await self.worth.catalogue()
        return await self.books.change(principal, _customer_of(holding_id), apply)


def _customer_of(holding_id: str) -> str:
    return holding_id.partition(":")[0]


def _find(book: CustomerBook, holding_id: str) -> Holding:
    try:
        return book.holdings[holding_id]
    except KeyError:
        raise RecordNotFoundError from None
