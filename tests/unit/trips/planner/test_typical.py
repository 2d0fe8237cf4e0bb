"""A typical trip: 40 candidates on two days with lunch, half of them with windows, travel by the default model."""

from dataclasses import replace

import numpy as np
import pytest
from otomo.trips.planner import Day, Lunch, Problem, Visit, check, solve
from otomo.trips.planner.model import Objective
from otomo.trips.travel import RoadAndRail

pytestmark = pytest.mark.mission("TRIP-2")


def trip(seed: int, objective: Objective = "most_value") -> Problem:
    random = np.random.default_rng(seed)
    places = [(34.97, 138.39), *zip(34.75 + 0.35 * random.random(40), 137.6 + 0.9 * random.random(40), strict=True)]
    openings = [0, 1440]
    days = tuple(Day(f"d{o}", 0, 0, o + 540, o + 1080, Lunch(60, o + 690, o + 780)) for o in openings)
    windows = tuple((o + begin, o + end) for o in openings for begin, end in ((600, 720), (810, 990)))
    visits = tuple(
        Visit(
            id=f"c{number}",
            location=number + 1,
            value=int(random.integers(5, 100)),
            service=int(random.choice([30, 45, 60, 90])),
            windows=windows[:: random.choice([1, 2])] if random.random() < 0.5 else None,
            required=number < 2,
        )
        for number in range(40)
    )
    return Problem(days, visits, RoadAndRail().matrix(places).minutes, objective)


def test_the_same_seed_gives_the_same_plan() -> None:
    first = solve(trip(1), seconds=60, seed=7)
    assert first.repeatable
    assert solve(trip(1), seconds=60, seed=7) == first


def test_a_short_time_still_gives_a_plan_that_holds_and_says_it_was_cut() -> None:
    problem = trip(2)
    plan = solve(problem, seconds=0.05)
    check(problem, plan)
    assert plan.value > 0 and not plan.conflicts and not plan.repeatable


def test_every_day_has_lunch_and_every_candidate_is_planned_or_explained() -> None:
    plan = solve(trip(3), seconds=60)
    assert all(day.lunch and 690 <= day.lunch.start % 1440 <= 780 for day in plan.days)
    assert sum(len(day.stops) for day in plan.days) + len(plan.dropped) == 40


def test_least_travel_drives_less_and_every_stop_earns_its_detour() -> None:
    most, least = solve(trip(4), seconds=60), solve(problem := trip(4, "least_travel"), seconds=60)
    assert least.travel < most.travel and least.value < most.value
    best = max(visit.value for visit in problem.visits)
    for drop in least.dropped:
        if drop.code == "not_worth_travel":
            assert drop.detour is not None
            assert drop.detour * best >= problem.detour * problem.visits[problem.visit_index[drop.id]].value


def test_days_that_may_not_hold_a_visit_do_not_hold_it() -> None:
    problem = trip(5)
    only = frozenset({"d1440"})
    problem = replace(problem, visits=tuple(replace(visit, windows=None, days=only) for visit in problem.visits))
    plan = solve(problem, seconds=60)
    assert not plan.days[0].stops and plan.days[1].stops
