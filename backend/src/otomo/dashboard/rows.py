"""The list of customers: search, filter and sort a ranked book in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from otomo.crm.customers.items import CustomerKind
from otomo.signals.ranking import Standing, lead_of
from otomo.signals.service import RankedBook
from otomo.text import fold

Sort = Literal[
    "name", "-name", "kana", "-kana", "risk_level", "-risk_level", "net_worth", "-net_worth", "assets", "-assets",
    "gain", "-gain", "last_contact", "-last_contact", "score", "-score", "next_action", "-next_action",
]  # fmt: skip

_KEYS: dict[str, Callable[[Standing], Any]] = {
    "name": lambda s: fold(s.view.digest.name),
    "kana": lambda s: fold(s.view.digest.kana or s.view.digest.name),
    "risk_level": lambda s: s.view.digest.risk_level,
    "net_worth": lambda s: s.view.digest.net_worth or Decimal(0),
    "assets": lambda s: s.view.assets,
    "gain": lambda s: s.view.totals.gain,
    "last_contact": lambda s: s.view.digest.last_contact_on or date.min,
    "score": lambda s: s.score,
    "next_action": lambda s: lead_of(s)[0],
}


@dataclass(frozen=True, slots=True)
class RowQuery:
    """What the list shows. `q` matches name, kana and id; `sort` is a field, descending with `-`; ids
    break ties."""

    q: str = ""
    risk_level: int | None = None
    prefecture: str | None = None
    kind: CustomerKind | None = None
    owner_id: str | None = None
    sort: Sort = "-score"


def select(book: RankedBook, query: RowQuery) -> Sequence[Standing]:
    """The customers of `query`, in its order."""
    words = [fold(word) for word in query.q.split()]
    found = [s for s in book.standings if _matches(s, query) and _has(book, s, words)]
    found.sort(key=lambda s: s.view.digest.customer_id)
    found.sort(key=_KEYS[query.sort.removeprefix("-")], reverse=query.sort.startswith("-"))
    return found


def _matches(standing: Standing, query: RowQuery) -> bool:
    digest = standing.view.digest
    return (
        query.risk_level in (None, digest.risk_level)
        and query.prefecture in (None, digest.prefecture)
        and query.kind in (None, digest.kind)
        and query.owner_id in (None, digest.owner_id)
    )


def _has(book: RankedBook, standing: Standing, words: Sequence[str]) -> bool:
    if not words:
        return True
    key = book.search_keys[standing.view.digest.customer_id]
    return all(word in key for word in words)
