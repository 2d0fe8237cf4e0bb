"""The `signals` job keeps every rep's ranking of the day; `cache-warm` has servers make theirs before anybody asks.

Rankings live in the memory of the process that made them, which a job in a process of its own cannot reach. So the job
leaves word, by the number of its lease, and every server looks for it.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from aiodynamo.errors import AIODynamoError

from otomo.auth.principal import Principal
from otomo.auth.principals import Principals
from otomo.clock import Clock
from otomo.crm.imports.lease import beside
from otomo.errors import UnavailableError
from otomo.jobs.items import Result
from otomo.jobs.ledger import Ledger, started_last
from otomo.jobs.runner import Work
from otomo.signals.history import SignalHistory, snapshot_of
from otomo.signals.service import MOST_KEPT, RankedBook, RankingService
from otomo.store.client import Store
from otomo.users.items import User
from otomo.users.service import UserService

log = structlog.get_logger(__name__)

LOOK_SECONDS = 30.0
_FRESH_SECONDS = 6 * 3600


@dataclass(frozen=True, slots=True)
class KeepSignals:
    """Writes a snapshot for every user with customers; those of a run before on the same day are replaced."""

    store: Store
    ranking: RankingService
    history: SignalHistory
    users: UserService

    async def __call__(self, work: Work) -> Result:
        """Raises StoreUnavailableError, LeaseLostError."""
        users = await self.users.all()
        kept = customers = signals = 0
        for user in users:
            book = await self.ranking.book(_with_own_book(user))  # a manager's own customers, too
            if not book.standings:
                continue
            snapshot = await asyncio.to_thread(snapshot_of, book)
            await work.still_ours()
            await self.store.transact([self.history.keep(user.user_id, snapshot)])
            kept += 1
            customers += snapshot.customers
            signals += sum(len(entry.signals) for entry in snapshot.entries)
            work.tell(f"{kept} rankings, {customers:,} customers, {signals:,} signals")
        return {"rankings": kept, "customers": customers, "signals": signals}


@dataclass(frozen=True, slots=True)
class AskToWarm:
    """Leaves word; the rankings are made by the servers."""

    users: UserService
    principals: Principals

    async def __call__(self, work: Work) -> Result:
        """How many rankings each server is asked for."""
        asked = len(await worth_warming(await self.users.all(), self.principals))
        work.tell(f"servers make {asked} rankings within {LOOK_SECONDS:.0f} s")
        return {"asked": asked}


@dataclass(slots=True)
class Warmer:
    """A server's side of `cache-warm`."""

    ranking: RankingService
    users: UserService
    principals: Principals
    ledger: Ledger
    clock: Clock
    _seen: int = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Looks from time to time, while the application runs, whether it was asked to."""
        async with beside(self._watch()):
            yield

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except (UnavailableError, AIODynamoError) as cause:
                log.warning("rankings.warming_postponed", cause=type(cause).__name__)

    async def look(self) -> int:
        """How many rankings were made, if the job has begun since the last look, and within six hours."""
        head = (await self.ledger.heads(["cache-warm"]))["cache-warm"]
        asked_at = started_last(head)
        if asked_at is None or head.fence == self._seen:
            return 0
        if (self.clock.now() - asked_at).total_seconds() > _FRESH_SECONDS:
            return 0
        principals = await worth_warming(await self.users.all(), self.principals)
        for principal in principals:
            await asyncio.to_thread(_finish, await self.ranking.book(principal))
        self._seen = head.fence
        log.info("rankings.warmed", rankings=len(principals))
        return len(principals)


async def worth_warming(users: Sequence[User], principals: Principals) -> list[Principal]:
    """Whose rankings are kept in memory: one who sees each book that somebody sees, the whole one first; not more than
    fit."""
    found: dict[frozenset[str] | None, Principal] = {}
    for user in users:
        principal = await principals.of(user)
        found.setdefault(None if principal.sees_all else principal.owners, principal)
    return sorted(found.values(), key=lambda principal: not principal.sees_all)[:MOST_KEPT]


def _with_own_book(user: User) -> Principal:
    return Principal(user.user_id, user.username, user.display_name, "rep", user.locale)


def _finish(book: RankedBook) -> None:
    """What the first screens ask of a ranking."""
    _ = book.position, book.statistics, book.search_keys
