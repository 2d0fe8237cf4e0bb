"""Whole books for ranking: digests, products and events, read once and kept while their counters stand still.

A counter is read before the rows it counts: rows may be newer than the counter (the next look reads them again), never
older. So an answer is as fresh as the counters, at the price of one BatchGet.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from otomo.crm.book.items import CustomerDigest
from otomo.crm.book.keys import DIGEST_PREFIX, EVENTS, PRODUCTS, RECORD_PREFIX, VERSION, book_partition, key
from otomo.crm.book.rows import digest_in
from otomo.crm.events.items import EconomicEvent
from otomo.crm.products.items import Product
from otomo.store.client import Store, partition
from otomo.store.codec import from_item

TABLE = "crm"
_MAX_BOOKS = 256

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """Rows and the counter they are at least as new as."""

    version: int
    rows: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class BookSnapshot:
    """What ranking needs: the books of some owners, all products, all events."""

    products: Kept[Product]
    events: Kept[EconomicEvent]
    books: dict[str | None, Kept[CustomerDigest]]


@dataclass(slots=True)
class BookReader:
    """Reads snapshots."""

    store: Store
    _kept: dict[str, Kept[Any]] = field(default_factory=dict)
    _locks: dict[str, asyncio.Lock] = field(default_factory=dict)

    async def snapshot(self, owners: Sequence[str | None]) -> BookSnapshot:
        """The books of these owners (None: customers without one), products and events."""
        names = [PRODUCTS, EVENTS, *(book_partition(o) for o in owners)]
        versions = await self._versions(names)
        products, events, books = await asyncio.gather(
            self._products(versions),
            self._events(versions),
            asyncio.gather(*(self._rows(book_partition(o), versions, DIGEST_PREFIX, digest_in) for o in owners)),
        )
        return BookSnapshot(products, events, dict(zip(owners, books, strict=True)))

    async def products(self) -> dict[str, Product]:
        """The catalogue by id."""
        kept = await self._products(await self._versions([PRODUCTS]))
        return {p.product_id: p for p in kept.rows}

    async def events(self) -> tuple[EconomicEvent, ...]:
        """All events."""
        return (await self._events(await self._versions([EVENTS]))).rows

    async def _products(self, versions: dict[str, int]) -> Kept[Product]:
        return await self._rows(PRODUCTS, versions, RECORD_PREFIX, lambda row: from_item(row, Product))

    async def _events(self, versions: dict[str, int]) -> Kept[EconomicEvent]:
        return await self._rows(EVENTS, versions, RECORD_PREFIX, lambda row: from_item(row, EconomicEvent))

    async def _versions(self, names: Sequence[str]) -> dict[str, int]:
        rows = await self.store.batch_get(TABLE, [key(name, VERSION) for name in names])
        return dict.fromkeys(names, 0) | {row["pk"]: row["version"] for row in rows}

    async def _rows(
        self, name: str, versions: dict[str, int], prefix: str, decode: Callable[[dict[str, Any]], T]
    ) -> Kept[T]:
        version = versions[name]
        async with self._locks.setdefault(name, asyncio.Lock()):  # one reader fetches, the others wait for it
            kept = self._kept.get(name)
            if kept is None or kept.version < version:
                rows = await self.store.query(TABLE, partition("pk", name, "sk", prefix))
                kept = Kept(version, tuple(decode(row) for row in rows))
                self._keep(name, kept)
            return kept

    def _keep(self, name: str, kept: Kept[Any]) -> None:
        self._kept.pop(name, None)
        self._kept[name] = kept
        while len(self._kept) > _MAX_BOOKS:
            oldest = next(iter(self._kept))
            del self._kept[oldest]
            self._locks.pop(oldest, None)
