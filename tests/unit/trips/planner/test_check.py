"""The independent checker accepts what the planner answers and refuses every spoilt answer."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from otomo.trips.planner import Day, DayPlan, InvalidPlanError, Lunch, Plan, Problem, Stop, Visit, check, solve

pytestmark = pytest.mark.mission("TRIP-2")

PROBLEM = Problem(
    days=(Day("mon", 0, 0, 540, 1020, Lunch(60, 690, 780)),),
    visits=(
        Visit("a", 1, 50, 60, windows=((600, 660), (900, 930))),
        Visit("b", 2, 30, 60, windows=((540, 720),)),
        Visit("c", 2, 20, 60, days=frozenset({"mon"})),
        Visit("far", 3, 99, 60),
    ),
    travel=np.array([[0, 30, 40, 300], [30, 0, 20, 300], [40, 20, 0, 300], [300, 300, 300, 0]]),
)
PLAN = solve(PROBLEM, seconds=5)


def day(**changes: object) -> Plan:
    return replace(PLAN, days=(replace(PLAN.days[0], **changes),))


def stop(position: int, change: Callable[[Stop], Stop]) -> Plan:
    stops = list(PLAN.days[0].stops)
    stops[position] = change(stops[position])
    return day(stops=tuple(stops))


def test_accepts_the_plan() -> None:
    check(PROBLEM, PLAN)
    assert (PLAN.value, [drop.id for drop in PLAN.dropped]) == (100, ["far"])
    assert PLAN.days[0].lunch is not None


LUNCH = PLAN.days[0].lunch
assert LUNCH is not None
SPOILT = {
    "another value": replace(PLAN, value=PLAN.value + 1),
    "another travel": replace(PLAN, travel=PLAN.travel - 1),
    "travel of a day": day(travel=PLAN.days[0].travel - 1),
    "a day too few": replace(PLAN, days=()),
    "a visit neither made nor dropped": replace(PLAN, dropped=()),
    "a visit made and dropped": replace(PLAN, dropped=(*PLAN.dropped, replace(PLAN.dropped[0], id="a"))),
    "a visit twice": day(stops=(*PLAN.days[0].stops, PLAN.days[0].stops[0])),
    "leaves before it opens": day(leave=539),
    "back too early": day(back=PLAN.days[0].back - 1),
    "back after it closes": day(back=1021),
    "too fast": stop(0, lambda s: replace(s, arrive=s.arrive - 1)),
    "starts before it arrives": stop(1, lambda s: replace(s, arrive=s.start + 1)),
    "leaves early": stop(-1, lambda s: replace(s, leave=s.leave - 1)),
    "starts late": stop(0, lambda s: replace(s, late=5)),
    "no lunch": day(lunch=None),
    "short lunch": day(lunch=replace(LUNCH, end=LUNCH.end - 1)),
    "early lunch": day(lunch=replace(LUNCH, start=600, end=660)),
    "other order": day(stops=PLAN.days[0].stops[::-1]),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT.keys())
def test_refuses_a_spoilt_plan(spoilt: Plan) -> None:
    with pytest.raises(InvalidPlanError):
        check(PROBLEM, spoilt)


def test_refuses_a_start_outside_the_windows() -> None:
    problem = Problem(PROBLEM.days, (replace(PROBLEM.visits[0], windows=((0, 10),)),), PROBLEM.travel)
    made = DayPlan("mon", (Stop("a", 600, 600, 660, wait=0),), leave=570, back=690, travel=60)
    with pytest.raises(InvalidPlanError, match="outside its windows"):
        check(problem, Plan((made,), (), 50, 60))


def test_refuses_a_day_that_is_not_allowed() -> None:
    problem = Problem(PROBLEM.days, (replace(PROBLEM.visits[0], days=frozenset()),), PROBLEM.travel)
    made = DayPlan("mon", (Stop("a", 600, 600, 660, wait=0),), leave=570, back=690, travel=60)
    with pytest.raises(InvalidPlanError, match="not allowed"):
        check(problem, Plan((made,), (), 50, 60))
