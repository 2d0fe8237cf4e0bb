"""Imports: preview, run, list, undo; and the repair of one that a crash left half done."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from aiodynamo.errors import AIODynamoError
from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.caller import Actor, Caller, called_by
from otomo.clock import Clock
from otomo.crm.book.errors import RecordExistsError
from otomo.crm.book.repository import BookRepository
from otomo.crm.catalogue import Catalogue
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.worth import Worth
from otomo.crm.imports.columns import KINDS
from otomo.crm.imports.errors import (
    ChangedSinceError,
    ImportFailedError,
    ImportNotFoundError,
    ImportTakenOverError,
    NotUndoableError,
)
from otomo.crm.imports.lease import alive, beside
from otomo.crm.imports.merge import Geocode, Importer
from otomo.crm.imports.report import FileReport, ImportReport, Status, told, total, unusable
from otomo.crm.imports.repository import ImportHead, ImportRepository, Lock
from otomo.crm.imports.staging import Staging
from otomo.crm.imports.undo import Kept, Reverser
from otomo.crm.imports.upload import Upload
from otomo.crm.imports.writing import Journal, Progress, Writing
from otomo.crm.products.items import Product
from otomo.errors import FieldError, ForbiddenError, UnavailableError
from otomo.ids import new_id
from otomo.rich import Label
from otomo.store.deadline import deadline_in
from otomo.store.errors import StoreUnavailableError
from otomo.users.service import UserService

__all__ = ["ImportService", "Upload"]

log = structlog.get_logger(__name__)

MOST_ERRORS = 1000
_KEEP_SECONDS = 30 * 86400
_REPAIR_SECONDS = 600.0
_NAMED = 50
_FAILED = Label(
    ja="取り込みは途中で失敗したため、すべて元に戻しました",
    en="The import failed on the way; everything was rolled back",
)


@dataclass(frozen=True, slots=True)
class ImportService:
    """Imports for a principal. `lease_seconds`: how long a silent import is taken for alive."""

    repository: ImportRepository
    books: BookRepository
    products: Catalogue[Product]
    events: Catalogue[EconomicEvent]
    reverser: Reverser
    users: UserService
    clock: Clock
    geocode: Geocode
    worth: Worth
    lease_seconds: int = 30

    async def import_all(
        self,
        principal: Principal,
        uploads: Sequence[Upload],
        *,
        dry_run: bool = False,
        default_owner: str | None = None,
        progress: Progress = lambda _: None,
        most_errors: int = MOST_ERRORS,
    ) -> ImportReport:
        """Imports the good rows and reports the bad ones; all of it or, when it fails, nothing. With `dry_run` says
        what that would do now, and writes nothing. When a file cannot be used, nothing of the others is imported.

        `default_owner`: user id of the owner of new customers that name none; `progress` is told of finished rows;
        `most_errors`: per file of the report. Raises ImportRunningError, ImportFailedError.
        """
        importer = await self._importer(principal, default_owner)
        with Staging() as staging:
            for upload in uploads:
                kind = KINDS[upload.kind] if upload.kind else None
                await asyncio.to_thread(staging.add_file, upload.name, upload.source, kind)
            files = staging.reports(most_errors)
            if dry_run or not all(file.usable for file in files):
                await self._writing(staging, importer, None, progress).run()
                return self._report(None, importer, "preview", staging.reports(most_errors))
            report = self._report(new_id("imp"), importer, "applying", files)
            head, lock = self._head(report, importer), self._lock(report.import_id or "")
            await self.recover()
            await self.repository.begin(head, report, lock)
            async with (
                alive(self.repository, lock, self.lease_seconds, self.clock),
                self._rolled_back_on_failure(head, report, lock),
            ):
                writing = self._writing(staging, importer, Journal(self.repository, head), progress)
                await writing.run()
            report = self._report(head.import_id, importer, "applied", staging.reports(most_errors))
            with audited("imports.run", "imports", head.import_id) as entry:
                entry.changed(None, told(report))
                for customer_id, (before, after) in writing.weighed.items():
                    entry.weighs(customer_id, before, after)
                await self.repository.finish(replace(head, status="applied", totals=report.totals), report, lock)
            log.info("import.applied", import_id=head.import_id, rows=report.totals.rows)
            return report

    async def preview(self, principal: Principal, uploads: Sequence[Upload]) -> ImportReport:
        """What `run` would do now. An unusable file is reported with its error."""
        return await self.import_all(principal, uploads, dry_run=True)

    async def run(self, principal: Principal, uploads: Sequence[Upload]) -> ImportReport:
        """`import_all` that raises UnusableFilesError for a file that cannot be used."""
        report = await self.import_all(principal, uploads)
        if not all(file.usable for file in report.files):
            raise unusable(report.files)
        return report

    async def list(self, principal: Principal) -> list[ImportHead]:
        """The imports that the principal sees, newest first: of those whose books are seen."""
        await self.recover()
        return [head for head in await self.repository.heads() if principal.may_see(head.user_id)]

    async def get(self, principal: Principal, import_id: str) -> ImportReport:
        """An import's report. Raises ImportNotFoundError."""
        await self.recover()
        await self._visible(principal, import_id)
        return await self.repository.report(import_id)

    async def undo(self, principal: Principal, import_id: str) -> ImportReport:
        """Takes an import back. Raises ImportNotFoundError, NotUndoableError, ImportRunningError, ChangedSinceError."""
        await self.recover()
        head = await self._visible(principal, import_id)
        if head.status != "applied" or head.undo_until <= self.clock.epoch():
            raise NotUndoableError
        report = await self.repository.report(import_id)
        lock = self._lock(import_id)
        await self.repository.reopen(head, lock)
        async with alive(self.repository, lock, self.lease_seconds, self.clock):
            kept = await self.reverser.run(import_id, write=False)
            if kept:
                await self.repository.finish(head, report, lock)
                raise _changed_since(kept)
            await self.repository.mark(replace(head, status="undoing"))
            return await self._complete_undo(head, report, lock)

    async def recover(self) -> None:
        """Repairs an import whose process has died: one that was being applied is rolled back, an undo completed."""
        left = await self.repository.find_lock()
        if left is None or left.lease_until >= self.clock.epoch():
            return
        lock = self._lock(left.import_id)
        try:
            await self.repository.take_over(left, lock)
        except ImportTakenOverError:
            return  # somebody else is at it
        head, report = await self.repository.head(left.import_id), await self.repository.report(left.import_id)
        log.warning("import.recovering", import_id=head.import_id, status=head.status)
        async with alive(self.repository, lock, self.lease_seconds, self.clock):
            with deadline_in(_REPAIR_SECONDS):
                if head.status == "applying":
                    await self._roll_back(head, report, lock)
                elif head.status == "undoing":
                    await self._complete_undo(head, report, lock)
                else:
                    await self.repository.finish(head, report, lock)

    @asynccontextmanager
    async def repairing(self) -> AsyncIterator[None]:
        """Looks now and from time to time, while the application runs, for an import to repair."""
        async with beside(self._keep_repaired()):
            yield

    async def _keep_repaired(self) -> None:
        while True:
            try:
                with called_by(Caller(Actor("job", "imports.repair"))):
                    await self.recover()
            except (UnavailableError, AIODynamoError) as error:
                log.warning("import.repair_postponed", cause=type(error).__name__)
            await asyncio.sleep(self.lease_seconds)

    # -- parts -------------------------------------------------------------------------------------

    async def _importer(self, principal: Principal, default_owner: str | None) -> Importer:
        principal.require_writer()
        if default_owner is not None and not principal.may_see(default_owner):
            raise ForbiddenError("Customers are imported for oneself and one's team")
        user_ids = {user.username.casefold(): user.user_id for user in await self.users.all()}
        return Importer(principal, user_ids, default_owner, self.geocode, self.clock.now())

    def _writing(self, staging: Staging, importer: Importer, journal: Journal | None, progress: Progress) -> Writing:
        return Writing(staging, importer, self.books, self.products, self.events, self.worth, journal, progress)

    def _report(
        self, import_id: str | None, importer: Importer, status: Status, files: tuple[FileReport, ...]
    ) -> ImportReport:
        return ImportReport(
            import_id=import_id,
            user_id=importer.principal.user_id,
            status=status,
            created_at=importer.now,
            files=files,
            totals=total(files),
        )

    def _head(self, report: ImportReport, importer: Importer) -> ImportHead:
        return ImportHead(
            import_id=report.import_id or "",
            user_id=report.user_id,
            username=importer.principal.username,
            status=report.status,
            created_at=report.created_at,
            files=tuple(file.name for file in report.files),
            totals=report.totals,
            undo_until=self.clock.epoch() + _KEEP_SECONDS,
        )

    def _lock(self, import_id: str) -> Lock:
        lease = self.clock.epoch() + self.lease_seconds
        return Lock(import_id=import_id, holder=secrets.token_hex(8), lease_until=lease)

    async def _visible(self, principal: Principal, import_id: str) -> ImportHead:
        head = await self.repository.head(import_id)
        if not principal.may_see(head.user_id):
            raise ImportNotFoundError
        return head

    @asynccontextmanager
    async def _rolled_back_on_failure(self, head: ImportHead, report: ImportReport, lock: Lock) -> AsyncIterator[None]:
        done = False
        try:
            yield
            done = True
        except (StoreUnavailableError, RecordExistsError) as cause:
            raise ImportFailedError from cause
        finally:
            if not done:
                with deadline_in(_REPAIR_SECONDS):
                    await self._roll_back(head, report, lock)

    async def _roll_back(self, head: ImportHead, report: ImportReport, lock: Lock) -> None:
        await self.repository.drop_fences(head.import_id)
        kept = await self.reverser.run(head.import_id, write=True)
        failure = _with_kept(_FAILED, kept)
        with audited("imports.roll-back", "imports", head.import_id) as entry:
            entry.changed(None, {"kept": len(kept)})
            await self.repository.finish(
                replace(head, status="failed"), replace(report, status="failed", failure=failure), lock
            )
        log.warning("import.rolled_back", import_id=head.import_id, kept=len(kept))

    async def _complete_undo(self, head: ImportHead, report: ImportReport, lock: Lock) -> ImportReport:
        kept = await self.reverser.run(head.import_id, write=True)
        failure = _with_kept(Label(ja="取り消しました", en="Undone"), kept) if kept else None
        undone = replace(report, status="undone", failure=failure)
        with audited("imports.undo", "imports", head.import_id) as entry:
            entry.changed(None, told(report) | {"kept": len(kept)})
            await self.repository.finish(replace(head, status="undone"), undone, lock)
        log.info("import.undone", import_id=head.import_id, kept=len(kept))
        return undone


def _changed_since(kept: Sequence[Kept]) -> ChangedSinceError:
    return ChangedSinceError(
        f"{len(kept)} records were changed or used since",
        errors=[
            FieldError(f"{slot}.{record_id}", "changed or used since", "changed-since")
            for slot, record_id in kept[:_NAMED]
        ],
    )


def _with_kept(label: Label, kept: Sequence[Kept]) -> Label:
    if not kept:
        return label
    named = ", ".join(record_id for _, record_id in kept[:_NAMED])
    return Label(
        ja=f"{label.ja}(その後に変更された{len(kept)}件はそのままです: {named})",
        en=f"{label.en}, except {len(kept)} records changed since: {named}",
    )
