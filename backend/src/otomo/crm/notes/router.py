"""/api/sales-notes."""

from fastapi import APIRouter, Response

from otomo.auth.deps import AnyUser, OnceDep, Writer
from otomo.crm.notes.deps import NoteServiceDep
from otomo.crm.notes.items import SalesNote
from otomo.crm.notes.schemas import NoteCreate, NoteList, NotePatch, NoteResponse
from otomo.web.ids import PathId, QueryId
from otomo.web.paging import Cursor, CursorsDep, Limit
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/sales-notes", tags=["sales-notes"])


def _respond(note: SalesNote, response: Response) -> NoteResponse:
    set_etag(response, note.version)
    return NoteResponse.model_validate(note)


@router.get("")
async def list_notes(
    notes: NoteServiceDep,
    cursors: CursorsDep,
    principal: AnyUser,
    customer_id: QueryId = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> NoteList:
    """A customer's notes, newest first; without a customer those of all visible books by due date."""
    if customer_id is not None:
        found = await notes.of_customer(principal, customer_id)
        return NoteList(items=[NoteResponse.model_validate(n) for n in found], next_cursor=None)
    scope = f"sales-notes|{principal.user_id}"
    found, after = await notes.by_due_date(principal, limit, cursors.decode(scope, cursor) if cursor else None)
    return NoteList(
        items=[NoteResponse.model_validate(n) for n in found],
        next_cursor=cursors.encode(scope, after) if after else None,
    )


@router.post("", status_code=201)
async def create_note(
    body: NoteCreate, notes: NoteServiceDep, principal: Writer, once: OnceDep, response: Response
) -> NoteResponse:
    """Adds a note by the caller."""
    return _respond(await notes.create(principal, body.given(), once), response)


@router.get("/{note_id}")
async def read_note(note_id: PathId, notes: NoteServiceDep, principal: AnyUser, response: Response) -> NoteResponse:
    """One note."""
    return _respond(await notes.get(principal, note_id), response)


@router.patch("/{note_id}")
async def change_note(
    note_id: PathId,
    body: NotePatch,
    notes: NoteServiceDep,
    principal: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> NoteResponse:
    """Changes a note; absent fields stay."""
    return _respond(await notes.change(principal, note_id, expected, body.given()), response)


@router.delete("/{note_id}", status_code=204)
async def delete_note(note_id: PathId, notes: NoteServiceDep, principal: Writer, expected: ExpectedVersion) -> None:
    """Removes a note."""
    await notes.delete(principal, note_id, expected)
