"""Small random problems, and the best plan of each by trying every order: the oracle of the planner's tests."""

from itertools import pairwise, permutations
from typing import Any

import numpy as np
from hypothesis import strategies as st
from otomo.trips.planner import Day, Lunch, Problem, Visit


@st.composite
def problems(draw: st.DrawFn, *, lunch: bool = False, required: bool = False, max_visits: int = 5) -> Problem:
    """One or two days of 0..600 (the second 1000 later), an asymmetric matrix without the triangle inequality."""
    size = draw(st.integers(2, 5))
    times = st.integers(0, 200)
    travel = np.array(draw(st.lists(st.lists(times, min_size=size, max_size=size), min_size=size, max_size=size)))
    np.fill_diagonal(travel, 0)
    place = st.integers(0, size - 1)
    days = []
    for number in range(draw(st.integers(1, 2))):
        opens = 1000 * number + draw(st.integers(0, 100))
        break_ = Lunch(60, opens + draw(st.integers(50, 150)), opens + draw(st.integers(150, 300))) if lunch else None
        days.append(Day(f"d{number}", draw(place), draw(place), opens, opens + draw(st.integers(200, 500)), break_))
    ids = [day.id for day in days]
    begin = st.sampled_from([0, 1000]).flatmap(lambda base: st.integers(base, base + 400))
    window = st.tuples(begin, st.integers(0, 200)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    visits = tuple(
        Visit(
            id=number,
            location=draw(place),
            value=draw(st.integers(1, 9)),
            service=draw(st.integers(0, 90)),
            windows=draw(st.none() | st.lists(window, min_size=1, max_size=3).map(tuple)),
            required=required and draw(st.booleans()),
            days=draw(st.none() | st.sets(st.sampled_from(ids)).map(frozenset)),
        )
        for number in range(draw(st.integers(1, max_visits)))
    )
    return Problem(tuple(days), visits, travel)


def brute_force(problem: Problem) -> tuple[int, int, int]:
    """(required visits met, value, -travel) of the best plan, by walking every order of every day."""
    best: dict[frozenset[int], tuple[int, int, int]] = {frozenset(): (0, 0, 0)}
    for day in problem.days:
        routes: dict[frozenset[int], tuple[int, int, int]] = {}
        for length in range(len(problem.visits) + 1):
            for order in permutations(range(len(problem.visits)), length):
                if walkable(problem, day, order):
                    gain = _gain(problem, day, order)
                    routes[frozenset(order)] = max(routes.get(frozenset(order), gain), gain)
        best = _combine(best, routes)
    return max(best.values())


def _combine(first: dict[Any, Any], second: dict[Any, Any]) -> dict[Any, Any]:
    merged: dict[Any, Any] = {}
    for used, gain in first.items():
        for more, extra in second.items():
            if not used & more:
                total = tuple(a + b for a, b in zip(gain, extra, strict=True))
                merged[used | more] = max(merged.get(used | more, total), total)
    return merged


def _gain(problem: Problem, day: Day, order: tuple[int, ...]) -> tuple[int, int, int]:
    chosen = [problem.visits[index] for index in order]
    stops = [day.start, *(visit.location for visit in chosen), day.end]
    travel = sum(int(problem.travel[a, b]) for a, b in pairwise(stops))
    return sum(visit.required for visit in chosen), sum(visit.value for visit in chosen), -travel


def walkable(problem: Problem, day: Day, order: tuple[int, ...]) -> bool:
    """Whether the day can be kept: every choice of window and of the moment of lunch is tried."""
    if not order:
        return True
    if any(not problem.allows(problem.visits[index], day) for index in order):
        return False
    ends = _ends(problem, day, order, day.start, day.opens, not day.needs_lunch)
    return any(end <= day.closes for end in ends)


def _ends(problem: Problem, day: Day, order: tuple[int, ...], here: int, clock: int, fed: bool) -> set[int]:
    if not fed and day.lunch and max(clock, day.lunch.earliest) <= day.lunch.latest:
        eaten = max(clock, day.lunch.earliest) + day.lunch.minutes
        return _ends(problem, day, order, here, eaten, True) | _go(problem, day, order, here, clock, False)
    return _go(problem, day, order, here, clock, fed)


def _go(problem: Problem, day: Day, order: tuple[int, ...], here: int, clock: int, fed: bool) -> set[int]:
    arrive = clock + int(problem.travel[here, day.end if not order else problem.visits[order[0]].location])
    arrivals = {(arrive, fed)}
    if not fed and day.lunch and max(arrive, day.lunch.earliest) <= day.lunch.latest:
        arrivals.add((max(arrive, day.lunch.earliest) + day.lunch.minutes, True))
    if not order:
        return {moment for moment, had in arrivals if had}
    visit = problem.visits[order[0]]
    ends: set[int] = set()
    for moment, had in arrivals:
        starts = {max(moment, a) for a, b in visit.windows if moment <= b} if visit.windows is not None else {moment}
        for start in starts:
            ends |= _ends(problem, day, order[1:], visit.location, start + visit.service, had)
    return ends
