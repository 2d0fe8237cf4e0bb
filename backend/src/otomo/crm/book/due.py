"""Notes and inflows of whole books by the date they fall due, through the `due` index.

An index is a little behind its table: fine for lists that people read, never used to decide a write. Rows whose
customer is not in the owner's book are passed over: a handover or deletion of many records is on its way or broke off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from aiodynamo.expressions import HashKey

from otomo.crm.book.keys import book_partition, digest_sort_key, due_partition, key
from otomo.store.client import Item, Store

TABLE = "crm"

Letter = Literal["N", "I"]


@dataclass(frozen=True, slots=True)
class DueList:
    """Pages over owners' books, one owner after the other, each by date."""

    store: Store

    async def page(
        self, letter: Letter, owners: Sequence[str | None], limit: int, position: Any, *, forward: bool
    ) -> tuple[list[Item], Any]:
        """Up to `limit` rows from `position` (None: the beginning), and where to go on (None: the end)."""
        index, start = position or (0, None)
        rows: list[Item] = []
        while index < len(owners):
            page = await self.store.query_page(
                TABLE,
                HashKey("due_owner", due_partition(owners[index], letter)),
                index="due",
                forward=forward,
                limit=limit - len(rows),
                start=start,
            )
            rows += await self._of_book(owners[index], page.items)
            start = page.last_evaluated_key
            if len(rows) == limit:
                return rows, _next(index, start, len(owners))
            if start is None:
                index += 1
        return rows, None

    async def _of_book(self, owner: str | None, rows: Sequence[Item]) -> list[Item]:
        customers = dict.fromkeys(row["customer_id"] for row in rows)
        places = [key(book_partition(owner), digest_sort_key(c)) for c in customers]
        digests = await self.store.batch_get(TABLE, places)
        present = {place["sk"] for place in digests}
        return [row for row in rows if digest_sort_key(row["customer_id"]) in present]


def _next(index: int, start: Item | None, owners: int) -> Any:
    if start is not None:
        return index, start
    return (index + 1, None) if index + 1 < owners else None
