"""Sales notes on the wire."""

from datetime import date, datetime

from otomo.crm.fields import LongText, RecordId, Request, Response
from otomo.crm.notes.items import Channel, Priority


class _NoteFields(Request):
    channel: Channel | None = None
    priority: Priority | None = None
    follow_up_on: date | None = None
    inflow_id: RecordId | None = None


class NoteCreate(_NoteFields):
    """A new note by the caller; without a date it is of today."""

    note_id: RecordId | None = None
    customer_id: RecordId
    noted_on: date | None = None
    body: LongText


class NotePatch(_NoteFields):
    """Changes; absent fields stay, null clears an optional one."""

    noted_on: date = date.min
    body: LongText = ""


class NoteResponse(Response):
    """A note. `author` is a user name."""

    note_id: str
    customer_id: str
    noted_on: date
    body: str
    author: str | None
    channel: Channel | None
    priority: Priority | None
    follow_up_on: date | None
    inflow_id: str | None
    created_at: datetime
    updated_at: datetime
    version: int


class NoteList(Response):
    """Notes; of a customer newest first, of a book by due date."""

    items: list[NoteResponse]
    next_cursor: str | None
