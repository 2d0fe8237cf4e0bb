"""Every dropped visit says why, truly; a required one says which single wish to relax, and that it then is met."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from otomo.trips.planner import Day, Dropped, Lunch, Problem, Relax, Visit, solve

from .problems import brute_force, problems

pytestmark = pytest.mark.mission("TRIP-2")
TRAVEL = np.array([[0, 30, 60], [30, 0, 40], [60, 40, 0]])
MON, TUE = Day("mon", 0, 0, 540, 720), Day("tue", 0, 0, 1980, 2160)


def dropped(*visits: Visit, days: tuple[Day, ...] = (MON,)) -> dict[object, Dropped]:
    return {drop.id: drop for drop in solve(Problem(days, visits, TRAVEL), seconds=5).dropped}


@pytest.mark.parametrize(
    ("visit", "code"),
    [
        (Visit("x", 1, 9, 30, days=frozenset()), "day_not_allowed"),
        (Visit("x", 1, 9, 30, windows=()), "outside_windows"),
        (Visit("x", 1, 9, 30, windows=((0, 500), (700, 800))), "outside_windows"),
        (Visit("x", 2, 9, 61), "too_far"),
        (Visit("x", 1, 0, 30), "not_worth_travel"),
    ],
)
def test_names_why_a_visit_is_impossible_even_alone(visit: Visit, code: str) -> None:
    assert dropped(visit)["x"].code == code


def test_names_the_stop_in_whose_place_it_would_fit() -> None:
    drop = dropped(Visit("good", 1, 9, 100), Visit("less", 1, 8, 100))["less"]
    assert (drop.code, drop.instead_of) == ("no_room", "good")


def test_required_but_too_far_says_how_much_longer_the_day_must_be() -> None:
    drop = dropped(Visit("x", 2, 9, 75, required=True))["x"]
    assert drop.code == "too_far"
    assert {Relax("close_later", 15, "mon"), Relax("open_earlier", 15, "mon")} <= set(drop.relax)


def test_required_outside_its_window_says_by_how_much() -> None:
    drop = dropped(Visit("x", 1, 9, 30, windows=((540, 560),), required=True))["x"]
    assert {Relax("widen_window", 10, "mon"), Relax("open_earlier", 10, "mon")} == set(drop.relax)


def test_required_on_a_wrong_day_says_which_day_would_do() -> None:
    visit = Visit("x", 1, 9, 30, windows=((2000, 2100),), required=True, days=frozenset({"mon"}))
    assert dropped(visit, days=(MON, TUE))["x"].relax == (Relax("allow_day", day="tue"),)


def test_required_that_only_lunch_prevents_says_so() -> None:
    day = Day("mon", 0, 0, 540, 720, Lunch(60, 600, 660))
    assert Relax("skip_lunch", day="mon") in dropped(Visit("x", 2, 9, 40, required=True), days=(day,))["x"].relax


def test_two_required_that_clash_name_each_other() -> None:
    drops = dropped(Visit("a", 1, 9, 100, required=True), Visit("b", 1, 8, 100, required=True))
    assert set(drops) == {"b"} and drops["b"].code == "clashes_with_required"
    assert Relax("release_visit", day="mon", visits=("a",)) in drops["b"].relax
    assert Relax("close_later", 80, "mon") in drops["b"].relax


def relaxed(problem: Problem, drop: Dropped, relax: Relax) -> Problem:
    index = problem.visit_index[drop.id]
    visits, days = list(problem.visits), list(problem.days)
    at = next(k for k, day in enumerate(days) if day.id == relax.day)
    amount = relax.minutes or 0
    match relax.kind:
        case "open_earlier":
            days[at] = replace(days[at], opens=days[at].opens - amount)
        case "close_later":
            days[at] = replace(days[at], closes=days[at].closes + amount)
        case "skip_lunch":
            days[at] = replace(days[at], lunch=None)
        case "widen_window":
            wider = tuple((a - amount, b + amount) for a, b in visits[index].windows or ())
            visits[index] = replace(visits[index], windows=wider)
        case "allow_day":
            visits[index] = replace(visits[index], days=None)
        case "release_visit":
            other = problem.visit_index[relax.visits[0]]
            visits[other] = replace(visits[other], required=False)
    return replace(problem, days=tuple(days), visits=tuple(visits))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(required=True, lunch=True, max_visits=3))
def test_every_relaxation_offered_does_make_room(problem: Problem) -> None:
    plan = solve(problem, seconds=5)
    met = sum(visit.required for visit in problem.visits) - len(plan.conflicts)
    for drop in plan.conflicts:
        for relax in drop.relax:
            after = relaxed(problem, drop, relax)
            if relax.alone:
                after = replace(after, visits=(after.visits[problem.visit_index[drop.id]],))
                assert brute_force(after)[0] == 1, (drop, relax)
            else:
                assert brute_force(after)[0] >= met + (relax.kind != "release_visit"), (drop, relax)
