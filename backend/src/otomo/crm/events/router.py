"""/api/economic-events."""

from fastapi import APIRouter, Response

from otomo.auth.deps import AnyUser, OnceDep, Writer
from otomo.crm.events.deps import EventServiceDep
from otomo.crm.events.items import EconomicEvent, EventCategory, Impact
from otomo.crm.events.schemas import EventCreate, EventList, EventPatch, EventResponse
from otomo.crm.events.service import Period
from otomo.web.ids import PathId
from otomo.web.paging import Cursor, CursorsDep, Limit, Search, page_of
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/economic-events", tags=["economic-events"])


def _respond(event: EconomicEvent, response: Response) -> EventResponse:
    set_etag(response, event.version)
    return EventResponse.model_validate(event)


@router.get("")
async def list_events(
    events: EventServiceDep,
    cursors: CursorsDep,
    _: AnyUser,
    q: Search = "",
    category: EventCategory | None = None,
    impact: Impact | None = None,
    period: Period | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> EventList:
    """Events, newest first; with `period=upcoming` the next first."""
    found = await events.list(q, category, impact, period)
    page, after = page_of(found, limit, cursor, cursors, f"economic-events|{q}|{category}|{impact}|{period}")
    return EventList(items=[EventResponse.model_validate(e) for e in page], next_cursor=after, total=len(found))


@router.post("", status_code=201)
async def create_event(
    body: EventCreate, events: EventServiceDep, _: Writer, once: OnceDep, response: Response
) -> EventResponse:
    """Adds an event."""
    return _respond(await events.create(body.given(), once), response)


@router.get("/{event_id}")
async def read_event(event_id: PathId, events: EventServiceDep, _: AnyUser, response: Response) -> EventResponse:
    """One event."""
    return _respond(await events.get(event_id), response)


@router.patch("/{event_id}")
async def change_event(
    event_id: PathId,
    body: EventPatch,
    events: EventServiceDep,
    _: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> EventResponse:
    """Changes an event; absent fields stay."""
    return _respond(await events.change(event_id, expected, body.given()), response)


@router.delete("/{event_id}", status_code=204)
async def delete_event(event_id: PathId, events: EventServiceDep, _: Writer, expected: ExpectedVersion) -> None:
    """Removes an event."""
    await events.delete(event_id, expected)
