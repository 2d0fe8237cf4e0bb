"""Takes an import back from its journal: an undo that somebody asked for, or the rest of an import that failed."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from otomo.clock import Clock
from otomo.crm.book.errors import BookChangedError
from otomo.crm.book.reader import BookReader
from otomo.crm.book.repository import BookRepository
from otomo.crm.catalogue import Catalogue
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.items import holding_id
from otomo.crm.imports.journal import Change, Entry, JournalSlot, as_next_version, reversal, taken_back
from otomo.crm.imports.parallel import in_parallel
from otomo.crm.imports.repository import WORKERS, ImportRepository
from otomo.crm.imports.writing import TRIES, count_books, save_steps
from otomo.crm.products.items import Product
from otomo.store.errors import ConditionFailedError, StoreUnavailableError
from otomo.users.service import UserService

Kept = tuple[JournalSlot, str]
HeldProducts = Callable[[], Awaitable[dict[str, set[str]]]]
"""The holdings (by id) of every product that is held."""

R = TypeVar("R", Product, EconomicEvent)


@dataclass(slots=True)
class _Seen:
    kept: list[Kept] = field(default_factory=list)
    owners: set[str | None] = field(default_factory=set)
    shelved: list[Entry] = field(default_factory=list)
    holdings: set[str] = field(default_factory=set)

    def of(self, slot: JournalSlot) -> list[Entry]:
        return [entry for entry in reversed(self.shelved) if entry.changes[0].slot == slot]


@dataclass(frozen=True, slots=True)
class Reverser:
    """Runs reversals."""

    repository: ImportRepository
    books: BookRepository
    products: Catalogue[Product]
    events: Catalogue[EconomicEvent]
    held: HeldProducts
    has_devices: Callable[[str], Awaitable[bool]]
    clock: Clock

    async def run(self, import_id: str, *, write: bool) -> list[Kept]:
        """Takes back what is still as the import left it; with `write` off only looks. The records that are kept,
        because somebody changed or used them since. May be run again after an interruption."""
        seen = _Seen()

        async def work(_: int, group: list[Entry]) -> None:
            await self._group(group, seen, write=write)

        await in_parallel(WORKERS, self.repository.journal(import_id), work)
        used = await self._used(seen)
        seen.kept += await self._unshelve_all(self.products, seen.of("products"), used, write=write)
        seen.kept += await self._unshelve_all(self.events, seen.of("events"), set(), write=write)
        if write:
            await count_books(self.books, seen.owners)
        return sorted(seen.kept)

    async def _group(self, group: Sequence[Entry], seen: _Seen, *, write: bool) -> None:
        customer_id = group[0].customer_id
        if customer_id is None:
            seen.shelved += group
            return
        for entry in group:
            seen.owners |= set(entry.owners)
            seen.holdings |= {c.record_id for c in entry.changes if c.slot == "holdings" and c.created}
        seen.kept += await self._customer(customer_id, group, write=write)

    async def _customer(self, customer_id: str, group: Sequence[Entry], *, write: bool) -> list[Kept]:
        for _ in range(TRIES):
            loaded = await self.books.find(customer_id)
            back = reversal(loaded.book if loaded else None, group, self.clock.now())
            if back.gone and loaded and await self.has_devices(customer_id):
                return [("customer", customer_id)]
            try:
                if write and loaded is None:
                    await self.books.sweep_remains(customer_id)  # of a deletion that an earlier run was cut off from
                elif write and back.gone and loaded:
                    await self.books.delete(loaded)
                elif write and back.changes:
                    async for _step in save_steps(self.books, loaded, back.changes, lambda *_: []):
                        pass
            except BookChangedError:
                continue
            return back.kept
        raise StoreUnavailableError(f"Customer {customer_id} is being changed by others; try again")

    async def _used(self, seen: _Seen) -> set[str]:
        """Products of the import that others hold by now."""
        if not any(change.created for entry in seen.of("products") for change in entry.changes):
            return set()
        return {product for product, holdings in (await self.held()).items() if holdings - seen.holdings}

    async def _unshelve_all(
        self, catalogue: Catalogue[R], entries: Sequence[Entry], used: set[str], *, write: bool
    ) -> list[Kept]:
        return [kept for entry in entries for kept in await self._unshelve(catalogue, entry.changes, used, write=write)]

    async def _unshelve(
        self, catalogue: Catalogue[R], changes: Sequence[Change], used: set[str], *, write: bool
    ) -> list[Kept]:
        for _ in range(TRIES):
            stored = await catalogue.find_many([change.record_id for change in changes])
            kept: list[Kept] = []
            steps: list[tuple[R | None, R | None]] = []
            for change in changes:
                current = stored.get(change.record_id)
                earlier = msgspec.json.decode(change.before, type=catalogue.record | None)
                step = taken_back(current, change, earlier)
                if step == "kept" or (step == "take back" and change.created and change.record_id in used):
                    kept.append((change.slot, change.record_id))
                elif step == "take back":
                    steps.append((current, as_next_version(earlier, current, self.clock.now())))
            try:
                if write and steps:
                    await catalogue.save_many(steps)
            except ConditionFailedError:
                continue
            return kept
        raise StoreUnavailableError("The catalogue is being changed by others; try again")


def held_products(reader: BookReader, users: UserService) -> HeldProducts:
    """Reads who holds what from all books' digests."""

    async def held() -> dict[str, set[str]]:
        snapshot = await reader.snapshot([*(user.user_id for user in await users.all()), None])
        found: dict[str, set[str]] = {}
        for digest in (digest for kept in snapshot.books.values() for digest in kept.rows):
            for position in digest.positions:
                lot = holding_id(digest.customer_id, position.product_id, position.acquired_on)
                found.setdefault(position.product_id, set()).add(lot)
        return found

    return held
