"""Devices from CSV files: every row is worked out before the first one is written, and a failure on the way takes back
what was written."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog
from aiodynamo.errors import AIODynamoError
from msgspec.structs import replace

from otomo.audit.chain import OPERATIONS
from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.imports.errors import ImportFailedError
from otomo.crm.imports.merge import RefusedRow
from otomo.crm.imports.parallel import batched
from otomo.crm.imports.report import FileReport, Outcome, unusable
from otomo.crm.imports.service import MOST_ERRORS
from otomo.crm.imports.staging import StagedRow, Staging
from otomo.crm.imports.upload import Upload
from otomo.devices.columns import DEVICES
from otomo.devices.items import Device
from otomo.devices.merge import Known, merged
from otomo.devices.repository import DeviceRepository, Retired
from otomo.devices.sites import Sites
from otomo.devices.writing import DeviceWriting
from otomo.errors import InvalidError, UnavailableError
from otomo.store.client import Operation
from otomo.store.deadline import deadline_in, remaining
from otomo.store.errors import ConditionFailedError, StoreUnavailableError

log = structlog.get_logger(__name__)

_AT_A_TIME = 400
_WORKERS = 8
_TRIES = 5
_MOST_CHANGES = 50_000
_REPAIR_SECONDS = 120.0
_PAUSE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Planned:
    """A row, the stored device (or what a deleted one left of its id), and what becomes of it."""

    row: StagedRow
    before: Device | None
    after: Device
    retired: Retired | None

    @property
    def outcome(self) -> Outcome:
        """What becomes of the row."""
        if self.before is None:
            return "created"
        return "unchanged" if self.before is self.after else "updated"


@dataclass(slots=True)
class _Run:
    """One upload on its way in. `tried`: what the store has taken, or may have."""

    principal: Principal
    staging: Staging
    planned: list[Planned] = field(default_factory=list)
    tried: list[Planned] = field(default_factory=list)
    failed: bool = False


@dataclass(frozen=True, slots=True)
class DeviceImports:
    """Imports for a principal."""

    repository: DeviceRepository
    writing: DeviceWriting
    sites: Sites
    clock: Clock

    async def run(self, principal: Principal, uploads: Sequence[Upload], *, dry_run: bool) -> tuple[FileReport, ...]:
        """`import_all` that raises UnusableFilesError for a file that cannot be used, unless it only looks."""
        files = await self.import_all(principal, uploads, dry_run=dry_run)
        if not dry_run and not all(file.usable for file in files):
            raise unusable(files)
        return files

    async def import_all(
        self,
        principal: Principal,
        uploads: Sequence[Upload],
        *,
        dry_run: bool = False,
        progress: Callable[[int], None] = lambda _: None,
        most_errors: int = MOST_ERRORS,
    ) -> tuple[FileReport, ...]:
        """Imports the good rows and reports the bad ones; with `dry_run` says what that would do now, and writes
        nothing. When a file cannot be used nothing of the others is imported. `progress` is told of finished rows.

        Raises ForbiddenError (a viewer), InvalidError (too much at once), ImportFailedError (all is as before).
        """
        principal.require_writer()
        with Staging() as staging:
            for upload in uploads:
                await asyncio.to_thread(staging.add_file, upload.name, upload.source, DEVICES)
            run = _Run(principal, staging)
            for keys in batched(list(staging.keys("devices")), _AT_A_TIME):
                run.planned += await self._plan(run, staging.rows("devices", keys))
                progress(len(keys))
            changes = [p for p in run.planned if p.outcome != "unchanged"]
            if len(changes) > _MOST_CHANGES:
                raise InvalidError(f"Over {_MOST_CHANGES:,} devices to write; split the file")
            if not dry_run and all(file.usable for file in staging.reports(0)):
                async with self._taken_back_on_failure(run):
                    await self._write_all(run, changes)
                log.info("device_import.applied", devices=len(changes))
            else:
                _settle(staging, changes)
            _settle(staging, [p for p in run.planned if p.outcome == "unchanged"])
            return staging.reports(most_errors)

    async def _plan(self, run: _Run, rows: Sequence[StagedRow]) -> list[Planned]:
        known = await self._known(run.principal, rows)
        planned = []
        for row in rows:
            try:
                planned.append(Planned(row, *merged(row, known), known.retired.get(row.key)))
            except RefusedRow as refused:
                run.staging.refuse(row, refused.refusal)
        return planned

    async def _known(self, principal: Principal, rows: Sequence[StagedRow]) -> Known:
        keys = [row.key for row in rows]
        devices, retired = await asyncio.gather(self.repository.find_many(keys), self.repository.retired(keys))
        customers = {row.values["customer_id"] for row in rows} | {d.customer_id for d in devices.values()}
        sites = await self.sites.find_many(principal, sorted(customers))
        return Known(devices, retired, sites, self.clock.now())

    def _batches(self, changes: Sequence[Planned]) -> Iterator[list[Planned]]:
        """What fits one transaction: a device takes two operations at most, a customer one."""
        batch: list[Planned] = []
        size = 0
        for planned in sorted(changes, key=lambda p: (p.after.customer_id, p.after.device_id)):
            new_customer = not batch or batch[-1].after.customer_id != planned.after.customer_id
            size += 2 + new_customer
            if size > self.repository.store.transaction_size:
                yield batch
                batch, size = [], 3
            batch.append(planned)
        if batch:
            yield batch

    async def _write_all(self, run: _Run, changes: Sequence[Planned]) -> None:
        batches = self._batches(changes)

        async def work() -> None:
            for batch in batches:
                if run.failed:
                    return
                try:
                    await self._write(run, batch)
                except UnavailableError:
                    run.failed = True
                    raise

        # The others end what they have begun: a write that is cut off may still happen.
        ends = await asyncio.gather(*(work() for _ in range(_WORKERS)), return_exceptions=True)
        for failure in filter(None, ends):
            raise failure

    async def _write(self, run: _Run, batch: Sequence[Planned]) -> None:
        for _ in range(_TRIES):
            operations = self.writing.bulk([(p.before, p.after) for p in batch])
            run.tried += batch
            try:
                if operations:
                    await self.repository.store.transact(operations)
            except ConditionFailedError:  # somebody was faster: look again
                again = await self._plan(run, [p.row for p in batch])
                _settle(run.staging, [p for p in again if p.outcome == "unchanged"])
                batch = [p for p in again if p.outcome != "unchanged"]
                continue
            _settle(run.staging, batch)
            return
        raise StoreUnavailableError("The devices are being changed by others; try again")

    @asynccontextmanager
    async def _taken_back_on_failure(self, run: _Run) -> AsyncIterator[None]:
        done = False
        try:
            yield
            with audited("imports.devices", "imports") as entry:
                entry.changed(None, _counts(run))
                await self._count(run)
            done = True
        except (UnavailableError, AIODynamoError) as cause:
            raise ImportFailedError from cause
        finally:
            if not done:
                with deadline_in(_REPAIR_SECONDS):
                    await self._take_back(run)

    async def _take_back(self, run: _Run) -> None:
        kept = 0
        for planned in run.tried:
            before = planned.before
            written = replace(planned.after, revision=before.revision + 1) if before else planned.after
            back = self.repository.undo_op(written, before or planned.retired)
            try:
                await self._persistently([back])
            except ConditionFailedError:
                kept += 1  # not written after all, or changed since
        await self._count(run)
        log.warning("device_import.taken_back", devices=len(run.tried), kept=kept)

    async def _persistently(self, operations: Sequence[Operation]) -> None:
        """For as long as the repair may take: what failed the import may be over in a moment."""
        while True:
            try:
                await self.repository.store.transact(operations)
            except StoreUnavailableError:
                if remaining() < _PAUSE_SECONDS:
                    raise
                await asyncio.sleep(_PAUSE_SECONDS)
            else:
                return

    async def _count(self, run: _Run) -> None:
        owners = {d.owner_id for p in run.tried for d in (p.before, p.after) if d}
        most = self.repository.store.transaction_size - OPERATIONS
        for batch in batched(sorted(owners, key=lambda o: o or ""), most):
            await self._persistently(self.writing.counts(*batch))


def _counts(run: _Run) -> dict[str, int]:
    created = sum(planned.before is None for planned in run.tried)
    return {"created": created, "updated": len(run.tried) - created}


def _settle(staging: Staging, planned: Sequence[Planned]) -> None:
    for each in planned:
        staging.settle(each.row, each.outcome)
