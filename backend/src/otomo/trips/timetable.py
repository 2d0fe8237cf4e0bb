"""A planner's answer as the timetable that people read."""

from collections.abc import Iterator

from otomo.crm.book.items import CustomerDigest
from otomo.rich import Label
from otomo.signals.ranking import Standing, headline
from otomo.trips.candidates import DAY_MINUTES, Posed
from otomo.trips.items import DayWish, LunchItem, TravelItem, TripDay, TripRequest, VisitItem
from otomo.trips.planner.model import DayPlan, Stop

NO_LUNCH = Label("昼休みが取れません", "No room for lunch")


def timetable(posed: Posed, request: TripRequest, plan: DayPlan) -> TripDay:
    """One day of the plan, with legs, waits and lunch in order."""
    k = int(plan.id)
    wish = request.days[k]
    items = tuple(_items(posed, request, plan, k))
    return TripDay(
        date=wish.date,
        start=wish.start,
        end=wish.end,
        opens=wish.opens,
        closes=wish.closes,
        leave_at=plan.leave - k * DAY_MINUTES,
        back_at=plan.back - k * DAY_MINUTES,
        travel_minutes=plan.travel,
        visit_minutes=sum(stop.leave - stop.start for stop in plan.stops),
        items=items,
        warnings=tuple(_warnings(plan, wish)),
    )


def _items(posed: Posed, request: TripRequest, plan: DayPlan, k: int) -> Iterator[TravelItem | VisitItem | LunchItem]:
    zero = k * DAY_MINUTES
    visits = posed.problem.visits
    index = posed.problem.visit_index
    locations = [2 * k, *(visits[index[stop.id]].location for stop in plan.stops), 2 * k + 1]
    lunch = plan.lunch
    leaves = plan.leave
    for position, stop in enumerate([*plan.stops, None], start=-1):
        is_here = lunch is not None and lunch.after == position
        if lunch is not None and is_here and not lunch.arrived:
            yield LunchItem(lunch.start - zero, lunch.end - zero)
            leaves = lunch.end
        leg = posed.travel.leg(locations[position + 1], locations[position + 2])
        if leg.minutes > 0 and (plan.stops or leg.minutes):
            yield TravelItem(leg.mode, leg.minutes, leg.km, leaves - zero, leaves - zero + leg.minutes)
        if lunch is not None and is_here and lunch.arrived and stop is not None:  # else the day is over before lunch
            yield LunchItem(lunch.start - zero, lunch.end - zero)
        if stop is not None:
            yield _visit(posed.standings[str(stop.id)], request, stop, zero)
            leaves = stop.leave


def _visit(standing: Standing, request: TripRequest, stop: Stop, zero: int) -> VisitItem:
    digest = standing.view.digest
    lead = standing.findings[0] if standing.findings else None
    return VisitItem(
        customer_id=digest.customer_id,
        customer_name=digest.name,
        city=digest.city,
        latitude=digest.latitude or 0.0,
        longitude=digest.longitude or 0.0,
        arrive_at=stop.arrive - zero,
        start_at=stop.start - zero,
        end_at=stop.leave - zero,
        wait_minutes=stop.wait,
        score=standing.score,
        lead_kind=lead.kind if lead else None,
        lead_amount=lead.amount if lead else None,
        reason=headline(standing) if lead else None,
        must_visit=digest.customer_id in request.must_visit,
        warnings=tuple(_late(digest, stop)),
    )


def _late(digest: CustomerDigest, stop: Stop) -> Iterator[Label]:
    if stop.late <= 0:
        return
    if digest.visit_windows:
        yield Label(f"面談可能な時間を{stop.late}分過ぎます", f"{stop.late} min past the visiting hours")


def _warnings(plan: DayPlan, wish: DayWish) -> Iterator[Label]:
    if plan.overtime > 0:
        yield Label(f"終業を{plan.overtime}分過ぎます", f"{plan.overtime} min past the end of the day")
    if plan.no_lunch and wish.lunch:
        yield NO_LUNCH
