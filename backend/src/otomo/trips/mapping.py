"""Between trips on the wire and trips as stored."""

from otomo.crm.customers.mapping import clock_of, minutes_of
from otomo.trips.items import DayWish, LunchWish, Trip, TripPlace, TripRequest
from otomo.trips.schemas import (
    AreaBody,
    DayBody,
    LunchBody,
    PlaceBody,
    TripDayBody,
    TripPlanBody,
    TripRequestBody,
    TripResponse,
    TripSummary,
)


def request_of(body: TripRequestBody) -> TripRequest:
    """The wishes as the planner takes them."""
    return TripRequest(
        title=body.title,
        days=tuple(_wish(day) for day in body.days),
        prefectures=tuple(body.area.prefectures) if body.area else None,
        include=None if body.include is None else tuple(body.include),
        must_visit=tuple(body.must_visit),
        avoid=tuple(body.avoid),
        visit_minutes=body.visit_minutes,
        objective=body.objective,
        max_candidates=body.max_candidates,
        seed=body.seed,
        seconds=body.seconds,
    )


def trip_response(trip: Trip) -> TripResponse:
    """A trip as the client sees it."""
    return TripResponse(
        trip_id=trip.trip_id,
        title=trip.title,
        status=trip.status,
        request=_request_body(trip.request),
        plan=TripPlanBody.model_validate(trip.plan),
        created_at=trip.created_at,
        updated_at=trip.updated_at,
        version=trip.version,
    )


def trip_summary(trip: Trip) -> TripSummary:
    """A trip in a list."""
    return TripSummary(
        trip_id=trip.trip_id,
        title=trip.title,
        status=trip.status,
        first_date=trip.first_date,
        last_date=trip.last_date,
        visits=trip.plan.visits,
        travel_minutes=trip.plan.travel_minutes,
        value=trip.plan.value,
        days=[TripDayBody.model_validate(day) for day in trip.plan.days],
    )


def _wish(day: DayBody) -> DayWish:
    lunch = day.lunch
    wish = None if lunch is None else LunchWish(lunch.minutes, minutes_of(lunch.earliest), minutes_of(lunch.latest))
    return DayWish(
        day.date, TripPlace(**day.start.model_dump()), TripPlace(**day.end.model_dump()),
        minutes_of(day.opens), minutes_of(day.closes), wish,
    )  # fmt: skip


def _request_body(request: TripRequest) -> TripRequestBody:
    return TripRequestBody(
        title=request.title,
        days=[_day_body(day) for day in request.days],
        area=AreaBody(prefectures=list(request.prefectures)) if request.prefectures else None,
        include=None if request.include is None else list(request.include),
        must_visit=list(request.must_visit),
        avoid=list(request.avoid),
        visit_minutes=request.visit_minutes,
        objective=request.objective,
        max_candidates=request.max_candidates,
        seed=request.seed,
        seconds=request.seconds,
    )


def _day_body(day: DayWish) -> DayBody:
    lunch = day.lunch
    return DayBody(
        date=day.date,
        start=PlaceBody.model_validate(day.start),
        end=PlaceBody.model_validate(day.end),
        opens=clock_of(day.opens),
        closes=clock_of(day.closes),
        lunch=lunch
        and LunchBody(minutes=lunch.minutes, earliest=clock_of(lunch.earliest), latest=clock_of(lunch.latest)),
    )
