"""Puts an upload into the book: products and events first, then customer by customer, several at a time.

With a journal every transaction is recorded and fenced; without one nothing is written and the outcomes are the
preview.
"""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Generic, Literal, TypeVar

import msgspec

from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.errors import BookChangedError
from otomo.crm.book.keys import inflow_sort_key, note_sort_key
from otomo.crm.book.repository import BookRepository, Loaded
from otomo.crm.catalogue import Catalogue
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.worth import Products, Worth
from otomo.crm.imports.errors import ImportTakenOverError
from otomo.crm.imports.journal import Entry, change_of
from otomo.crm.imports.merge import Importer, RefusedRow, merged
from otomo.crm.imports.parallel import batched, in_parallel
from otomo.crm.imports.plan import MOST_BYTES, CustomerPlan, Known, RecordChange, outcome_of, plan_customer, steps
from otomo.crm.imports.repository import WORKERS, ImportHead, ImportRepository
from otomo.crm.imports.staging import Refusal, StagedRow, Staging
from otomo.crm.products.items import Product
from otomo.store.client import Operation
from otomo.store.errors import ConditionFailedError, StoreUnavailableError

TRIES = 5
_CUSTOMERS_AT_A_TIME = 10
_RIDE_ALONG = 3  # count, journal and fence

R = TypeVar("R", Product, EconomicEvent)
Progress = Callable[[int], None]


@dataclass(slots=True)
class Journal:
    """Numbers the journal rows of an import, by worker."""

    repository: ImportRepository
    head: ImportHead
    _written: dict[int, int] = field(default_factory=dict)

    def ops(self, worker: int, entry: Entry) -> list[Operation]:
        """What rides along with the transaction that the entry describes."""
        number = self._written[worker] = self._written.get(worker, -1) + 1
        return self.repository.journal_ops(self.head, worker, number, entry)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[R]):
    """Where products or events go."""

    catalogue: Catalogue[R]
    kind: Literal["products", "economic_events"]
    slot: Literal["products", "events"]
    record: type[R]


@dataclass(slots=True)
class Writing:
    """One run over a staged upload."""

    staging: Staging
    importer: Importer
    books: BookRepository
    products: Catalogue[Product]
    events: Catalogue[EconomicEvent]
    worth: Worth
    journal: Journal | None
    progress: Progress
    weighed: dict[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    """What the holdings were worth and are, yen, of customers that there were before and whose holdings changed."""
    _owners: set[str | None] = field(default_factory=set)
    _prices: Products = field(default_factory=dict)

    async def run(self) -> None:
        """Works out, and with a journal writes, every staged row. Raises StoreUnavailableError,
        ImportTakenOverError; what was written by then is in the journal."""
        await self._shelve_all(Shelf(self.products, "products", "products", Product))
        await self._shelve_all(Shelf(self.events, "economic_events", "events", EconomicEvent))
        named = self.staging.products_named()
        products = {*await self.products.find_many(named), *self.staging.accepted("products")}
        self._prices = await self.worth.catalogue() if self.journal else {}

        async def work(worker: int, customer_ids: list[str]) -> None:
            await self._customers(worker, customer_ids, products)

        await in_parallel(WORKERS, batched(self.staging.customers(), _CUSTOMERS_AT_A_TIME), work)
        if self.journal:
            await count_books(self.books, self._owners)

    # -- products and events -----------------------------------------------------------------------

    async def _shelve_all(self, shelf: Shelf[R]) -> None:
        for keys in batched(list(self.staging.keys(shelf.kind)), records_at_a_time(self.books)):
            await self._shelve(shelf, keys)

    async def _shelve(self, shelf: Shelf[R], keys: Sequence[str]) -> None:
        rows = self.staging.rows(shelf.kind, keys)
        for _ in range(TRIES):
            stored = await shelf.catalogue.find_many(keys)
            planned, refused = _plan_shelf(shelf, rows, stored, self.importer)
            changed = [(before, after) for _row, before, after in planned if after is not before]
            if len(keys) > 1 and len(msgspec.json.encode(changed)) > MOST_BYTES:
                for half in (keys[: len(keys) // 2], keys[len(keys) // 2 :]):
                    await self._shelve(shelf, half)
                return
            try:
                await self._save_records(shelf, changed)
            except ConditionFailedError as failure:
                if failure.failed[-1] > len(changed):
                    raise ImportTakenOverError from failure
                continue
            for row, before, after in planned:
                self.staging.settle(row, outcome_of(before, after))
            for row, refusal in refused:
                self.staging.refuse(row, refusal)
            self.progress(len(rows))
            return
        raise StoreUnavailableError("The catalogue is being changed by others; try again")

    async def _save_records(self, shelf: Shelf[R], changed: Sequence[tuple[R | None, R]]) -> None:
        if self.journal is None or not changed:
            return
        name = shelf.catalogue.id_field
        changes = tuple(change_of(shelf.slot, getattr(after, name), before, after) for before, after in changed)
        await shelf.catalogue.save_many(changed, self.journal.ops(0, Entry(None, (), changes)))

    # -- customers ---------------------------------------------------------------------------------

    async def _customers(self, worker: int, customer_ids: Sequence[str], products: set[str]) -> None:
        rows = {customer_id: self.staging.rows_of(customer_id) for customer_id in customer_ids}
        referred = [note_sort_key(r.key) for found in rows.values() for r in found if r.kind == "sales_notes"]
        referred += [inflow_sort_key(r.key) for found in rows.values() for r in found if r.kind == "cash_inflows"]
        known = Known(products, await self._record_customers(referred), self.books.store.transaction_size)
        for customer_id, found in rows.items():
            plan = await self._customer(worker, customer_id, partial(self._plan, found, known))
            for row, outcome in plan.outcomes:
                self.staging.settle(row, outcome)
            for row, refusal in plan.refusals:
                self.staging.refuse(row, refusal)
            self.progress(len(found))

    def _plan(self, rows: Sequence[StagedRow], known: Known, book: CustomerBook | None) -> CustomerPlan:
        return plan_customer(book, rows, self.importer, known)

    async def _record_customers(self, sort_keys: Sequence[str]) -> Mapping[str, str]:
        return await self.books.customers_of_records(sort_keys) if sort_keys else {}

    async def _customer(
        self, worker: int, customer_id: str, plan_for: Callable[[CustomerBook | None], CustomerPlan]
    ) -> CustomerPlan:
        begun: CustomerPlan | None = None  # what a first try that was cut in the middle had planned
        was_there = False
        for _ in range(TRIES):
            loaded = await self.books.find(customer_id)
            was_there |= loaded is not None and begun is None
            plan = plan_for(loaded.book if loaded else None)
            if self.journal is None or not plan.changes:
                return begun or plan
            if loaded is None:
                await self.books.sweep_remains(customer_id)
            try:
                async for _step in save_steps(self.books, loaded, plan.changes, self._journaled(worker, was_there)):
                    begun = begun or plan
            except BookChangedError:
                continue
            except ConditionFailedError as refused:
                raise ImportTakenOverError from refused
            return begun or plan
        raise StoreUnavailableError(f"Customer {customer_id} is being changed by others; try again")

    def _journaled(self, worker: int, was_there: bool) -> "Beside":
        def beside(before: Loaded | None, after: CustomerBook, step: Sequence[RecordChange]) -> list[Operation]:
            owners = {after.customer.owner_id, *([before.book.customer.owner_id] if before else [])}
            self._owners |= owners
            if before and was_there and any(c.slot == "holdings" for c in step):
                self._weigh(before.book, after)
            changes = tuple(change_of(c.slot, c.record_id, c.before, c.after) for c in step if c.after is not None)
            entry = Entry(after.customer.customer_id, tuple(owners), changes)
            return self.journal.ops(worker, entry) if self.journal else []

        return beside

    def _weigh(self, before: CustomerBook, after: CustomerBook) -> None:
        customer_id = after.customer.customer_id
        worth = self.worth.change(before.holdings, after.holdings, self._prices)
        first, _ = self.weighed.get(customer_id, worth)
        self.weighed[customer_id] = first, worth[1]


def _plan_shelf(
    shelf: Shelf[R], rows: Sequence[StagedRow], stored: Mapping[str, R], importer: Importer
) -> tuple[list[tuple[StagedRow, R | None, R]], list[tuple[StagedRow, Refusal]]]:
    planned: list[tuple[StagedRow, R | None, R]] = []
    refused: list[tuple[StagedRow, Refusal]] = []
    for row in rows:
        before = stored.get(row.key)
        try:
            planned.append((row, before, merged(before, row, shelf.record, importer.now)))
        except RefusedRow as refusal:
            refused.append((row, refusal.refusal))
    return planned, refused


Beside = Callable[[Loaded | None, CustomerBook, Sequence[RecordChange]], list[Operation]]


async def save_steps(
    books: BookRepository, loaded: Loaded | None, changes: Sequence[RecordChange], beside: Beside
) -> AsyncIterator[None]:
    """Writes an aggregate's changes step by step. Raises what BookRepository.save raises."""
    for after, step in steps(loaded.book if loaded else None, changes, books.store.transaction_size):
        await books.save(loaded, after, beside(loaded, after, step), bulk=True)
        loaded = Loaded(after, loaded.revision + 1 if loaded else 1)
        yield


def records_at_a_time(books: BookRepository) -> int:
    """Products or events that one transaction takes."""
    return books.store.transaction_size - _RIDE_ALONG


async def count_books(books: BookRepository, owners: set[str | None]) -> None:
    """Lets readers see that these owners' books have changed."""
    for batch in batched(sorted(owners, key=lambda owner: owner or ""), books.store.transaction_size):
        await books.store.transact([books.count_op(owner) for owner in batch])
