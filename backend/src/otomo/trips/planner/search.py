"""The heuristic search: PyVRP's iterated local search, twice in parallel with different parameters and seeds.

PyVRP releases the interpreter lock inside its search, so threads use the cores. A search goes in rounds; each starts
from the best plan so far. Without lunch one round is enough. With lunch every round guesses the moment of each day's
lunch anew: once where the best plan has it, where the model is exact, and once at random.
"""

import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from random import Random

from pyvrp import (
    CostEvaluator,
    IteratedLocalSearch,
    IteratedLocalSearchCallbacks,
    IteratedLocalSearchParams,
    PenaltyManager,
    PenaltyParams,
    RandomNumberGenerator,
    Solution,
)
from pyvrp.search import OPERATORS, LocalSearch, NeighbourhoodParams, PerturbationManager, compute_neighbours

from otomo.trips.planner.model import Day, Orders, Problem, Window
from otomo.trips.planner.polish import polish, repair, score
from otomo.trips.planner.schedule import timetable
from otomo.trips.planner.vrp import LunchGaps, Vrp, usable_windows

LUNCH_ROUNDS = 8
ROUND_SHARE = 5  # a round of these has this fraction of the patience of a single one
KEPT = 4  # last improvements of a round that are checked exactly
# Found by trial on the orienteering benchmarks (docs/bench/planner.md): waiting counts as much as travel when
# neighbours are chosen, the price of lateness follows the search quickly, few neighbours suit long days, and a search
# of some thousand iterations may accept little that is worse (PyVRP's history of 300 is for searches of minutes).
NEIGHBOURS = (50, 20)
HISTORIES = (10, 30)
RESTART = 700  # iterations without improvement after which a search goes back to its best
PENALTY = PenaltyParams(solutions_between_updates=50, penalty_increase=1.3, penalty_decrease=0.8)
FIRST_PENALTY = 50_000.0


@dataclass(frozen=True, slots=True)
class Effort:
    """A search ends after `patience` iterations without improvement, or when the clock reaches `deadline`."""

    deadline: float  # of time.monotonic()
    patience: int

    def is_over(self) -> bool:
        return time.monotonic() >= self.deadline


@dataclass(frozen=True, slots=True)
class Habits:
    """What one search does differently from the other: neighbours tried, and the length of late acceptance."""

    neighbours: int
    history: int

    def nearby(self) -> NeighbourhoodParams:
        """Whom a stop may come to stand beside."""
        return NeighbourhoodParams(weight_wait_time=1.0, num_neighbours=self.neighbours)


def search(problem: Problem, effort: Effort, seed: int) -> tuple[Orders, bool]:
    """The best plan found, which the exact schedule keeps, and whether effort and not the clock ended the search."""
    windows = usable_windows(problem)
    with ThreadPoolExecutor(len(NEIGHBOURS)) as pool:
        jobs = [
            pool.submit(_work, problem, windows, effort, Habits(count, history), seed * len(NEIGHBOURS) + worker)
            for worker, (count, history) in enumerate(zip(NEIGHBOURS, HISTORIES, strict=True))
        ]
        results = [job.result() for job in jobs]
    best = max((orders for orders, _ in results), key=lambda orders: score(problem, orders))
    return best, all(by_effort for _, by_effort in results)


def _work(
    problem: Problem, windows: list[list[Window]], effort: Effort, habits: Habits, seed: int
) -> tuple[Orders, bool]:
    best: Orders = tuple(() for _ in problem.days)
    rounds = LUNCH_ROUNDS if any(day.needs_lunch for day in problem.days) else 1
    random = Random(seed)  # noqa: S311  a search needs no secrets
    for number in range(rounds):
        if number and effort.is_over():
            return best, False
        shares = [
            _lunch_share(problem, day, order) if number % 2 else random.random()
            for day, order in zip(problem.days, best, strict=True)
        ]
        vrp = Vrp(problem, windows, LunchGaps(problem.days, shares))
        if not vrp.data.num_clients:
            break
        part = replace(effort, patience=effort.patience // ROUND_SHARE) if rounds > 1 else effort
        found = _iterate(vrp, part, habits, seed + number, vrp.solution(best) if number else None)
        kept = {repair(problem, vrp.orders(solution)) for solution in found}
        first = max(sorted(kept), key=lambda orders: score(problem, orders))
        best = max(best, polish(problem, first, effort.deadline), key=lambda orders: score(problem, orders))
    return best, not effort.is_over()


def _lunch_share(problem: Problem, day: Day, order: tuple[int, ...]) -> float:
    """Where the plan has its lunch, as a share of the range in which it may start."""
    slot = timetable(problem, day, order).lunch
    if slot is None or day.lunch is None or day.lunch.latest == day.lunch.earliest:
        return 0.0
    return (slot.start - day.lunch.earliest) / (day.lunch.latest - day.lunch.earliest)


def _iterate(vrp: Vrp, effort: Effort, habits: Habits, seed: int, start: Solution | None) -> list[Solution]:
    """The last improvements of one iterated local search, the starting point first."""
    data, rng = vrp.data, RandomNumberGenerator(seed=seed)
    local = LocalSearch(data, rng, compute_neighbours(data, habits.nearby()), PerturbationManager())
    for operator in OPERATORS:
        if operator.supports(data):
            local.add_operator(operator(data))
    penalties = replace(PENALTY, max_penalty=vrp.max_penalty)
    manager = PenaltyManager(([], FIRST_PENALTY, FIRST_PENALTY), penalties)
    if start is None:
        start = local(Solution.make_random(data, rng), manager.max_cost_evaluator(), exhaustive=True)
    watch = _Watch(effort, start)
    how = IteratedLocalSearchParams(RESTART, habits.history, callbacks=watch)
    IteratedLocalSearch(data, manager, local, start, how).run(watch, collect_stats=False)
    return list(watch.found)


class _Watch(IteratedLocalSearchCallbacks):
    """Remembers the last improvements and stops when the effort is spent."""

    def __init__(self, effort: Effort, start: Solution) -> None:
        self._effort = effort
        self.found = deque([start], maxlen=KEPT)
        self.since_best = 0

    def on_best(self, best: Solution) -> None:
        self.found.append(best)
        self.since_best = 0

    def on_iteration(self, *_state: Solution | CostEvaluator) -> None:
        self.since_best += 1

    def __call__(self, best_cost: int) -> bool:  # noqa: ARG002  PyVRP's protocol
        return self.since_best >= self._effort.patience or self._effort.is_over()
