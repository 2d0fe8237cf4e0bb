"""/api/trips."""

from urllib.parse import quote

from fastapi import APIRouter, Response

from otomo.audit.deps import AuditServiceDep
from otomo.auth.deps import AnyUser, OnceDep, SettingsDep, Writer
from otomo.errors import InvalidError
from otomo.trips.calendar import calendar_of
from otomo.trips.deps import TripServiceDep
from otomo.trips.items import Trip
from otomo.trips.mapping import request_of, trip_response, trip_summary
from otomo.trips.schemas import (
    PlaceBody,
    StopsBody,
    TripCreate,
    TripList,
    TripPatch,
    TripPlanBody,
    TripRequestBody,
    TripResponse,
)
from otomo.web.ids import PathId
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/trips", tags=["trips"])


def _respond(trip: Trip, response: Response) -> TripResponse:
    set_etag(response, trip.version)
    return trip_response(trip)


@router.post("/plan")
async def plan_trip(body: TripRequestBody, trips: TripServiceDep, principal: AnyUser) -> TripPlanBody:
    """A plan that is not kept. 422 `no-candidates`, `unknown-customer`; 429 while all planners are at work."""
    return TripPlanBody.model_validate(await trips.plan(principal, request_of(body)))


@router.get("")
async def list_trips(trips: TripServiceDep, principal: AnyUser) -> TripList:
    """One's own trips, the latest first."""
    return TripList(items=[trip_summary(t) for t in await trips.list(principal)], next_cursor=None)


@router.post("", status_code=201)
async def create_trip(
    body: TripCreate, trips: TripServiceDep, principal: Writer, once: OnceDep, response: Response
) -> TripResponse:
    """Plans a trip and keeps it."""
    return _respond(await trips.create(principal, request_of(body.request), once), response)


@router.get("/start")
async def read_start(trips: TripServiceDep, principal: AnyUser) -> PlaceBody:
    """Where a new trip begins: as the last one did, else at the station nearest to the strongest reasons."""
    return PlaceBody.model_validate(await trips.start(principal))


@router.get("/{trip_id}")
async def read_trip(trip_id: PathId, trips: TripServiceDep, principal: AnyUser, response: Response) -> TripResponse:
    """One of one's own trips."""
    return _respond(await trips.get(principal, trip_id), response)


@router.patch("/{trip_id}")
async def change_trip(
    trip_id: PathId,
    body: TripPatch,
    trips: TripServiceDep,
    principal: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> TripResponse:
    """Changes title or status."""
    return _respond(await trips.change(principal, trip_id, expected, body.given()), response)


@router.delete("/{trip_id}", status_code=204)
async def delete_trip(trip_id: PathId, trips: TripServiceDep, principal: Writer, expected: ExpectedVersion) -> None:
    """Removes a trip."""
    await trips.delete(principal, trip_id, expected)


@router.put("/{trip_id}/stops")
async def arrange_stops(
    trip_id: PathId,
    body: StopsBody,
    trips: TripServiceDep,
    principal: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> TripResponse:
    """Exactly this order, times computed anew; lateness shows as warnings."""
    trip = await trips.get(principal, trip_id)
    if [day.date for day in body.days] != [day.date for day in trip.plan.days]:
        raise InvalidError("List every day of the trip once, in order")
    order = [day.customer_ids for day in body.days]
    return _respond(await trips.rearrange(principal, trip_id, expected, order), response)


@router.post("/{trip_id}/replan")
async def replan_trip(
    trip_id: PathId,
    body: TripCreate,
    trips: TripServiceDep,
    principal: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> TripResponse:
    """Plans the trip again from other wishes."""
    return _respond(await trips.replan(principal, trip_id, expected, request_of(body.request)), response)


@router.get("/{trip_id}/calendar.ics", response_class=Response, responses={200: {"content": {"text/calendar": {}}}})
async def download_calendar(
    trip_id: PathId, trips: TripServiceDep, audit: AuditServiceDep, settings: SettingsDep, principal: AnyUser
) -> Response:
    """The trip's visits for a calendar."""
    trip = await trips.get(principal, trip_id)
    await audit.record("exports.calendar", "trips", trip_id)
    public_url = str(settings.public_url) if settings.public_url else None
    return Response(
        calendar_of(trip, principal.locale, public_url),
        media_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": f"attachment; filename=\"otomo-trip.ics\"; filename*=UTF-8''{quote(trip.title)}.ics"
        },
    )
