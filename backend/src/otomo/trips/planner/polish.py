"""Exact last steps on a plan: make it keep its times, then improve it one move at a time.

Everything here goes by the exact schedule (with lunch, alternative windows and allowed days), so what it returns holds.
"""

import time
from collections.abc import Iterator

from otomo.trips.planner.model import Orders, Problem
from otomo.trips.planner.schedule import Room, is_kept, travel_of

Score = tuple[int, int]
Change = tuple[tuple[int, tuple[int, ...]], ...]  # new orders of some days


def score_day(problem: Problem, at: int, order: tuple[int, ...]) -> Score:
    """(required visits met, value * worth - travel * cost) of one day: more is better."""
    worth, cost = problem.weights
    chosen = [problem.visits[index] for index in order]
    travel = travel_of(problem, problem.days[at], order)
    return sum(visit.required for visit in chosen), worth * sum(visit.value for visit in chosen) - cost * travel


def score(problem: Problem, orders: Orders) -> Score:
    """The score of all days together."""
    days = [score_day(problem, at, order) for at, order in enumerate(orders)]
    return sum(day[0] for day in days), sum(day[1] for day in days)


def fits(problem: Problem, at: int, order: tuple[int, ...]) -> bool:
    """Whether this order can be kept on day number `at`."""
    day = problem.days[at]
    if not all(problem.allows(problem.visits[index], day) for index in order):
        return False
    return is_kept(problem, day, order)


def repair(problem: Problem, orders: Orders) -> Orders:
    """Takes the least missed visits out of every day that cannot be kept."""
    return tuple(_repair_day(problem, at, order) for at, order in enumerate(orders))


def _repair_day(problem: Problem, at: int, order: tuple[int, ...]) -> tuple[int, ...]:
    if not order or fits(problem, at, order):
        return order
    shorter = [order[:k] + order[k + 1 :] for k in range(len(order))]
    feasible = [other for other in shorter if fits(problem, at, other)]
    return _repair_day(problem, at, max(feasible or shorter, key=lambda other: score_day(problem, at, other)))


def polish(problem: Problem, orders: Orders, deadline: float) -> Orders:
    """Inserts, replaces, removes, moves and reverses, the best move first, to the local optimum or until `deadline` of
    time.monotonic()."""
    while time.monotonic() < deadline:
        base = [score_day(problem, at, order) for at, order in enumerate(orders)]
        best, best_gain = _best_entry(problem, orders)
        for change in _changes(orders):
            gains = [_minus(score_day(problem, at, order), base[at]) for at, order in change]
            gain = (sum(g[0] for g in gains), sum(g[1] for g in gains))
            if gain > best_gain and all(fits(problem, at, order) for at, order in change):
                best, best_gain = change, gain
        if not best:
            break
        orders = tuple(dict(best).get(at, order) for at, order in enumerate(orders))
    return orders


def _minus(first: Score, second: Score) -> Score:
    return first[0] - second[0], first[1] - second[1]


def rooms(problem: Problem, orders: Orders) -> list[Room]:
    return [Room(problem, day, order) for day, order in zip(problem.days, orders, strict=True)]


def entries(problem: Problem, orders: Orders, found: list[Room], index: int, instead: int) -> Iterator[tuple[int, int]]:
    """(day number, position) wherever the visit fits, in the stead of none or one stop."""
    for at, room in enumerate(found):
        if problem.allows(problem.visits[index], problem.days[at]):
            for place in range(len(orders[at]) + 1 - instead):
                if room.takes(index, place, instead):
                    yield at, place


def _best_entry(problem: Problem, orders: Orders) -> tuple[Change, Score]:
    """The best insertion of a visit, or replacement of a stop by one."""
    worth, cost = problem.weights
    chosen = {index for order in orders for index in order}
    found = rooms(problem, orders)
    best: Change = ()
    best_gain = (0, 0)
    for index in (index for index in range(len(problem.visits)) if index not in chosen):
        visit = problem.visits[index]
        for instead in (0, 1):
            for at, place in entries(problem, orders, found, index, instead):
                gone = [problem.visits[other] for other in orders[at][place : place + instead]]
                value = worth * (visit.value - sum(other.value for other in gone))
                gain = (
                    visit.required - sum(other.required for other in gone),
                    value - cost * found[at].detour(index, place, instead),
                )
                if gain > best_gain:
                    best = ((at, (*orders[at][:place], index, *orders[at][place + instead :])),)
                    best_gain = gain
    return best, best_gain


def _changes(orders: Orders) -> Iterator[Change]:
    """Removals, reversals and moves of the stops there are."""
    for at, order in enumerate(orders):
        for place in range(len(order)):
            yield ((at, order[:place] + order[place + 1 :]),)
            for end in range(place + 2, len(order) + 1):
                yield ((at, order[:place] + order[place:end][::-1] + order[end:]),)
            yield from _moves(orders, at, place)


def _moves(orders: Orders, at: int, place: int) -> Iterator[Change]:
    """One stop to every other position, in its own day and in the others."""
    index = orders[at][place]
    shorter = orders[at][:place] + orders[at][place + 1 :]
    for other, order in enumerate(orders):
        target = shorter if other == at else order
        for spot in range(len(target) + 1):
            longer = (*target[:spot], index, *target[spot:])
            yield ((at, longer),) if other == at else ((at, shorter), (other, longer))
