"""Whole books ranked: computed once per change of book, catalogue, events, open alarms or day, off the event loop."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from otomo.alarms.items import Alarm
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.errors import CustomerNotFoundError
from otomo.crm.book.items import CustomerDigest
from otomo.crm.book.owners import Owners
from otomo.crm.book.reader import BookReader, BookSnapshot
from otomo.money import FxTable
from otomo.signals.comparing import compare
from otomo.signals.items import Comparison, Statistics
from otomo.signals.ranking import Standing, assess, rank
from otomo.signals.stats import statistics
from otomo.signals.views import view_of
from otomo.signals.world import World
from otomo.text import fold

MOST_KEPT = 64

Stamp = tuple[object, ...]
Alarms = Mapping[str, tuple[Alarm, ...]]
OpenAlarms = Callable[[], Awaitable[Sequence[Alarm]]]
"""Every alarm that is open now."""


@dataclass(frozen=True)
class RankedBook:
    """The visible customers in the order of visiting."""

    world: World
    standings: Sequence[Standing]

    @cached_property
    def position(self) -> dict[str, int]:
        """Rank by customer id, 1 = first."""
        return {s.view.digest.customer_id: i for i, s in enumerate(self.standings, start=1)}

    @cached_property
    def statistics(self) -> Statistics:
        """The sums over the book."""
        return statistics(self.standings, self.world)

    @cached_property
    def shown(self) -> dict[int, Any]:
        """What was already made to show a position; goes with the ranking when anything changes."""
        return {}

    @cached_property
    def search_keys(self) -> dict[str, str]:
        """Folded name, kana and id by customer id, for searching."""
        digests = (s.view.digest for s in self.standings)
        return {d.customer_id: fold(f"{d.name} {d.kana or ''} {d.customer_id}") for d in digests}

    def get(self, customer_id: str) -> Standing:
        """A customer's standing. Raises CustomerNotFoundError."""
        position = self.position.get(customer_id)
        if position is None:
            raise CustomerNotFoundError
        return self.standings[position - 1]

    def compare(self, a: str, b: str) -> Comparison:
        """Why one of two customers is above the other. Raises CustomerNotFoundError."""
        return compare(self.get(a), self.get(b))


@dataclass(slots=True)
class RankingService:
    """Ranks books for a principal."""

    reader: BookReader
    owners: Owners
    clock: Clock
    fx: FxTable
    open_alarms: OpenAlarms
    _kept: dict[tuple[str | None, ...], tuple[Stamp, RankedBook]] = field(default_factory=dict)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def book(self, principal: Principal) -> RankedBook:
        """Every customer the principal sees, ranked as of today."""
        owners = await self.owners.visible_to(principal)
        snapshot, alarms = await asyncio.gather(self.reader.snapshot(owners), self.open_alarms())
        here = _at_customers(alarms, snapshot)
        today = self.clock.today()
        stamp = (today, snapshot.products, snapshot.events, *snapshot.books.values())
        name = tuple(owners)
        async with self._lock:  # a second request for the same book waits for the first
            kept = self._kept.get(name)
            if kept is None or not _same(kept[0], stamp) or kept[1].world.alarms != here:
                before = kept[1] if kept and _same(kept[0][:3], stamp[:3]) else None
                kept = stamp, await asyncio.to_thread(_rank, self.world_of(snapshot, here), _digests(snapshot), before)
                self._keep(name, kept)
        return kept[1]

    async def world(self) -> World:
        """Today's outside world, for a single customer."""
        snapshot, alarms = await asyncio.gather(self.reader.snapshot([]), self.open_alarms())
        return self.world_of(snapshot, _by_customer(alarms))

    def world_of(self, snapshot: BookSnapshot, alarms: Alarms) -> World:
        """The outside world of a snapshot, today."""
        products = {p.product_id: p for p in snapshot.products.rows}
        return World(self.clock.today(), products, snapshot.events.rows, self.fx, alarms)

    def _keep(self, name: tuple[str | None, ...], kept: tuple[Stamp, RankedBook]) -> None:
        self._kept.pop(name, None)
        self._kept[name] = kept
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]


def _same(before: Stamp, now: Stamp) -> bool:
    """The reader hands out the same objects while nothing has changed."""
    return (
        len(before) == len(now)
        and before[0] == now[0]
        and all(a is b for a, b in zip(before[1:], now[1:], strict=True))
    )


def _by_customer(alarms: Iterable[Alarm]) -> dict[str, tuple[Alarm, ...]]:
    found: dict[str, tuple[Alarm, ...]] = {}
    for alarm in sorted(alarms, key=lambda a: a.ref_id):
        found[alarm.customer_id] = (*found.get(alarm.customer_id, ()), alarm)
    return found


def _at_customers(alarms: Sequence[Alarm], snapshot: BookSnapshot) -> dict[str, tuple[Alarm, ...]]:
    """Those of the alarms that are at a customer of the snapshot: others change nothing in it."""
    if not alarms:
        return {}
    found = _by_customer(alarms)
    return {d.customer_id: found[d.customer_id] for d in _digests(snapshot) if d.customer_id in found}


def _digests(snapshot: BookSnapshot) -> Iterable[CustomerDigest]:
    return (digest for kept in snapshot.books.values() for digest in kept.rows)


def _rank(world: World, digests: Iterable[CustomerDigest], before: RankedBook | None) -> RankedBook:
    """`before` is an earlier ranking in the same world, alarms aside: customers that did not change, nor the alarms at
    their sites, keep their standing."""
    known = {s.view.digest.customer_id: s for s in before.standings} if before else {}
    rung = _changed(before.world.alarms, world.alarms) if before else set()
    standings = []
    for digest in digests:
        standing = known.get(digest.customer_id)
        if standing is None or standing.view.digest != digest or digest.customer_id in rung:
            standing = assess(view_of(digest, world), world)
        standings.append(standing)
    return RankedBook(world, rank(standings))


def _changed(before: Alarms, now: Alarms) -> set[str]:
    """The customers at whose sites other alarms are open than before."""
    return {c for c in before.keys() | now.keys() if before.get(c) != now.get(c)}
