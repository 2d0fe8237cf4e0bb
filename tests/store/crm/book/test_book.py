"""Aggregates in the store: saved as a whole, swept as a whole, and read by everybody as soon as they are written."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from bookmaking import book, holding, inflow, note, product
from msgspec.structs import replace as changed
from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.crm.book.due import DueList
from otomo.crm.book.errors import BookChangedError, RecordExistsError, UnknownProductError
from otomo.crm.book.keys import PRODUCTS, customer_partition, key
from otomo.crm.book.reader import BookReader
from otomo.crm.book.repository import BookRepository, Loaded
from otomo.crm.catalogue import Catalogue
from otomo.crm.products.items import Product
from otomo.errors import AlreadyExistsError, NotFoundError, StaleVersionError
from otomo.settings import Settings
from otomo.store.client import Store, open_store, partition

pytestmark = pytest.mark.mission("CRM-3")

LATER = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def books(own_store: Store) -> BookRepository:
    return BookRepository(own_store)


@pytest.fixture(scope="module")
async def catalogue(own_store: Store) -> Catalogue[Product]:
    """With one product, P1."""
    catalogue = Catalogue(own_store, PRODUCTS, Product, "product_id")
    await catalogue.create(product("P1"))
    return catalogue


async def stored(books: BookRepository, customer_id: str) -> Loaded:
    loaded = await books.find(customer_id)
    assert loaded is not None
    return loaded


async def digest_ids(store: Store, owner: str | None) -> list[str]:
    snapshot = await BookReader(store).snapshot([owner])
    return [digest.customer_id for digest in snapshot.books[owner].rows]


def full(customer_id: str, owner_id: str, records: int = 1) -> CustomerBook:
    """A customer with this many notes and inflows, and a lot of P1."""
    return book(
        customer_id,
        owner_id=owner_id,
        holdings=[holding("P1", "10.5", "99", customer_id, acquired_on=date(2024, 2, 29))],
        notes=[
            note(f"{customer_id}-N{n}", date(2026, 11, 1), "x", customer_id, follow_up_on=date(2026, 12, 1 + n % 28))
            for n in range(records)
        ],
        inflows=[
            inflow(f"{customer_id}-I{n}", date(2026, 12, 1 + n % 28), "1000000", customer_id) for n in range(records)
        ],
    )


async def test_what_is_saved_is_found(books: BookRepository, catalogue: Catalogue[Product], own_store: Store) -> None:
    whole = full("S1", "u-save")
    await books.save(None, whole)
    assert await stored(books, "S1") == Loaded(whole, 1)
    assert (await books.find_many(["S1", "nobody"])).keys() == {"S1"}
    assert await books.customers_of_records(["N#S1-N0", "I#S1-I0", "N#none"]) == {"N#S1-N0": "S1", "I#S1-I0": "S1"}
    (digest,) = (await BookReader(own_store).snapshot(["u-save"])).books["u-save"].rows
    assert digest == digest_of(whole)
    with pytest.raises(BookChangedError):
        await books.save(None, whole)


async def test_who_read_an_older_revision_writes_nothing(books: BookRepository, catalogue: Catalogue[Product]) -> None:
    await books.save(None, full("R1", "u-revision"))
    before = await stored(books, "R1")
    first = before.book.with_customer(changed(before.book.customer, phone="1"))
    await books.save(before, first)
    with pytest.raises(BookChangedError):
        await books.save(before, before.book.with_customer(changed(before.book.customer, phone="2")))
    with pytest.raises(BookChangedError):
        await books.delete(before)
    assert await stored(books, "R1") == Loaded(first, 2)


async def test_ids_and_products_are_checked_in_the_same_transaction(
    books: BookRepository, catalogue: Catalogue[Product]
) -> None:
    await books.save(None, full("X1", "u-checks"))
    taken = note("X1-N0", date(2026, 11, 1), "y", "X2")
    with pytest.raises(RecordExistsError):
        await books.save(None, book("X2", notes=[taken]))
    with pytest.raises(UnknownProductError):
        await books.save(None, book("X2", holdings=[holding("P-none", "1", "1", "X2")]))
    assert await books.find("X2") is None


@pytest.mark.parametrize("records", [1, 70])
async def test_deleting_leaves_no_row(
    books: BookRepository, catalogue: Catalogue[Product], own_store: Store, records: int
) -> None:
    customer_id = f"D{records}"
    await saved_in_steps(books, full(customer_id, "u-delete", records))
    await books.delete(await stored(books, customer_id))
    assert await books.find(customer_id) is None
    assert await own_store.query("crm", partition("pk", customer_partition(customer_id))) == []
    assert await books.customers_of_records([f"N#{customer_id}-N{n}" for n in range(records)]) == {}
    assert await digest_ids(own_store, "u-delete") == []


async def saved_in_steps(books: BookRepository, whole: CustomerBook) -> None:
    """As much at a time as a transaction takes."""
    before = None
    step = (books.store.transaction_size - 6) // 4
    for start in range(0, len(whole.notes), step):
        notes = dict(list(whole.notes.items())[: start + step])
        inflows = dict(list(whole.inflows.items())[: start + step])
        part = replace(whole, notes=notes, inflows=inflows)
        await books.save(before, part)
        before = await stored(books, whole.customer.customer_id)


async def test_remains_of_a_broken_deletion_are_swept_and_a_living_customer_is_not(
    books: BookRepository, catalogue: Catalogue[Product], own_store: Store
) -> None:
    whole = full("B1", "u-broken")
    await books.save(None, whole)
    await books.sweep_remains("B1")
    assert (await stored(books, "B1")).book == whole
    for sort_key in ("PROFILE", "REV"):
        await own_store.delete("crm", key(customer_partition("B1"), sort_key))
    assert await books.find("B1") is None
    await books.sweep_remains("B1")
    assert await own_store.query("crm", partition("pk", customer_partition("B1"))) == []
    await books.save(None, whole)


async def test_a_handover_moves_the_digest_and_the_due_rows(
    books: BookRepository, catalogue: Catalogue[Product], own_store: Store
) -> None:
    await saved_in_steps(books, full("H1", "u-giver", 70))
    before = await stored(books, "H1")
    await books.save(before, before.book.with_customer(changed(before.book.customer, owner_id="u-taker")))
    assert await digest_ids(own_store, "u-giver") == []
    assert await digest_ids(own_store, "u-taker") == ["H1"]
    assert len(await due(own_store, "u-taker")) == 70
    assert await due(own_store, "u-giver") == []


async def due(store: Store, *owners: str, limit: int = 500) -> list[dict[str, Any]]:
    rows, position = [], None
    while True:
        page, position = await DueList(store).page("N", owners, limit, position, forward=True)
        rows += page
        assert len(page) <= limit
        if position is None:
            return rows


async def test_a_handover_that_broke_off_shows_nothing_to_anybody_wrong(
    books: BookRepository, catalogue: Catalogue[Product], own_store: Store
) -> None:
    await saved_in_steps(books, full("H2", "u-old", 60))
    before = await stored(books, "H2")
    await books._rehome(before, "u-new")  # and the process dies here
    assert await due(own_store, "u-new") == []
    moved = before.book.with_customer(changed(before.book.customer, owner_id="u-new"))
    await books.save(await stored(books, "H2"), moved)
    assert len(await due(own_store, "u-new")) == 60
    assert await due(own_store, "u-old") == []


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 100])
async def test_due_lists_page_over_owners_without_loss(
    books: BookRepository, catalogue: Catalogue[Product], own_store: Store, limit: int
) -> None:
    for n, owner in enumerate(("u-p1", "u-p2", "u-p3")):
        if await books.find(f"PG{n}") is None and n != 1:
            await saved_in_steps(books, full(f"PG{n}", owner, 5))
    rows = await due(own_store, "u-p1", "u-p2", "u-p3", limit=limit)
    assert [r["note_id"] for r in rows] == [f"PG{n}-N{m}" for n in (0, 2) for m in range(5)]


async def test_a_reader_never_serves_what_another_process_has_replaced(
    books: BookRepository, catalogue: Catalogue[Product], tables: Settings, own_store: Store
) -> None:
    await books.save(None, full("C1", "u-cache"))
    reader = BookReader(own_store)
    first = await reader.snapshot(["u-cache"])
    assert (await reader.snapshot(["u-cache"])).books["u-cache"] is first.books["u-cache"], "kept while nothing changes"
    async with open_store(tables) as elsewhere:
        theirs = BookRepository(elsewhere)
        for phone in ("1", "2", "3"):
            before = await stored(theirs, "C1")
            await theirs.save(before, before.book.with_customer(changed(before.book.customer, name=phone)))
            (digest,) = (await reader.snapshot(["u-cache"])).books["u-cache"].rows
            assert digest.name == phone
        their_catalogue = Catalogue(elsewhere, PRODUCTS, Product, "product_id")
        p1 = await their_catalogue.get("P1")
        await their_catalogue.replace(p1, changed(p1, price=Decimal(77), version=p1.version + 1))
        assert (await reader.products())["P1"].price == 77
        before = await stored(theirs, "C1")
        await theirs.save(before, before.book.with_customer(changed(before.book.customer, owner_id="u-elsewhere")))
        assert (await reader.snapshot(["u-cache"])).books["u-cache"].rows == ()
        await theirs.delete(await stored(theirs, "C1"))
        assert (await reader.snapshot(["u-elsewhere"])).books["u-elsewhere"].rows == ()


async def test_readers_and_writers_at_once_end_with_the_last_word(
    books: BookRepository, catalogue: Catalogue[Product], own_store: Store
) -> None:
    await books.save(None, full("W1", "u-race"))
    reader = BookReader(own_store)

    async def write() -> None:
        for n in range(10):
            before = await stored(books, "W1")
            await books.save(before, before.book.with_customer(changed(before.book.customer, name=f"name {n}")))

    async def read() -> list[str]:
        return [(await reader.snapshot(["u-race"])).books["u-race"].rows[0].name for _ in range(25)]

    _, seen = await asyncio.gather(write(), read())
    order = [int(name.partition(" ")[2]) for name in seen if name.startswith("name")]
    assert order == sorted(order), "never back in time"
    assert (await reader.snapshot(["u-race"])).books["u-race"].rows[0].name == "name 9"


async def test_the_catalogue_is_versioned(catalogue: Catalogue[Product]) -> None:
    made = product("P2")
    await catalogue.create(made)
    with pytest.raises(AlreadyExistsError):
        await catalogue.create(made)
    second = changed(made, name="neu", version=2, updated_at=LATER)
    await catalogue.replace(made, second)
    with pytest.raises(StaleVersionError):
        await catalogue.replace(made, second)
    with pytest.raises(StaleVersionError):
        await catalogue.delete(made)
    assert (await catalogue.find_many(["P2", "P2", "P-none"])) == {"P2": second}
    await catalogue.delete(second)
    with pytest.raises(NotFoundError):
        await catalogue.get("P2")
