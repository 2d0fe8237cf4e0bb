"""Rankings of days gone by, kept for 400 days: a row an owner and day in `crm`, `SIGNALS#<owner>`, `<day>`."""

import zlib
from dataclasses import dataclass
from datetime import date

import msgspec

from otomo.clock import Clock
from otomo.crm.book.keys import key
from otomo.signals.service import RankedBook
from otomo.store.client import Item, Operation, Store, partition
from otomo.store.codec import pack, unpack

TABLE = "crm"
_KEPT_SECONDS = 400 * 86400
_MOST_BYTES = 350_000  # of an item's 400 kB; of a larger book the first customers are kept


class SnapshotSignal(msgspec.Struct, frozen=True, array_like=True):
    """A reason that there was, by `Finding.signal_id`."""

    signal_id: str
    points: int


class SnapshotEntry(msgspec.Struct, frozen=True, array_like=True):
    """A customer as ranked within the owner's book on that day."""

    customer_id: str
    rank: int
    score: int
    signals: tuple[SnapshotSignal, ...]


class Snapshot(msgspec.Struct, frozen=True):
    """An owner's ranking of a day. `customers`: how many there were, of whom the first are in `entries`."""

    day: date
    customers: int
    entries: tuple[SnapshotEntry, ...]


@dataclass(frozen=True, slots=True)
class SignalHistory:
    """Writes and reads snapshots."""

    store: Store
    clock: Clock

    def keep(self, owner_id: str, snapshot: Snapshot) -> Operation:
        """Writes a day's snapshot, instead of an earlier one of that day."""
        item: Item = key(_partition(owner_id), snapshot.day.isoformat())
        item |= {"snapshot": _packed(snapshot), "expires_at": self.clock.epoch() + _KEPT_SECONDS}
        return self.store.put_op(TABLE, item)

    async def before(self, owner_id: str, day: date) -> Snapshot | None:
        """The newest one of an earlier day."""
        newest = await self.store.query_page(TABLE, partition("pk", _partition(owner_id)), forward=False, limit=2)
        now = self.clock.epoch()
        rows = [row for row in newest.items if row["sk"] < day.isoformat() and row["expires_at"] > now]
        return unpack(zlib.decompress(rows[0]["snapshot"]), Snapshot) if rows else None


def snapshot_of(book: RankedBook) -> Snapshot:
    """What is kept of a ranking."""
    entries = tuple(
        SnapshotEntry(
            standing.view.digest.customer_id,
            rank,
            standing.score,
            tuple(SnapshotSignal(finding.signal_id, finding.points) for finding in standing.findings),
        )
        for rank, standing in enumerate(book.standings, start=1)
    )
    return Snapshot(book.world.today, len(entries), entries)


def _packed(snapshot: Snapshot) -> bytes:
    packed = zlib.compress(pack(snapshot))
    while len(packed) > _MOST_BYTES:
        snapshot = msgspec.structs.replace(snapshot, entries=snapshot.entries[: len(snapshot.entries) * 3 // 4])
        packed = zlib.compress(pack(snapshot))
    return packed


def _partition(owner_id: str) -> str:
    return f"SIGNALS#{owner_id}"
