"""Notes and inflows alike: records with an id of their own that belong to a customer's aggregate."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar

from msgspec.structs import replace as changed

from otomo.audit.journal import Part, audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.errors import RecordExistsError, RecordNotFoundError
from otomo.crm.book.service import Books
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.errors import StaleVersionError
from otomo.store.idempotency import Idempotency, Once, Record

R = TypeVar("R", SalesNote, CashInflow)


@dataclass(frozen=True, slots=True)
class Records(Generic[R]):
    """Reads and changes one kind of record: `shelf` is its field of the aggregate, `id_field` its id, `sort_key` makes
    the row's key from the id."""

    books: Books
    idempotency: Idempotency
    clock: Clock
    record: type[R]
    shelf: Literal["notes", "inflows"]
    id_field: Literal["note_id", "inflow_id"]
    sort_key: Callable[[str], str]

    async def of_customer(self, principal: Principal, customer_id: str) -> list[R]:
        """A customer's records by id. Raises CustomerNotFoundError."""
        shelf = self._shelf(await self.books.get(principal, customer_id))
        return [record for _, record in sorted(shelf.items())]

    async def get(self, principal: Principal, record_id: str) -> R:
        """A record. Raises RecordNotFoundError."""
        return self._find(await self.books.of_record(principal, self.sort_key(record_id)), record_id)

    async def add(self, principal: Principal, record: R, once: Once | None) -> R:
        """Adds a record to its customer. Raises CustomerNotFoundError, RecordExistsError, IdempotencyMismatchError."""
        record_id = getattr(record, self.id_field)

        def place(book: CustomerBook) -> CustomerBook:
            if record_id in self._shelf(book):
                raise RecordExistsError
            return self._with(book, self._shelf(book) | {record_id: record})

        async def write(keep: Record[R]) -> R:
            with audited(f"{self.shelf}.create", self.shelf, record_id) as entry:
                entry.changed(None, record)
                await self.books.change(principal, record.customer_id, place, keep(record))
            return record

        return await self.idempotency.run(once, self.record, write)

    async def change(self, principal: Principal, record_id: str, expected: int, fields: dict[str, Any]) -> R:
        """Changes fields of a record. Raises RecordNotFoundError, StaleVersionError."""

        def apply(record: R) -> dict[str, R]:
            after = changed(record, **fields, updated_at=self.clock.now(), version=record.version + 1)
            return {record_id: after}

        with audited(f"{self.shelf}.update", self.shelf, record_id) as entry:
            return self._find(await self._edit(principal, record_id, expected, apply, entry), record_id)

    async def delete(self, principal: Principal, record_id: str, expected: int) -> None:
        """Removes a record. Raises RecordNotFoundError, StaleVersionError."""
        with audited(f"{self.shelf}.delete", self.shelf, record_id) as entry:
            await self._edit(principal, record_id, expected, lambda _: {}, entry)

    async def _edit(
        self, principal: Principal, record_id: str, expected: int, edit: Callable[[R], dict[str, R]], entry: Part
    ) -> CustomerBook:
        customer_id = (await self.books.of_record(principal, self.sort_key(record_id))).customer.customer_id

        def apply(book: CustomerBook) -> CustomerBook:
            record = self._find(book, record_id)
            if record.version != expected:
                raise StaleVersionError
            others = {i: r for i, r in self._shelf(book).items() if i != record_id}
            edited = edit(record)
            entry.changed(record, edited.get(record_id))
            return self._with(book, others | edited)

        return await self.books.change(principal, customer_id, apply)

    def _find(self, book: CustomerBook, record_id: str) -> R:
        try:
            return self._shelf(book)[record_id]
        except KeyError:
            raise RecordNotFoundError from None

    def _shelf(self, book: CustomerBook) -> dict[str, R]:
        shelf: dict[str, R] = getattr(book, self.shelf)
        return shelf

    def _with(self, book: CustomerBook, shelf: dict[str, R]) -> CustomerBook:
        return replace(book, **{self.shelf: shelf})  # type: ignore[arg-type]  # the shelf decides R
