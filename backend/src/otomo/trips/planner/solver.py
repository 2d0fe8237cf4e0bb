"""The planner's two questions: the best plan for a problem, and the timetable of an order given by hand."""

import time

from otomo.trips.planner.check import check
from otomo.trips.planner.model import Dropped, Id, Orders, Plan, Problem
from otomo.trips.planner.reasons import explain
from otomo.trips.planner.schedule import timetable
from otomo.trips.planner.search import Effort, search

PATIENCE = (1_500, 50)  # iterations without improvement after which a search ends: these, and these per visit
SEARCH_SHARE = 0.95  # of the time; the rest is for the reasons and the check


def solve(problem: Problem, seconds: float = 2.0, seed: int = 1) -> Plan:
    """The best plan found within `seconds` of wall-clock time.

    Repeatable: the search has a fixed effort, and `Plan.repeatable` says whether it was reached within the time.
    Raises InvalidPlanError if the answer fails the independent check (a bug).
    """
    began = time.monotonic()
    patience = PATIENCE[0] + PATIENCE[1] * len(problem.visits)
    best, repeatable = search(problem, Effort(began + SEARCH_SHARE * seconds, patience), seed)
    plan = _plan(problem, best, tuple(explain(problem, best)), repeatable)
    check(problem, plan)
    return plan


def evaluate(problem: Problem, order: dict[Id, tuple[Id, ...]]) -> Plan:
    """The timetable of exactly this order of visit ids per day id; a day that is not named is empty.

    Never refuses an order for its times: lateness, overtime and a lunch without room are shown on the stops and days.
    Raises KeyError for an id that the problem does not have, ValueError for a visit listed twice.
    """
    listed = [visit for visits in order.values() for visit in visits]
    if len(set(listed)) != len(listed):
        raise ValueError("a visit is listed twice")
    known = {day.id for day in problem.days}
    if unknown := [day for day in order if day not in known]:
        raise KeyError(unknown[0])
    orders = tuple(tuple(problem.visit_index[visit] for visit in order.get(day.id, ())) for day in problem.days)
    left_out = tuple(Dropped(v.id, "left_out", required=v.required) for v in problem.visits if v.id not in set(listed))
    return _plan(problem, orders, left_out, repeatable=True)


def _plan(problem: Problem, orders: Orders, dropped: tuple[Dropped, ...], repeatable: bool) -> Plan:
    days = tuple(timetable(problem, day, order) for day, order in zip(problem.days, orders, strict=True))
    return Plan(
        days=days,
        dropped=dropped,
        value=sum(problem.visits[index].value for order in orders for index in order),
        travel=sum(day.travel for day in days),
        repeatable=repeatable,
    )
