"""The exact timetable of one day for a given order of visits: waiting, alternative windows and lunch.

Arriving earlier never makes a day worse (no time-dependent travel), so the earliest start in any
window is the best one.
"""

from dataclasses import replace
from itertools import pairwise

from otomo.trips.planner.model import Day, DayPlan, LunchSlot, Order, Problem, Stop, Visit, Window

NEVER = 1 << 50
Clocks = tuple[int, int]  # of one who has not had lunch yet, and of one who has (or need not)


def earliest_start(windows: tuple[Window, ...] | None, arrive: int) -> int:
    """The first moment at or after `arrive` at which a service may start, or NEVER."""
    if windows is None:
        return arrive
    return min((max(arrive, first) for first, last in windows if arrive <= last), default=NEVER)


def latest_start(windows: tuple[Window, ...] | None, bound: int) -> int:
    """The last moment up to `bound` at which a service may start, or -NEVER."""
    if windows is None:
        return bound
    return max((min(bound, last) for first, last in windows if first <= bound), default=-NEVER)


def _lunch_over(day: Day, moment: int) -> int:
    """When lunch is over if it is taken as soon as possible from `moment` on, or NEVER."""
    lunch = day.lunch
    if lunch is None or moment > lunch.latest:
        return NEVER
    return max(moment, lunch.earliest) + lunch.minutes


def _lunch_before(day: Day, bound: int) -> int:
    """The last moment at which one may still be hungry and have had lunch by `bound`, or -NEVER."""
    lunch = day.lunch
    if lunch is None or bound - lunch.minutes < lunch.earliest:
        return -NEVER
    return min(lunch.latest, bound - lunch.minutes)


class Room:
    """The clocks of one day's order, forth and back, which tell at once whether a visit fits at a position.

    `ready[k]`: earliest clocks after stop k - 1; `bound[k]`: latest arrivals at stop k (at the end for the last) that
    still let everything behind it be kept.
    """

    def __init__(self, problem: Problem, day: Day, order: Order) -> None:
        self._rows, self._day, self._visits = problem.rows, day, problem.visits
        self._places = [day.start, *(problem.visits[index].location for index in order), day.end]
        self._home = travel_of(problem, day, ())
        self.ready: list[Clocks] = [(day.opens, NEVER) if day.needs_lunch else (NEVER, day.opens)]
        for place, index in enumerate(order):
            self.ready.append(
                self._serve(index, self._go(self.ready[-1], self._places[place], self._places[place + 1]))
            )
        self.bound: list[Clocks] = [(-NEVER, day.closes)]
        for place in range(len(order) - 1, -1, -1):
            self.bound.append(self._back(order[place], place))
        self.bound.reverse()

    def _go(self, clocks: Clocks, start: int, end: int) -> Clocks:
        hungry, fed = clocks
        step = self._rows[start][end]
        if hungry >= NEVER:
            return hungry, fed + step
        eaten = min(_lunch_over(self._day, hungry) + step, _lunch_over(self._day, hungry + step))
        return hungry + step, min(fed + step, eaten)

    def _serve(self, index: int, clocks: Clocks) -> Clocks:
        visit = self._visits[index]
        hungry, fed = (earliest_start(visit.windows, clock) + visit.service for clock in clocks)
        return hungry, fed

    def _back(self, index: int, place: int) -> Clocks:
        visit = self._visits[index]
        hungry, fed = self.bound[-1]
        step = self._rows[self._places[place + 1]][self._places[place + 2]]
        still = max(hungry - step, _lunch_before(self._day, fed - step), _lunch_before(self._day, fed) - step)
        latest = (latest_start(visit.windows, leave - visit.service) for leave in (still, fed - step))
        return next(latest), next(latest)

    def _kept(self, clocks: Clocks, place: int) -> bool:
        return clocks[0] <= self.bound[place][0] or clocks[1] <= self.bound[place][1]

    def is_kept(self) -> bool:
        """Whether the order itself can be kept."""
        return self._kept(self._go(self.ready[0], self._places[0], self._places[1]), 0)

    def takes(self, index: int, place: int, instead: int = 0) -> bool:
        """Whether the visit fits at position `place`, in the stead of so many stops from there on."""
        location = self._visits[index].location
        served = self._serve(index, self._go(self.ready[place], self._places[place], location))
        return self._kept(self._go(served, location, self._places[place + instead + 1]), place + instead)

    def detour(self, index: int, place: int, instead: int = 0) -> int:
        """The extra travel of taking the visit there."""
        before, after, location = self._places[place], self._places[place + instead + 1], self._visits[index].location
        stretch = self._places[place : place + instead + 2]
        saved = self._home if len(self._places) == 2 else sum(self._rows[a][b] for a, b in pairwise(stretch))
        return self._rows[before][location] + self._rows[location][after] - saved


def is_kept(problem: Problem, day: Day, order: Order) -> bool:
    """Whether the day can be kept in this order; a day without visits always can."""
    return not order or Room(problem, day, order).is_kept()


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
        ended = _lunch_over(day, clock) if slot == (after, arrived) else NEVER
        if ended < NEVER and day.lunch is not None:
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
    if start == NEVER:
        start = ready
        late = ready - max((last for _, last in visit.windows or ()), default=ready)
    return Stop(visit.id, arrive, start, start + visit.service, wait=start - ready, late=late)


def _leave_late(stop: Stop, travel: int, lunch: LunchSlot | None) -> tuple[int, Stop]:
    """Leave the start so late that nobody waits at the first stop."""
    eats_first = lunch is not None and lunch.after == -1 and lunch.arrived
    leave = (lunch.start if lunch and eats_first else stop.start) - travel
    return leave, replace(stop, arrive=leave + travel, wait=stop.wait if eats_first else 0)
