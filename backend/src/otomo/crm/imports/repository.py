"""Imports in the `crm` table.

| pk | sk | item |
| --- | --- | --- |
| `IMPORTS` | `<import>` | the head: who, when, status, totals |
| `IMPORTS` | `LOCK` | the import that is under way, with its lease |
| `IMPORT#<import>` | `REPORT` | the report, packed |
| | `FENCE#<worker>` | every write of a worker is conditional on its fence: without it an import cannot write |
| | `J#<worker>#<n>` | the journal: what a transaction replaced |
"""

import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
from aiodynamo.expressions import Condition, F

from otomo.crm.book.keys import key
from otomo.crm.imports.errors import ImportNotFoundError, ImportRunningError, ImportTakenOverError
from otomo.crm.imports.journal import Entry
from otomo.crm.imports.report import ImportReport, ImportTotals, Status
from otomo.store.client import Operation, Store, partition
from otomo.store.codec import from_item, pack, to_item, unpack
from otomo.store.errors import ConditionFailedError

TABLE = "crm"
WORKERS = 6  # with the lock, the head and the report their fences fit the smallest transaction
_HEADS = "IMPORTS"
_LOCK = key(_HEADS, "LOCK")
_ID_PREFIX = "imp_"
_JOURNAL = "J#"
_FENCE = "FENCE#"
_MOST_BYTES = 350_000  # of an item's 400 kB; a longer report keeps fewer errors


class ImportHead(msgspec.Struct, frozen=True, kw_only=True):
    """An import without its details. `undo_until`: until when its journal is kept, epoch seconds."""

    import_id: str
    user_id: str
    username: str
    status: Status
    created_at: datetime
    files: tuple[str, ...]
    totals: ImportTotals
    undo_until: int


class Lock(msgspec.Struct, frozen=True, kw_only=True):
    """Which import is under way, by whose hand, until when that hand must show again (epoch seconds)."""

    import_id: str
    holder: str
    lease_until: int


@dataclass(frozen=True, slots=True)
class ImportRepository:
    """Reads and writes imports."""

    store: Store

    # -- the lock ----------------------------------------------------------------------------------

    async def begin(self, head: ImportHead, report: ImportReport, lock: Lock) -> None:
        """Takes the lock and the fences and writes the import, at once. Raises ImportRunningError."""
        fences = [self.store.put_op(TABLE, _fence(head.import_id, worker)) for worker in range(WORKERS)]
        free = F("pk").does_not_exist()
        operations = [self._put_lock(lock, free), self._put_head(head), self._put_report(head, report), *fences]
        try:
            await self.store.transact(operations)
        except ConditionFailedError as refused:
            raise ImportRunningError from refused

    async def reopen(self, head: ImportHead, lock: Lock) -> None:
        """Takes the lock for an import that is there. Raises ImportRunningError."""
        try:
            await self.store.transact([self._put_lock(lock, F("pk").does_not_exist()), self._put_head(head)])
        except ConditionFailedError as refused:
            raise ImportRunningError from refused

    async def find_lock(self) -> Lock | None:
        """The import under way."""
        row = await self.store.get(TABLE, _LOCK)
        return from_item(row, Lock) if row else None

    async def renew(self, lock: Lock) -> None:
        """Shows that the holder lives. Raises ImportTakenOverError."""
        await self._hold(lock, F("holder").equals(lock.holder))

    async def take_over(self, left: Lock, lock: Lock) -> None:
        """Takes a lock whose lease has run out. Raises ImportTakenOverError: somebody else was faster, or it lives."""
        await self._hold(lock, F("holder").equals(left.holder) & F("lease_until").equals(left.lease_until))

    async def _hold(self, lock: Lock, condition: Condition) -> None:
        try:
            await self.store.put(TABLE, {**to_item(lock), **_LOCK}, condition)
        except ConditionFailedError as refused:
            raise ImportTakenOverError from refused

    async def finish(self, head: ImportHead, report: ImportReport, lock: Lock) -> None:
        """Writes how the import ended and frees the lock. Raises ImportTakenOverError."""
        release = self.store.delete_op(TABLE, _LOCK, F("holder").equals(lock.holder))
        try:
            await self.store.transact([release, self._put_head(head), self._put_report(head, report)])
        except ConditionFailedError as refused:
            raise ImportTakenOverError from refused

    async def mark(self, head: ImportHead) -> None:
        """Writes how far the import is; for the holder of the lock."""
        await self.store.transact([self._put_head(head)])

    async def drop_fences(self, import_id: str) -> None:
        """From here on the import's own workers cannot write, those of a process believed dead included."""
        fences = [_fence(import_id, worker) for worker in range(WORKERS)]
        await self.store.transact([self.store.delete_op(TABLE, fence) for fence in fences])

    async def has_fences(self, import_id: str) -> bool:
        """Whether workers of this import could still write."""
        fences = partition("pk", _partition(import_id), "sk", _FENCE)
        return bool((await self.store.query_page(TABLE, fences, limit=1)).items)

    # -- the journal -------------------------------------------------------------------------------

    def journal_ops(self, head: ImportHead, worker: int, number: int, entry: Entry) -> list[Operation]:
        """The operations that journal a transaction and hold its worker to the fence."""
        row = key(_partition(head.import_id), f"{_JOURNAL}{worker:02d}#{number:06d}")
        item = {**row, "entry": pack(entry), "expires_at": head.undo_until + 7 * 86400}
        fence = self.store.check_op(TABLE, _fence(head.import_id, worker), F("pk").exists())
        return [self.store.put_op(TABLE, item, F("pk").does_not_exist()), fence]

    async def journal(self, import_id: str) -> AsyncIterator[list[Entry]]:
        """The journal, a customer's entries together in the order written."""
        group: list[Entry] = []
        start = None
        while True:
            page = await self.store.query_page(
                TABLE, partition("pk", _partition(import_id), "sk", _JOURNAL), start=start
            )
            for row in page.items:
                entry = unpack(row["entry"], Entry)
                if group and entry.customer_id != group[0].customer_id:
                    yield group
                    group = []
                group.append(entry)
            start = page.last_evaluated_key
            if start is None:
                break
        if group:
            yield group

    # -- heads and reports -------------------------------------------------------------------------

    async def heads(self) -> list[ImportHead]:
        """All imports, newest first."""
        rows = await self.store.query(TABLE, partition("pk", _HEADS, "sk", _ID_PREFIX), forward=False)
        return [from_item(row, ImportHead) for row in rows]

    async def head(self, import_id: str) -> ImportHead:
        """An import. Raises ImportNotFoundError."""
        row = await self.store.get(TABLE, key(_HEADS, import_id)) if import_id.startswith(_ID_PREFIX) else None
        if row is None:
            raise ImportNotFoundError
        return from_item(row, ImportHead)

    async def report(self, import_id: str) -> ImportReport:
        """Its report. Raises ImportNotFoundError."""
        row = await self.store.get(TABLE, key(_partition(import_id), "REPORT"))
        if row is None:
            raise ImportNotFoundError
        return msgspec.json.decode(zlib.decompress(row["report"]), type=ImportReport)

    def _put_lock(self, lock: Lock, condition: Condition) -> Operation:
        return self.store.put_op(TABLE, {**to_item(lock), **_LOCK}, condition)

    def _put_head(self, head: ImportHead) -> Operation:
        return self.store.put_op(TABLE, {**to_item(head), **key(_HEADS, head.import_id)})

    def _put_report(self, head: ImportHead, report: ImportReport) -> Operation:
        packed = zlib.compress(pack(report))
        most = max((len(file.errors) for file in report.files), default=0)
        while len(packed) > _MOST_BYTES and most:
            most //= 2
            files = tuple(msgspec.structs.replace(file, errors=file.errors[:most]) for file in report.files)
            packed = zlib.compress(pack(msgspec.structs.replace(report, files=files)))
        return self.store.put_op(TABLE, {**key(_partition(head.import_id), "REPORT"), "report": packed})


def _partition(import_id: str) -> str:
    return f"IMPORT#{import_id}"


def _fence(import_id: str, worker: int) -> dict[str, str]:
    return key(_partition(import_id), f"{_FENCE}{worker}")
