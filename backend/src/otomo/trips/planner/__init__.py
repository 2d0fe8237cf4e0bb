"""The trip planner: which customers to visit on which day and in what order.

plan = solve(Problem(days=(...), visits=(...), travel=minutes), seconds=1.0, seed=1)
"""

from otomo.trips.planner.check import InvalidPlanError, check
from otomo.trips.planner.model import (
    Day,
    DayPlan,
    Dropped,
    Id,
    Lunch,
    LunchSlot,
    Plan,
    Problem,
    Relax,
    Stop,
    Visit,
)
from otomo.trips.planner.solver import evaluate, solve

__all__ = [
    "Day",
    "DayPlan",
    "Dropped",
    "Id",
    "InvalidPlanError",
    "Lunch",
    "LunchSlot",
    "Plan",
    "Problem",
    "Relax",
    "Stop",
    "Visit",
    "check",
    "evaluate",
    "solve",
]
