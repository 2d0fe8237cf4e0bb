"""Notes and inflows of whole books by the date they fall due, through the `due` index.

An index is a little behind its table: fine for lists that people read, never used to decide a write.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from aiodynamo.expressions import HashKey

from otomo.crm.book.keys import due_partition
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
            rows += page.items
            start = page.last_evaluated_key
            if len(rows) == limit:
                return rows, _next(index, start, len(owners))
            if start is None:
                index += 1
        return rows, None


def _next(index: int, start: Item | None, owners: int) -> Any:
    if start is not None:
        return index, start
    return (index + 1, None) if index + 1 < owners else None
