"""Leases and runs, a row a job beside the idempotency rows: taken, kept alive, given back with the run's result.

The row has no time of expiry: its fence must never begin anew.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from aiodynamo.expressions import Condition, F
from msgspec.structs import replace

from otomo.clock import Clock
from otomo.jobs.errors import LeaseLostError
from otomo.jobs.items import Head, JobName, Lease, Result, Run, RunState
from otomo.store.client import Item, Store
from otomo.store.codec import pack, unpack
from otomo.store.errors import ConditionFailedError
from otomo.store.queries import Attributes, Text

TABLE = "idempotency"
LEASE_SECONDS = 60
_PREFIX = "job#"
_KEPT_RUNS = 20


class _Keyed(Attributes, frozen=True):
    key: Text


class Runs(msgspec.Struct, frozen=True):
    """The last runs, newest first."""

    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Gives leases, and remembers runs."""

    store: Store
    clock: Clock
    lease_seconds: int = LEASE_SECONDS

    async def heads(self, names: Sequence[JobName]) -> dict[JobName, Head]:
        """The jobs, those included that never ran."""
        rows = {row["key"]: row for row in await self.store.batch_get(TABLE, [_key(name) for name in names])}
        return {name: _head_in(rows.get(_key(name)["key"])) for name in names}

    async def take(self, name: JobName) -> Lease | None:
        """The lease, with a run begun; None: another run is under way."""
        head = (await self.heads([name]))[name]
        now = self.clock.epoch()
        if head.is_held(now):
            return None
        lease = Lease(name, head.fence + 1, secrets.token_hex(8))
        runs = (Run(state="running", started_at=self.clock.now()), *(_settled(run) for run in head.runs))
        taken = Head(fence=lease.fence, holder=lease.holder, lease_until=now + self.lease_seconds, runs=runs)
        unchanged = F("fence").equals(head.fence) & (F("holder").does_not_exist() | F("lease_until").lte(now))
        try:
            await self._put(name, taken, F("key").does_not_exist() if head.fence == 0 else unchanged)
        except ConditionFailedError:
            return None  # another was faster
        return lease

    async def renew(self, lease: Lease) -> None:
        """Shows that the run lives. Raises LeaseLostError."""
        until = F("lease_until").set(self.clock.epoch() + self.lease_seconds)
        try:
            await self.store.update(TABLE, _key(lease.name), until, _held_by(lease))
        except ConditionFailedError as refused:
            raise LeaseLostError from refused

    async def give_back(self, lease: Lease, state: RunState, result: Result, message: str | None) -> Run:
        """Ends the run and frees the job. Raises LeaseLostError."""
        head = (await self.heads([lease.name]))[lease.name]
        if not head.runs or (head.fence, head.holder) != (lease.fence, lease.holder):
            raise LeaseLostError
        run = replace(head.runs[0], state=state, ended_at=self.clock.now(), result=result, message=message)
        freed = Head(fence=lease.fence, runs=(run, *head.runs[1:]))
        try:
            await self._put(lease.name, freed, _held_by(lease))
        except ConditionFailedError as refused:
            raise LeaseLostError from refused
        return run

    async def _put(self, name: JobName, head: Head, condition: Condition) -> None:
        item: Item = _key(name) | {"fence": head.fence, "lease_until": head.lease_until}
        item |= {"holder": head.holder} if head.holder else {}
        item["runs"] = pack(Runs(head.runs[:_KEPT_RUNS]))
        await self.store.put(TABLE, item, condition)


def started_last(head: Head) -> datetime | None:
    """When the job began last."""
    return head.runs[0].started_at if head.runs else None


def is_lease(item: msgspec.Raw) -> bool:
    """Whether an item of the table, in the protocol's JSON, is a job's row."""
    return msgspec.json.decode(item, type=_Keyed).key.S.startswith(_PREFIX)


def _key(name: JobName) -> dict[str, str]:
    return {"key": f"{_PREFIX}{name}"}


def _held_by(lease: Lease) -> Condition:
    return F("fence").equals(lease.fence) & F("holder").equals(lease.holder)


def _head_in(row: Item | None) -> Head:
    if row is None:
        return Head()
    return Head(
        fence=row["fence"],
        holder=row.get("holder"),
        lease_until=row["lease_until"],
        runs=unpack(row["runs"], Runs).runs,
    )


def _settled(run: Run) -> Run:
    """A run before ours that never said how it ended."""
    return replace(run, state="lost") if run.state == "running" else run
