"""Sales notes: what was said and promised."""

from dataclasses import dataclass
from typing import Any

from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.due import DueList
from otomo.crm.book.owners import Owners
from otomo.crm.book.records import Records
from otomo.crm.notes.items import SalesNote
from otomo.ids import new_id
from otomo.store.codec import from_item
from otomo.store.idempotency import Once


@dataclass(frozen=True, slots=True)
class NoteService:
    """Reads and changes notes for a principal."""

    records: Records[SalesNote]
    due: DueList
    owners: Owners
    clock: Clock

    async def of_customer(self, principal: Principal, customer_id: str) -> list[SalesNote]:
        """A customer's notes, newest first. Raises CustomerNotFoundError."""
        notes = await self.records.of_customer(principal, customer_id)
        return sorted(notes, key=lambda n: (n.noted_on, n.note_id), reverse=True)

    async def by_due_date(self, principal: Principal, limit: int, position: Any) -> tuple[list[SalesNote], Any]:
        """Notes of all visible books by follow-up date (date of the note where none), latest first."""
        owners = await self.owners.visible_to(principal)
        rows, after = await self.due.page("N", owners, limit, position, forward=False)
        return [from_item(row, SalesNote) for row in rows], after

    async def get(self, principal: Principal, note_id: str) -> SalesNote:
        """A note. Raises RecordNotFoundError."""
        return await self.records.get(principal, note_id)

    async def create(self, principal: Principal, fields: dict[str, Any], once: Once | None) -> SalesNote:
        """Adds a note by the principal. Raises CustomerNotFoundError, RecordExistsError."""
        now = self.clock.now()
        note = SalesNote(
            **fields
            | {
                "note_id": fields.get("note_id") or new_id("n"),
                "noted_on": fields.get("noted_on") or self.clock.today(),
            },
            author=principal.username,
            created_at=now,
            updated_at=now,
        )
        return await self.records.add(principal, note, once)

    async def change(self, principal: Principal, note_id: str, expected: int, fields: dict[str, Any]) -> SalesNote:
        """Changes a note. Raises RecordNotFoundError, StaleVersionError."""
        return await self.records.change(principal, note_id, expected, fields)

    async def delete(self, principal: Principal, note_id: str, expected: int) -> None:
        """Removes a note. Raises RecordNotFoundError, StaleVersionError."""
        await self.records.delete(principal, note_id, expected)
