"""An independent check of a finished plan against its problem: it shares no code with the search or the schedule."""

from otomo.trips.planner.model import Day, DayPlan, Plan, Problem


class InvalidPlanError(Exception):
    """The plan breaks its problem: a bug of the planner, never of the input."""


def check(problem: Problem, plan: Plan) -> None:
    """Raises InvalidPlanError at the first broken rule: times, windows, matrix, hours, lunch, sums, each visit once."""
    _require([day.id for day in plan.days] == [day.id for day in problem.days], "the days are not those of the problem")
    stops = [stop.id for day in plan.days for stop in day.stops]
    listed = stops + [drop.id for drop in plan.dropped]
    _require(
        sorted(listed, key=repr) == sorted((v.id for v in problem.visits), key=repr),
        "not every visit is once in the plan",
    )
    travel = sum(_check_day(problem, day, planned) for day, planned in zip(problem.days, plan.days, strict=True))
    value = sum(visit.value for visit in problem.visits if visit.id in set(stops))
    _require(plan.value == value, f"value {plan.value} should be {value}")
    _require(plan.travel == travel, f"travel {plan.travel} should be {travel}")


def _require(truth: bool, message: str) -> None:
    if not truth:
        raise InvalidPlanError(message)


def _check_day(problem: Problem, day: Day, planned: DayPlan) -> int:
    """Walks the day on the matrix and returns its travel."""
    by_id = {visit.id: visit for visit in problem.visits}
    if not planned.stops:
        way = 0 if day.start == day.end else int(problem.travel[day.start, day.end])
        _require(
            planned.travel == way and not planned.lunch, f"day {day.id}: without stops it is only the way to its end"
        )
        return way
    _require(planned.leave >= day.opens, f"day {day.id}: leaves before it opens")
    busy: list[tuple[int, int]] = []
    moment, place, total = planned.leave, day.start, 0
    for stop in planned.stops:
        visit = by_id[stop.id]
        where = f"day {day.id}, visit {stop.id}"
        _require(visit.days is None or day.id in visit.days, f"{where}: not allowed on this day")
        step = int(problem.travel[place, visit.location])
        _require(stop.arrive >= moment + step, f"{where}: arrives before the travel is over")
        _require(stop.start >= stop.arrive, f"{where}: starts before it arrives")
        inside = visit.windows is None or any(first <= stop.start <= last for first, last in visit.windows)
        _require(inside and stop.late == 0, f"{where}: starts outside its windows")
        _require(stop.leave == stop.start + visit.service, f"{where}: does not stay for its service")
        busy += [(stop.arrive - step, stop.arrive), (stop.start, stop.leave)]
        moment, place, total = stop.leave, visit.location, total + step
    step = int(problem.travel[place, day.end])
    _require(
        moment + step <= planned.back <= day.closes and not planned.overtime, f"day {day.id}: is back after it closes"
    )
    _require(planned.travel == total + step, f"day {day.id}: travel should be {total + step}")
    _check_lunch(day, planned, [*busy, (planned.back - step, planned.back)])
    return total + step


def _check_lunch(day: Day, planned: DayPlan, busy: list[tuple[int, int]]) -> None:
    wanted = day.lunch
    if wanted is not None and max(day.opens, wanted.earliest) > min(wanted.latest, day.closes - wanted.minutes):
        wanted = None  # the hours leave no room for it
    slot = planned.lunch
    if wanted is None or slot is None:
        _require(
            wanted is None and slot is None and not planned.no_lunch, f"day {day.id}: lunch is missing or not asked for"
        )
        return
    _require(wanted.earliest <= slot.start <= wanted.latest, f"day {day.id}: lunch is at the wrong time")
    _require(slot.end == slot.start + wanted.minutes, f"day {day.id}: lunch has the wrong length")
    _require(day.opens <= slot.start and slot.end <= day.closes, f"day {day.id}: lunch is outside the hours")
    _require(all(slot.end <= a or b <= slot.start for a, b in busy if a < b), f"day {day.id}: lunch overlaps the work")
