"""What is new since the ranking that was kept last, of an earlier day."""

import asyncio
from dataclasses import dataclass
from datetime import date

from otomo.auth.principal import Principal
from otomo.crm.book.owners import Owners
from otomo.signals.history import SignalHistory, Snapshot, SnapshotEntry
from otomo.signals.ranking import Standing
from otomo.signals.service import RankedBook, RankingService

_READS_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Changed:
    """A customer whose signals are others than on the day `since`. `score_before`: None of a customer who was not
    there. Signals by id; `gone` may be settled, past, or outgrown by another."""

    standing: Standing
    since: date
    score_before: int | None
    new: frozenset[str]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignalChanges:
    """Compares today's ranking with those kept."""

    ranking: RankingService
    history: SignalHistory
    owners: Owners

    async def of(self, principal: Principal) -> tuple[RankedBook, list[Changed]]:
        """Today's ranking, and who changed, in the order of visiting. Customers whose owner has no ranking of an
        earlier day, or who were too far down to be kept, are left out: nothing can be said of them."""
        book = await self.ranking.book(principal)
        snapshots = await self._snapshots(principal, book.world.today)
        changed = (_changed(standing, snapshots.get(standing.view.digest.owner_id)) for standing in book.standings)
        return book, [each for each in changed if each is not None]

    async def _snapshots(self, principal: Principal, today: date) -> dict[str | None, "_Before"]:
        gate = asyncio.Semaphore(_READS_AT_ONCE)

        async def one(owner_id: str) -> Snapshot | None:
            async with gate:
                return await self.history.before(owner_id, today)

        owner_ids = [owner_id for owner_id in await self.owners.visible_to(principal) if owner_id is not None]
        found = await asyncio.gather(*map(one, owner_ids))
        return {owner_id: _Before(snapshot) for owner_id, snapshot in zip(owner_ids, found, strict=True) if snapshot}


class _Before:
    def __init__(self, snapshot: Snapshot) -> None:
        self.day = snapshot.day
        self.is_whole = len(snapshot.entries) == snapshot.customers
        self.entries: dict[str, SnapshotEntry] = {entry.customer_id: entry for entry in snapshot.entries}


def _changed(standing: Standing, before: _Before | None) -> Changed | None:
    if before is None:
        return None
    entry = before.entries.get(standing.view.digest.customer_id)
    if entry is None and not before.is_whole:
        return None
    known = [signal.signal_id for signal in entry.signals] if entry else []
    now = {finding.signal_id for finding in standing.findings}
    new, gone = frozenset(now.difference(known)), tuple(each for each in known if each not in now)
    if not new and not gone:
        return None
    return Changed(standing, before.day, entry.score if entry else None, new, gone)
