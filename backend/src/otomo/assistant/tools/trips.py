"""plan_trip: a timetable that is not kept; and the same with a stop moved, added or taken out."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import jpholiday
import msgspec

from otomo.assistant.facts import Fact
from otomo.assistant.planner.areas import Area, prefectures_of
from otomo.assistant.reading.spans import Period
from otomo.assistant.tools.context import Context, of_customer
from otomo.assistant.tools.visits import in_areas
from otomo.rich import Ref
from otomo.trips.items import DayWish, LunchWish, Trip, TripDay, TripPlan, TripRequest, VisitItem, visits_of

MOST_DAYS = 5
_SECONDS = 0.6
OPENS, CLOSES = 9 * 60, 18 * 60
LUNCH = LunchWish(60, 11 * 60 + 30, 13 * 60 + 30)
_DRAFT = "draft"
_COUNT = re.compile(r"(\d)(?:日間|日(?:の|で)(?:出張|旅程|行程)|[- ]days?\b)|(\d)泊")

Order = tuple[tuple[str, ...], ...]


class Planned(msgspec.Struct, frozen=True):
    """A plan with its words: a cited line for each visit by day, who was left out, the sums."""

    request: TripRequest
    plan: TripPlan
    days: tuple[tuple[str, tuple[str, ...]], ...]
    dropped: tuple[str, ...]
    conflicts: tuple[str, ...]
    visits: Fact
    travel: Fact
    value: Fact

    @property
    def order(self) -> Order:
        """The customers of each day in order."""
        return order_of(self.plan)


def order_of(plan: TripPlan) -> Order:
    """The customers of each day of a plan in order."""
    return tuple(tuple(v.customer_id for v in visits_of(day)) for day in plan.days)


def travel_days(text: str, period: Period | None, today: date) -> list[date]:
    """The days a trip takes: those named when they are few, else working days of the period; the next working day when
    nothing is said."""
    said = _COUNT.search(text)
    count = int(said[1]) if said and said[1] else int(said[2]) + 1 if said else 0
    if period is not None and period.exact:
        first = period.start
        return [first] if count < 2 else _working(first, first + timedelta(days=14), count)
    start = max(today + timedelta(days=1), period.start) if period else today + timedelta(days=1)
    end = max(start, period.end) if period else start + timedelta(days=14)
    if period is not None and not count and period.days <= 4:
        return _working(period.start, period.end, MOST_DAYS) or [period.start]
    return _working(start, end, max(1, min(count, MOST_DAYS))) or [start]


def _working(start: date, end: date, count: int) -> list[date]:
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return [d for d in days if d.weekday() < 5 and not jpholiday.is_holiday(d)][:count]


async def plan_trip(
    context: Context, days: Sequence[date], areas: Sequence[Area], must_visit: Sequence[str], avoid: Sequence[str] = ()
) -> Planned:
    """The most valuable visits of these days. Raises NoCandidatesError, PlannerBusyError."""
    place = await context.sources.trips.start(context.principal)
    wishes = tuple(DayWish(day, place, place, OPENS, CLOSES, LUNCH) for day in days)
    cities = [a for a in areas if a.city]
    include = None
    if cities:
        inside = [s.view.digest.customer_id for s in context.book.standings if s.score > 0 and in_areas(s, areas)]
        include = tuple(dict.fromkeys([*inside[:40], *must_visit]))
    request = TripRequest(
        days=wishes,
        prefectures=prefectures_of(areas) or None,
        include=include,
        must_visit=tuple(must_visit),
        avoid=tuple(a for a in avoid if a not in must_visit),
        seconds=_SECONDS,
    )
    plan = await context.sources.trips.plan(context.principal, request)
    return worded_plan(context, request, plan, _DRAFT)


async def arrange(context: Context, trip: Trip, order: Order) -> Planned:
    """`trip` in exactly this order, times computed anew; nothing is kept. Raises InvalidError."""
    plan = await context.sources.trips.arranged(context.principal, trip, order)
    return worded_plan(context, trip.request, plan, trip.trip_id)


def unsaved(context: Context, request: TripRequest, plan: TripPlan, now: datetime) -> Trip:
    """A plan that is not kept, as the trip it would be."""
    return Trip(
        user_id=context.principal.user_id,
        trip_id=_DRAFT,
        title=request.title or "",
        request=request,
        plan=plan,
        created_at=now,
        updated_at=now,
    )


def worded_plan(context: Context, request: TripRequest, plan: TripPlan, trip_id: str) -> Planned:
    """A plan in words."""
    facts, ref = context.facts, Ref("trip", trip_id)
    return Planned(
        request=request,
        plan=plan,
        days=tuple(_day(context, day, ref) for day in plan.days),
        dropped=tuple(_left_out(context, d.customer_id, facts.lift(d.text)) for d in plan.dropped[:3]),
        conflicts=tuple(_left_out(context, c.customer_id, facts.lift(c.text)) for c in plan.conflicts[:3]),
        visits=facts.count("trip.count", plan.visits, ref, "件", "visit"),
        travel=facts.minutes("trip.minutes", plan.travel_minutes, ref),
        value=facts.points("trip.points", plan.value, ref),
    )


def _day(context: Context, day: TripDay, ref: Ref) -> tuple[str, tuple[str, ...]]:
    title = context.facts.day("trip.date", day.date, ref).cited
    return title, tuple(_visit(context, visit) for visit in visits_of(day))


def _visit(context: Context, visit: VisitItem) -> str:
    ref = of_customer(visit.customer_id)
    begins = context.facts.text("trip.time", clock(visit.start_at), ref)
    ends = context.facts.text("trip.time", clock(visit.end_at), ref)
    place = context.facts.text("customer.text", visit.city or "-", ref)
    return context.fill(
        "{a}–{b} {name}様（{place}）",
        "{a}–{b} {name} ({place})",
        a=begins,
        b=ends,
        name=context.name(visit.customer_id),
        place=place,
    )


def _left_out(context: Context, customer_id: str, why: str) -> str:
    return context.fill("{name}様：{why}", "{name}: {why}", name=context.name(customer_id), why=why)


def clock(minutes: int) -> str:
    """Minutes after midnight as 9:05."""
    return f"{minutes // 60}:{minutes % 60:02d}"
