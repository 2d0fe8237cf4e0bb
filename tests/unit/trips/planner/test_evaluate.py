"""An order given by hand gets its times, whatever it is; what cannot be kept is shown, not refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from otomo.trips.planner import Day, Lunch, Problem, Visit, check, evaluate, solve

from .problems import problems

pytestmark = pytest.mark.mission("TRIP-2")
PROBLEM = Problem(
    days=(Day("mon", 0, 0, 540, 1020, Lunch(60, 690, 780)), Day("tue", 0, 0, 1980, 2460)),
    visits=(Visit("a", 1, 50, 60, windows=((600, 660),)), Visit("b", 2, 30, 60), Visit("c", 2, 20, 400)),
    travel=np.array([[0, 30, 40], [30, 0, 20], [40, 20, 0]]),
)


def test_leaves_so_late_that_nobody_waits_at_the_first_stop() -> None:
    mon = evaluate(PROBLEM, {"mon": ("a", "b")}).days[0]
    assert (mon.leave, mon.stops[0].arrive, mon.stops[0].start, mon.stops[0].wait) == (570, 600, 600, 0)
    assert mon.lunch is not None and (mon.lunch.start, mon.lunch.end) == (740, 800)
    assert (mon.back, mon.travel) == (840, 90)


def test_shows_lateness_overtime_and_a_lunch_without_room() -> None:
    mon = evaluate(PROBLEM, {"mon": ("b", "a")}).days[0]
    assert [stop.late for stop in mon.stops] == [0, 0]
    mon = evaluate(PROBLEM, {"mon": ("c", "a")}).days[0]
    assert mon.stops[1].late > 0 and mon.overtime > 0


def test_a_visit_of_another_day_is_late_or_waits_but_is_not_refused() -> None:
    tue = evaluate(PROBLEM, {"tue": ("a",)}).days[1]
    assert tue.stops[0].late == 1980 + 30 - 660


def test_lists_what_was_left_out() -> None:
    plan = evaluate(PROBLEM, {"tue": ("b",)})
    assert [(drop.id, drop.code) for drop in plan.dropped] == [("a", "left_out"), ("c", "left_out")]
    assert (plan.value, plan.travel) == (30, 80)


def test_refuses_unknown_ids_and_a_visit_listed_twice() -> None:
    with pytest.raises(KeyError, match="wed"):
        evaluate(PROBLEM, {"wed": ()})
    with pytest.raises(KeyError, match="zed"):
        evaluate(PROBLEM, {"mon": ("zed",)})
    with pytest.raises(ValueError, match="twice"):
        evaluate(PROBLEM, {"mon": ("a",), "tue": ("a",)})


@settings(max_examples=200, deadline=None)
@given(st.data(), st.booleans())
def test_never_fails_and_time_never_runs_backwards(data: st.DataObject, lunch: bool) -> None:
    problem = data.draw(problems(lunch=lunch))
    order = tuple(data.draw(st.permutations([visit.id for visit in problem.visits])))
    day = evaluate(problem, {problem.days[0].id: order}).days[0]
    clock = day.leave
    for stop in day.stops:
        assert clock <= stop.arrive <= stop.start <= stop.leave and stop.wait >= 0 and stop.late >= 0
        clock = stop.leave
    assert clock <= day.back
    if day.lunch:
        busy = [(stop.start, stop.leave) for stop in day.stops]
        assert all(day.lunch.end <= begin or end <= day.lunch.start for begin, end in busy if begin < end)


def test_the_plan_of_the_planner_evaluates_to_itself() -> None:
    plan = solve(PROBLEM, seconds=5)
    again = evaluate(PROBLEM, {day.id: tuple(stop.id for stop in day.stops) for day in plan.days})
    assert (again.days, again.value, again.travel) == (plan.days, plan.value, plan.travel)
    check(PROBLEM, again)
