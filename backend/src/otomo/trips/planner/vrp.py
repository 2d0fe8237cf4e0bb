"""The problem as a prize-collecting vehicle routing model of PyVRP.

A day is a vehicle, a visit an optional client whose prize is its value; alternative windows are a group of clients of
which at most one is served. A required visit is one whose prize exceeds all other things together, so that the model
always has an answer and the visits that are impossible together show as dropped. PyVRP knows no breaks: the lunch of a
day is cut out of its time axis at a guessed moment, and the exact schedule later puts it before or after the visit that
straddles that moment.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from pyvrp import Client, ClientGroup, Depot, Location, ProblemData, Route, Solution, VehicleType

from otomo.trips.planner.model import Day, Orders, Problem, Visit, Window
from otomo.trips.planner.schedule import is_kept, timetable

LARGEST = 1 << 60  # penalties are bounded so that no cost overflows PyVRP's 64-bit integers


class LunchGaps:
    """Cuts the lunch of each day out of the time axis: where, as a share of the range in which it may start."""

    def __init__(self, days: tuple[Day, ...], shares: list[float]) -> None:
        self._gaps = [self._gap(day, share) for day, share in zip(days, shares, strict=True) if day.needs_lunch]

    @staticmethod
    def _gap(day: Day, share: float) -> tuple[int, int]:
        assert day.lunch is not None
        begin = day.lunch.earliest + round(share * (day.lunch.latest - day.lunch.earliest))
        return min(max(begin, day.opens), day.closes - day.lunch.minutes), day.lunch.minutes

    def cut(self, moment: int) -> int:
        return moment - sum(min(max(moment - begin, 0), minutes) for begin, minutes in self._gaps)


class Vrp:
    """The model, and the way from orders of visits to PyVRP's solutions and back.

    Visits that no day can hold are left out of it.
    """

    def __init__(self, problem: Problem, windows: list[list[Window]], gaps: LunchGaps) -> None:
        self._problem, self._gaps = problem, gaps
        self._opens = min(day.opens for day in problem.days)
        self._span = max(day.closes for day in problem.days) - self._opens + 1
        self._clients = [(index, window) for index, usable in enumerate(windows) for window in usable]
        self._depots = sorted({place for day in problem.days for place in (day.start, day.end)})
        worth, cost = problem.weights
        hours = sum(day.closes - day.opens for day in problem.days)
        self._everything = worth * sum(visit.value for visit in problem.visits) + cost * hours
        self._days_of: list[list[int]] = []  # per vehicle type
        self.data = self._data(windows)

    @property
    def max_penalty(self) -> float:
        """The highest price of a unit of lateness: dearer than any prize, and never an overflow."""
        return min(max(1e5, 10.0 * self._everything), LARGEST / (self._span * (len(self._clients) + 2)))

    def _data(self, windows: list[list[Window]]) -> ProblemData:
        groups = [index for index, usable in enumerate(windows) if len(usable) > 1]
        group_of = {index: number for number, index in enumerate(groups)}
        owners = [index for index, _ in self._clients]
        places = self._depots + [self._problem.visits[index].location for index in owners]
        vehicles, matrices = self._vehicles(places, owners)
        return ProblemData(
            locations=[Location(0, 0) for _ in places],
            clients=[
                self._client(index, window, len(self._depots) + at, group_of.get(index))
                for at, (index, window) in enumerate(self._clients)
            ],
            depots=[Depot(at) for at in range(len(self._depots))],
            vehicle_types=vehicles,
            distance_matrices=matrices,
            duration_matrices=matrices,
            groups=[
                ClientGroup([at for at, owner in enumerate(owners) if owner == index], required=False)
                for index in groups
            ],
        )

    def _client(self, index: int, window: Window, location: int, group: int | None) -> Client:
        visit = self._problem.visits[index]
        return Client(
            location,
            service_duration=visit.service,
            tw_early=self._gaps.cut(window[0]) - self._opens,
            tw_late=self._gaps.cut(window[1]) - self._opens,
            prize=self._problem.weights[0] * visit.value + (self._everything + 1 if visit.required else 0),
            required=False,
            group=group,
        )

    def _vehicles(self, places: list[int], owners: list[int]) -> tuple[list[VehicleType], list[Any]]:
        """Days alike in everything share a vehicle type; days that may not hold the same visits differ in matrix."""
        alike: dict[tuple[Any, ...], list[int]] = {}
        for number, day in enumerate(self._problem.days):
            banned = tuple(
                len(self._depots) + at
                for at, index in enumerate(owners)
                if not self._problem.allows(self._problem.visits[index], day)
            )
            hours = self._gaps.cut(day.opens) - self._opens, self._gaps.cut(day.closes) - self._opens
            key = (self._depots.index(day.start), self._depots.index(day.end), *hours, banned)
            alike.setdefault(key, []).append(number)
        self._days_of = list(alike.values())
        profiles = list(dict.fromkeys(banned for *_, banned in alike))
        vehicles = [
            VehicleType(
                num_available=len(numbers),
                start_depot=start,
                end_depot=end,
                tw_early=opens,
                tw_late=closes,
                unit_distance_cost=self._problem.weights[1],
                profile=profiles.index(banned),
            )
            for (start, end, opens, closes, banned), numbers in alike.items()
        ]
        return vehicles, [self._matrix(places, banned) for banned in profiles]

    def _matrix(self, places: list[int], banned: tuple[int, ...]) -> Any:  # PyVRP's stubs misname the array type
        matrix = self._problem.travel[np.ix_(places, places)].copy()
        matrix[:, banned] = matrix[banned, :] = self._span
        np.fill_diagonal(matrix, 0)
        return matrix

    def orders(self, solution: Solution) -> Orders:
        days: list[tuple[int, ...]] = [()] * len(self._problem.days)
        free: list[Iterator[int]] = [iter(numbers) for numbers in self._days_of]
        for route in solution.routes():
            order = tuple(self._clients[step.idx][0] for step in route if step.is_client())
            days[next(free[route.vehicle_type()])] = order
        return tuple(days)

    def solution(self, orders: Orders) -> Solution:
        """`orders` must be kept by the exact schedule, which tells the window of each visit."""
        routes = []
        for kind, numbers in enumerate(self._days_of):
            for number in numbers:
                stops = timetable(self._problem, self._problem.days[number], orders[number]).stops
                visits = [self._client_at(index, stop.start) for index, stop in zip(orders[number], stops, strict=True)]
                if visits:
                    routes.append(Route(self.data, visits, kind))
        return Solution(self.data, routes)

    def _client_at(self, visit: int, start: int) -> int:
        return next(
            at for at, (index, (first, last)) in enumerate(self._clients) if index == visit and first <= start <= last
        )


def usable_windows(problem: Problem) -> list[list[Window]]:
    """For each visit the windows that some day may hold, clipped to the hours of its days."""
    latest = max(day.closes for day in problem.days)
    options = [(index, window) for index, v in enumerate(problem.visits) for window in v.windows or _any(v, latest)]
    lone = problem.nearest.changed(
        visits=tuple(
            replace(problem.visits[index], id=number, windows=(window,))
            for number, (index, window) in enumerate(options)
        )
    )
    usable: list[list[Window]] = [[] for _ in problem.visits]
    for number, (index, window) in enumerate(options):
        days = [day for day in problem.days if problem.allows(problem.visits[index], day)]
        if any(is_kept(lone, day, (number,)) for day in days):
            hours = min(day.opens for day in days), max(day.closes for day in days)
            usable[index].append((max(window[0], hours[0]), min(window[1], hours[1])))
    return usable


def _any(visit: Visit, latest: int) -> tuple[Window, ...]:
    return ((0, latest),) if visit.windows is None else ()
