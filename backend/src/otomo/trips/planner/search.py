"""The heuristic search: a prize-collecting vehicle routing model, solved by PyVRP's iterated local search.

A day is a vehicle, a visit an optional client whose prize is its value; alternative windows are a group of clients of
which at most one is served. A required visit is one whose prize exceeds all other things together, so that the model
always has an answer and the visits that are impossible together show as dropped. PyVRP releases the interpreter lock
inside its search, so threads use the cores.
"""

import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from pyvrp import (
    Client,
    ClientGroup,
    CostEvaluator,
    Depot,
    IteratedLocalSearch,
    IteratedLocalSearchCallbacks,
    IteratedLocalSearchParams,
    Location,
    PenaltyManager,
    PenaltyParams,
    ProblemData,
    RandomNumberGenerator,
    Solution,
    VehicleType,
)
from pyvrp.search import OPERATORS, LocalSearch, NeighbourhoodParams, PerturbationManager, compute_neighbours

from otomo.trips.planner.model import Day, Orders, Problem, Visit
from otomo.trips.planner.schedule import is_kept

WORKERS = 2
KEPT = 6  # last improvements of a search that are checked exactly afterwards
# Found by trial on the orienteering benchmarks (docs/bench/planner.md): waiting counts as far as travel when neighbours
# are chosen, and the price of lateness follows the search quickly.
NEIGHBOURHOOD = NeighbourhoodParams(weight_wait_time=1.0)
PENALTY = PenaltyParams(solutions_between_updates=50, penalty_increase=1.3, penalty_decrease=0.8)
LARGEST = 1 << 60  # penalties are bounded so that no cost overflows PyVRP's 64-bit integers


@dataclass(frozen=True, slots=True)
class Effort:
    """A search ends after `patience` iterations without improvement, or when the clock reaches `deadline`."""

    deadline: float  # of time.monotonic()
    patience: int

    def left(self) -> float:
        return self.deadline - time.monotonic()


class LunchGap:
    """Cuts each day's lunch, assumed to start at `share` of its range, out of the time axis.

    The search sees days without lunch; the exact schedule later puts it before or after the visit that straddles it.
    """

    def __init__(self, problem: Problem, share: float) -> None:
        self._gaps = sorted(self._gap(day, share) for day in problem.days if day.needs_lunch)

    @staticmethod
    def _gap(day: Day, share: float) -> tuple[int, int]:
        assert day.lunch is not None
        begin = day.lunch.earliest + round(share * (day.lunch.latest - day.lunch.earliest))
        begin = min(max(begin, day.opens), day.closes - day.lunch.minutes)
        return begin, day.lunch.minutes

    def __bool__(self) -> bool:
        return bool(self._gaps)

    def cut(self, moment: int) -> int:
        return moment - sum(min(max(moment - begin, 0), minutes) for begin, minutes in self._gaps)


@dataclass(frozen=True, slots=True)
class _Model:
    data: ProblemData
    visit_of: list[int]  # client -> visit
    days_of: list[list[int]]  # vehicle type -> days
    max_penalty: float


def build(problem: Problem, gap: LunchGap) -> _Model:
    """The PyVRP model of `problem`; visits that no day can hold even alone are left out."""
    opens = min(day.opens for day in problem.days)
    usable = [_usable_windows(problem, visit) for visit in problem.visits]
    clients = [(index, window) for index, windows in enumerate(usable) for window in windows]
    depots = sorted({place for day in problem.days for place in (day.start, day.end)})
    places = depots + [problem.visits[index].location for index, _ in clients]
    worth, cost = problem.weights
    everything = worth * sum(visit.value for visit in problem.visits) + cost * sum(
        d.closes - d.opens for d in problem.days
    )

    def client(index: int, window: tuple[int, int], at: int) -> Client:
        visit = problem.visits[index]
        prize = worth * visit.value + (everything + 1 if visit.required else 0)
        early, late = gap.cut(window[0]) - opens, gap.cut(window[1]) - opens
        group = groups_of.get(index)
        return Client(
            at, service_duration=visit.service, tw_early=early, tw_late=late, prize=prize, required=False, group=group
        )

    groups = [index for index, windows in enumerate(usable) if len(windows) > 1]
    groups_of = {index: number for number, index in enumerate(groups)}
    vehicles, days_of, matrices = _vehicles(problem, gap, depots, places, [index for index, _ in clients])
    data = ProblemData(
        locations=[Location(0, 0) for _ in places],
        clients=[client(index, window, len(depots) + at) for at, (index, window) in enumerate(clients)],
        depots=[Depot(at) for at in range(len(depots))],
        vehicle_types=vehicles,
        distance_matrices=matrices,
        duration_matrices=matrices,
        groups=[
            ClientGroup([at for at, (owner, _) in enumerate(clients) if owner == index], required=False)
            for index in groups
        ],
    )
    span = max(day.closes for day in problem.days) - opens + 1
    ceiling = LARGEST / (span * (len(clients) + 2))
    return _Model(data, [index for index, _ in clients], days_of, min(max(1e5, 10.0 * everything), ceiling))


def _usable_windows(problem: Problem, visit: Visit) -> list[tuple[int, int]]:
    """The windows in which some day can hold the visit alone, clipped to the days."""
    days = [day for day in problem.days if problem.allows(visit, day)]
    found = []
    for window in visit.windows if visit.windows is not None else [(0, max(day.closes for day in problem.days))]:
        alone = Visit(visit.id, visit.location, visit.value, visit.service, (window,))
        lone = Problem(problem.days, (alone,), problem.travel)
        if any(is_kept(lone, day, (0,)) for day in days):
            found.append((max(window[0], min(day.opens for day in days)), min(window[1], max(d.closes for d in days))))
    return found


def _vehicles(
    problem: Problem, gap: LunchGap, depots: list[int], places: list[int], owners: list[int]
) -> tuple[list[VehicleType], list[list[int]], list[Any]]:
    """Days alike in everything share a vehicle type; days that may not hold the same visits differ in matrix."""
    opens = min(day.opens for day in problem.days)
    travel = problem.travel[np.ix_(places, places)].copy()
    np.fill_diagonal(travel, 0)
    too_long = max(day.closes for day in problem.days) - opens + 1
    profiles: dict[tuple[int, ...], int] = {}
    alike: dict[tuple[int, ...], list[int]] = {}
    matrices: list[Any] = []  # PyVRP's stubs misname the array type
    for number, day in enumerate(problem.days):
        banned = tuple(
            len(depots) + at for at, index in enumerate(owners) if not problem.allows(problem.visits[index], day)
        )
        if banned not in profiles:
            profiles[banned] = len(matrices)
            matrix = travel.copy()
            matrix[:, banned] = matrix[banned, :] = too_long
            np.fill_diagonal(matrix, 0)
            matrices.append(matrix)
        key = (
            depots.index(day.start),
            depots.index(day.end),
            gap.cut(day.opens),
            gap.cut(day.closes),
            profiles[banned],
        )
        alike.setdefault(key, []).append(number)
    cost = problem.weights[1]
    vehicles = [
        VehicleType(
            num_available=len(days), start_depot=start, end_depot=end, unit_distance_cost=cost,
            tw_early=early - opens, tw_late=late - opens, profile=profile,
        )
        for (start, end, early, late, profile), days in alike.items()
    ]  # fmt: skip
    return vehicles, list(alike.values()), matrices


class _Keep(IteratedLocalSearchCallbacks):
    """Remembers the last improvements and stops when patience or effort is used up."""

    def __init__(self, effort: Effort) -> None:
        self._effort = effort
        self.found: deque[Solution] = deque(maxlen=KEPT)
        self.since_best = 0
        self.out_of_time = False

    def on_best(self, best: Solution) -> None:
        self.found.append(best)
        self.since_best = 0

    def on_iteration(self, *_state: Solution | CostEvaluator) -> None:
        self.since_best += 1

    def __call__(self, best_cost: int) -> bool:  # noqa: ARG002  PyVRP's protocol
        self.out_of_time = self._effort.left() <= 0
        return self.out_of_time or self.since_best >= self._effort.patience


def search(problem: Problem, effort: Effort, seed: int) -> tuple[list[Orders], bool]:
    """Orders worth an exact check, and whether every worker ended by its effort, not by the clock."""
    shares = (0.0, 0.5) if any(day.needs_lunch for day in problem.days) else (0.0, 0.0)
    models = {share: build(problem, LunchGap(problem, share)) for share in set(shares)}
    jobs = [(models[share], effort, seed * WORKERS + worker) for worker, share in enumerate(shares)]
    with ThreadPoolExecutor(WORKERS) as pool:
        results = list(pool.map(lambda job: _run(*job), jobs))
    orders = [
        _orders(problem, job[0], solution) for job, (found, _) in zip(jobs, results, strict=True) for solution in found
    ]
    return list(dict.fromkeys(orders)), all(by_effort for _, by_effort in results)


def _run(model: _Model, effort: Effort, seed: int) -> tuple[list[Solution], bool]:
    if not model.data.num_clients:
        return [], True
    rng = RandomNumberGenerator(seed=seed)
    neighbours = compute_neighbours(model.data, NEIGHBOURHOOD)
    local = LocalSearch(model.data, rng, neighbours, PerturbationManager())
    for operator in OPERATORS:
        if operator.supports(model.data):
            local.add_operator(operator(model.data))
    penalties = replace(PENALTY, max_penalty=model.max_penalty)
    manager = PenaltyManager(([], 50_000.0, 50_000.0), penalties)
    first = local(Solution.make_random(model.data, rng), manager.max_cost_evaluator(), exhaustive=True)
    keep = _Keep(effort)
    keep.found.append(first)
    params = IteratedLocalSearchParams(callbacks=keep)
    IteratedLocalSearch(model.data, manager, local, first, params).run(keep, collect_stats=False)
    return [solution for solution in keep.found if solution.is_feasible()], not keep.out_of_time


def _orders(problem: Problem, model: _Model, solution: Solution) -> Orders:
    days: list[tuple[int, ...]] = [()] * len(problem.days)
    free: list[Iterator[int]] = [iter(days_of) for days_of in model.days_of]
    for route in solution.routes():
        order = tuple(model.visit_of[step.idx] for step in route if step.is_client())
        days[next(free[route.vehicle_type()])] = order
    return tuple(days)
