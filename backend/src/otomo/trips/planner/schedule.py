"""The exact timetable of one day for a given order of visits: waiting, alternative windows and lunch.

Arriving earlier never makes a day worse (no time-dependent travel), so the earliest start in any
window is the best one.
"""

from dataclasses import replace
from itertools import pairwise

from otomo.trips.planner.model import Day, DayPlan, LunchSlot, Order, Problem, Stop, Visit, Window


def earliest_start(windows: tuple[Window, ...] | None, arrive: int) -> int | None:
    """The first moment at or after `arrive` at which a service may start, or None."""
    if windows is None:
        return arrive
    return min((max(arrive, first) for first, last in windows if arrive <= last), default=None)


def _eat(day: Day, moment: int | None) -> int | None:
    lunch = day.lunch
    if lunch is None or moment is None:
        return None
    begin = max(moment, lunch.earliest)
    return begin + lunch.minutes if begin <= lunch.latest else None


def _earlier(first: int | None, second: int | None) -> int | None:
    if first is None or second is None:
        return second if first is None else first
    return min(first, second)


def finish(problem: Problem, day: Day, order: Order) -> int | None:
    """Earliest arrival at the end of the day, or None when the order cannot be kept.

    Follows two clocks: one that has not had lunch and one that has; each takes the earliest time it can have.
    """
    if not order:
        return day.opens + travel_of(problem, day, order)
    hungry: int | None = day.opens
    fed: int | None = None
    lunch = day.needs_lunch
    here = day.start
    for index in order:
        visit = problem.visits[index]
        step = problem.rows[here][visit.location]
        here = visit.location
        if lunch:
            fed = _serve(visit, _depart_fed(day, hungry, fed, step))
        hungry = _serve(visit, None if hungry is None else hungry + step)
        if hungry is None and fed is None:
            return None
    step = problem.rows[here][day.end]
    home_at = _depart_fed(day, hungry, fed, step) if lunch else (None if hungry is None else hungry + step)
    return home_at if home_at is not None and home_at <= day.closes else None


def _depart_fed(day: Day, hungry: int | None, fed: int | None, step: int) -> int | None:
    """Earliest arrival after the next travel, lunch had at any time up to then."""
    ready = _earlier(fed, _eat(day, hungry))
    on_arrival = _eat(day, None if hungry is None else hungry + step)
    return _earlier(None if ready is None else ready + step, on_arrival)


def _serve(visit: Visit, arrive: int | None) -> int | None:
    start = None if arrive is None else earliest_start(visit.windows, arrive)
    return None if start is None else start + visit.service


def travel_of(problem: Problem, day: Day, order: Order) -> int:
    """Travel of the day; without visits it is the way from the start to the end, none when they are one place."""
    if not order and day.start == day.end:
        return 0
    places = [day.start, *(problem.visits[index].location for index in order), day.end]
    return sum(problem.rows[a][b] for a, b in pairwise(places))


def timetable(problem: Problem, day: Day, order: Order) -> DayPlan:
    """The timetable with the least lateness, then the earliest end, then the earliest lunch. Never fails: what cannot
    be kept shows as `late` on a stop, `overtime` or `no_lunch` on the day."""
    if not order:
        travel = travel_of(problem, day, order)
        return DayPlan(id=day.id, stops=(), leave=day.opens, back=day.opens + travel, travel=travel)
    plans = [_walk(problem, day, order, None)]
    if day.needs_lunch:
        slots = [(after, arrived) for after in range(-1, len(order)) for arrived in (False, True)]
        plans = [plan for slot in slots if (plan := _walk(problem, day, order, slot)).lunch] or plans
    return min(plans, key=_preference)


def _preference(plan: DayPlan) -> tuple[int, int, int]:
    late = sum(stop.late for stop in plan.stops) + plan.overtime
    return (late, max(plan.back, plan.lunch.end), plan.lunch.start) if plan.lunch else (late, plan.back, 0)


def _walk(problem: Problem, day: Day, order: Order, slot: tuple[int, bool] | None) -> DayPlan:
    clock, here = day.opens, day.start
    stops: list[Stop] = []
    lunch: LunchSlot | None = None

    def eat(after: int, arrived: bool) -> None:
        nonlocal clock, lunch
        ended = _eat(day, clock) if slot == (after, arrived) else None
        if ended is not None and day.lunch is not None:
            lunch = LunchSlot(start=ended - day.lunch.minutes, end=ended, after=after, arrived=arrived)
            clock = ended

    for position, index in enumerate(order):
        visit = problem.visits[index]
        eat(position - 1, False)
        clock += problem.rows[here][visit.location]
        arrive, here = clock, visit.location
        eat(position - 1, True)
        stops.append(_stop(visit, arrive, clock))
        clock = stops[-1].leave
    eat(len(order) - 1, False)
    back = clock = clock + problem.rows[here][day.end]
    eat(len(order) - 1, True)
    first = problem.rows[day.start][problem.visits[order[0]].location]
    leave, stops[0] = _leave_late(stops[0], first, lunch)
    return DayPlan(
        id=day.id,
        stops=tuple(stops),
        leave=leave,
        back=back,
        travel=travel_of(problem, day, order),
        lunch=lunch,
        overtime=max(0, max(back, lunch.end if lunch else 0) - day.closes),
        no_lunch=day.needs_lunch and lunch is None,
    )


def _stop(visit: Visit, arrive: int, ready: int) -> Stop:
    start = earliest_start(visit.windows, ready)
    late = 0
    if start is None:
        start = ready
        late = ready - max((last for _, last in visit.windows or ()), default=ready)
    return Stop(visit.id, arrive, start, start + visit.service, wait=start - ready, late=late)


def _leave_late(stop: Stop, travel: int, lunch: LunchSlot | None) -> tuple[int, Stop]:
    """Leave the start so late that nobody waits at the first stop."""
    eats_first = lunch is not None and lunch.after == -1 and lunch.arrived
    leave = (lunch.start if lunch and eats_first else stop.start) - travel
    return leave, replace(stop, arrive=leave + travel, wait=stop.wait if eats_first else 0)
