"""Customers' aggregates in DynamoDB: one Query reads a customer, one transaction changes one.

Every change is conditional on the aggregate's revision and rewrites the digest in the same transaction, so the digest
is never behind and no two writers can overwrite each other.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aiodynamo.expressions import F
from msgspec import structs

from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.errors import BookChangedError, RecordExistsError, UnknownProductError
from otomo.crm.book.keys import (
    PRODUCTS,
    PROFILE,
    RECORD_PREFIX,
    REF,
    REVISION,
    VERSION,
    book_partition,
    customer_partition,
    digest_sort_key,
    key,
    reference_partition,
)
from otomo.crm.book.rows import Row, book_of, digest_row, rows_of
from otomo.crm.customers.items import Customer
from otomo.store.client import MAX_TRANSACTION, Operation, Store, partition
from otomo.store.codec import from_item
from otomo.store.errors import ConditionFailedError

TABLE = "crm"
_CONCURRENT_READS = 16
_HANDOVER_ROWS = 10  # revision, profile, both digests and counters, the audit log's two, and what the caller adds


@dataclass(frozen=True, slots=True)
class Loaded:
    """An aggregate and the revision it was read at; `rehomed`: rows that are already in the next owner's due lists."""

    book: CustomerBook
    revision: int
    rehomed: Mapping[str, Row] = field(default_factory=dict)


Write = Callable[[Sequence[Operation]], Awaitable[None]]
Moved = Callable[[str], Awaitable[None]]
"""Is told the id of a customer who was handed over or removed, and looks for itself what is true now."""


@dataclass(frozen=True, slots=True)
class BookRepository:
    """Reads and writes whole aggregates. `moved`: whoever keeps something of a customer's elsewhere."""

    store: Store
    moved: list[Moved] = field(default_factory=list)

    async def find(self, customer_id: str) -> Loaded | None:
        """A customer with all that belongs to them."""
        rows = await self.store.query(TABLE, partition("pk", customer_partition(customer_id)))
        book = book_of(rows)
        if book is None:
            return None
        revision = next(row["revision"] for row in rows if row["sk"] == REVISION)
        return Loaded(book, revision)

    async def find_many(self, customer_ids: Sequence[str]) -> dict[str, Loaded]:
        """Those of the customers that exist."""
        gate = asyncio.Semaphore(_CONCURRENT_READS)

        async def one(customer_id: str) -> Loaded | None:
            async with gate:
                return await self.find(customer_id)

        found = await asyncio.gather(*(one(c) for c in customer_ids))
        return {c: loaded for c, loaded in zip(customer_ids, found, strict=True) if loaded}

    async def profiles(self, customer_ids: Sequence[str]) -> dict[str, Customer]:
        """Those of the customers that exist, without what belongs to them."""
        keys = [key(customer_partition(customer_id), PROFILE) for customer_id in dict.fromkeys(customer_ids)]
        rows = await self.store.batch_get(TABLE, keys)
        return {row["customer_id"]: from_item(row, Customer) for row in rows}

    async def customer_of_record(self, record_sort_key: str) -> str | None:
        """Which customer a note (`N#...`) or inflow (`I#...`) belongs to."""
        return (await self.customers_of_records([record_sort_key])).get(record_sort_key)

    async def customers_of_records(self, record_sort_keys: Sequence[str]) -> dict[str, str]:
        """The same for many; unknown ones are left out."""
        keys = [key(reference_partition(sk), REF) for sk in record_sort_keys]
        rows = await self.store.batch_get(TABLE, keys)
        return {row["pk"].removeprefix("REF#"): row["customer_id"] for row in rows}

    async def save(
        self,
        before: Loaded | None,
        after: CustomerBook,
        also: Sequence[Operation] = (),
        *,
        bulk: bool = False,
    ) -> None:
        """Writes what differs, with the digest, in one transaction.

        `bulk` is for writers of many customers at a time, which check products before they begin and count the change
        of a book once, at their end: rows that every transaction touches would make them wait for each other. Raises
        BookChangedError (read again), RecordExistsError, UnknownProductError, ConditionFailedError (of `also`).
        """
        handed_over = before is not None and before.book.customer.owner_id != after.customer.owner_id
        if before and handed_over:
            before = await self._rehome(before, after.customer.owner_id)
        operations = self._revise(before, after)
        operations += self._digest(before, after)
        operations += self._record_changes(before, after, check_products=not bulk)
        if not bulk:
            operations += [self.count_op(o) for o in _owners(before, after)]
        await self._transact(operations, also)
        if handed_over:
            await self._tell(after.customer.customer_id)

    async def delete(self, loaded: Loaded) -> None:
        """Removes a customer and everything of theirs. Raises BookChangedError.

        The first transaction makes the customer disappear; rows that did not fit it follow at once, and a rest left by
        a crash is swept by the next creation under the same id.
        """
        customer = loaded.book.customer
        pk = customer_partition(customer.customer_id)
        rows = [sk for sk in rows_of(loaded.book) if sk != PROFILE]
        first, rest = rows[: self._deletes_at_a_time], rows[self._deletes_at_a_time :]
        head: list[Operation] = [
            self.store.delete_op(TABLE, key(pk, REVISION), F("revision").equals(loaded.revision)),
            self.store.delete_op(TABLE, key(pk, "PROFILE")),
            self.store.delete_op(TABLE, key(book_partition(customer.owner_id), digest_sort_key(customer.customer_id))),
            self.count_op(customer.owner_id),
        ]
        await self._transact([*head, *self._deletes(pk, first)], ())
        await self._tell(customer.customer_id)
        await self._sweep(pk, rest)

    async def sweep_remains(self, customer_id: str) -> None:
        """Removes rows that a broken deletion left under this id; nothing when it is in use."""
        pk = customer_partition(customer_id)
        rows = await self.store.query(TABLE, partition("pk", pk))
        await self._sweep(pk, [row["sk"] for row in rows if row["sk"] not in (REVISION, PROFILE)])

    async def _tell(self, customer_id: str) -> None:
        for moved in self.moved:
            await moved(customer_id)

    def count_op(self, owner_id: str | None) -> Operation:
        """Counts a change of an owner's book: readers keep what they have while the count stands still."""
        return self.store.update_op(TABLE, key(book_partition(owner_id), VERSION), F("version").add(1), None)

    async def _rehome(self, loaded: Loaded, owner_id: str | None) -> Loaded:
        """Moves notes and inflows to the due lists of the next owner ahead of the transaction that hands the customer
        over, where they would not fit it. Until then no list shows them (see DueList); a handover that breaks off here
        is completed by the next try. Raises BookChangedError."""
        customer = loaded.book.customer
        new = rows_of(loaded.book.with_customer(structs.replace(customer, owner_id=owner_id)))
        due = {sk: row for sk, row in new.items() if "due_owner" in row}
        if len(due) <= self.store.transaction_size - _HANDOVER_ROWS:
            return loaded
        size = self.store.transaction_size - 1
        head = key(customer_partition(customer.customer_id), REVISION)
        unchanged = self.store.check_op(TABLE, head, F("revision").equals(loaded.revision))
        rows = list(due.values())
        for start in range(0, len(rows), size):
            moves = [self.store.put_op(TABLE, row) for row in rows[start : start + size]]
            # The audit log's entry goes with the transaction that hands the customer over.
            await self._transact([unchanged, *moves], (), self.store.commit)
        return replace(loaded, rehomed=due)

    # -- the parts of a transaction ----------------------------------------------------------------

    def _revise(self, before: Loaded | None, after: CustomerBook) -> list[Operation]:
        place = key(customer_partition(after.customer.customer_id), REVISION)
        if before is None:
            return [self.store.put_op(TABLE, {**place, "revision": 1}, F("pk").does_not_exist())]
        condition = F("revision").equals(before.revision)
        return [self.store.put_op(TABLE, {**place, "revision": before.revision + 1}, condition)]

    def _digest(self, before: Loaded | None, after: CustomerBook) -> list[Operation]:
        operations: list[Operation] = [self.store.put_op(TABLE, digest_row(after))]
        customer = after.customer
        if before and before.book.customer.owner_id != customer.owner_id:
            old = key(book_partition(before.book.customer.owner_id), digest_sort_key(customer.customer_id))
            operations.append(self.store.delete_op(TABLE, old))
        return operations

    def _record_changes(self, before: Loaded | None, after: CustomerBook, *, check_products: bool) -> list[Operation]:
        old = {**rows_of(before.book), **before.rehomed} if before else {}
        new = rows_of(after)
        pk = customer_partition(after.customer.customer_id)
        operations: list[Operation] = self._deletes(pk, [sk for sk in old if sk not in new])
        unchecked = {h.product_id for h in after.holdings.values()} if check_products else set()
        for sk, row in new.items():
            if sk not in old:
                operations += self._creation(sk, row, unchecked)
            elif old[sk] != row:
                operations.append(self.store.put_op(TABLE, row))
        return operations

    def _creation(self, sk: str, row: Row, unchecked: set[str]) -> list[Operation]:
        operations: list[Operation] = [self.store.put_op(TABLE, row)]
        if sk[:2] in ("N#", "I#"):
            reference = {**key(reference_partition(sk), REF), "customer_id": row["customer_id"]}
            free = F("pk").does_not_exist() | F("customer_id").equals(row["customer_id"])
            operations.append(self.store.put_op(TABLE, reference, free))
        elif sk[:2] == "H#" and row["product_id"] in unchecked:
            unchecked.remove(row["product_id"])
            place = key(PRODUCTS, RECORD_PREFIX + row["product_id"])
            operations.append(self.store.check_op(TABLE, place, F("pk").exists()))
        return operations

    def _deletes(self, pk: str, sort_keys: Sequence[str]) -> list[Operation]:
        operations: list[Operation] = [self.store.delete_op(TABLE, key(pk, sk)) for sk in sort_keys]
        operations += [
            self.store.delete_op(TABLE, key(reference_partition(sk), REF)) for sk in sort_keys if sk[:2] in ("N#", "I#")
        ]
        return operations

    async def _sweep(self, pk: str, sort_keys: Sequence[str]) -> None:
        size = self._deletes_at_a_time
        unused = self.store.check_op(TABLE, key(pk, REVISION), F("pk").does_not_exist())
        for start in range(0, len(sort_keys), size):
            try:
                await self.store.transact([unused, *self._deletes(pk, sort_keys[start : start + size])])
            except ConditionFailedError:
                return  # somebody has created the customer anew, and swept before

    @property
    def _deletes_at_a_time(self) -> int:
        """Each may take its reference row along; beside them may be the four rows of the customer's head and the two of
        the audit log."""
        return (self.store.transaction_size - 6) // 2

    async def _transact(
        self, operations: list[Operation], also: Sequence[Operation], write: Write | None = None
    ) -> None:
        if len(operations) + len(also) > MAX_TRANSACTION:
            raise ValueError(f"{len(operations)} changes of one customer do not fit one transaction; split them")
        try:
            await (write or self.store.transact)([*operations, *also])
        except ConditionFailedError as refused:
            failed = [i for i in refused.failed if i < len(operations)]
            if 0 in failed:
                raise BookChangedError from refused
            if failed:
                raise _meaning(operations[failed[0]]) from refused
            raise


def _owners(before: Loaded | None, after: CustomerBook) -> list[str | None]:
    owners = {after.customer.owner_id}
    if before:
        owners.add(before.book.customer.owner_id)
    return sorted(owners, key=lambda owner: owner or "")


def _meaning(operation: Operation) -> Exception:
    place = getattr(operation, "item", None) or getattr(operation, "key")  # noqa: B009 - Put has no key
    if place["pk"] == PRODUCTS:
        return UnknownProductError(place["sk"].removeprefix(RECORD_PREFIX))
    return RecordExistsError(place["pk"].removeprefix("REF#")[2:])
