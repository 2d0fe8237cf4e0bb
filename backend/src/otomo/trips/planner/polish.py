"""Exact last steps on a plan: make it keep its times, then improve it one move at a time.

Everything here goes by the exact schedule (with lunch, alternative windows and allowed days), so what it returns holds.
"""

from collections.abc import Iterator

from otomo.trips.planner.model import Orders, Problem
from otomo.trips.planner.schedule import finish, travel_of

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
    day = problem.days[at]
    if not all(problem.allows(problem.visits[index], day) for index in order):
        return False
    return finish(problem, day, order) is not None


def repair(problem: Problem, orders: Orders) -> Orders:
    """Takes the least missed visits out of every day that cannot be kept."""
    return tuple(_repair_day(problem, at, order) for at, order in enumerate(orders))


def _repair_day(problem: Problem, at: int, order: tuple[int, ...]) -> tuple[int, ...]:
    if not order or fits(problem, at, order):
        return order
    shorter = [order[:k] + order[k + 1 :] for k in range(len(order))]
    feasible = [other for other in shorter if fits(problem, at, other)]
    return _repair_day(problem, at, max(feasible or shorter, key=lambda other: score_day(problem, at, other)))


def polish(problem: Problem, orders: Orders) -> Orders:
    """The local optimum of inserting, replacing, removing, moving and reversing, the best move first."""
    while True:
        base = [score_day(problem, at, order) for at, order in enumerate(orders)]
        best: Change = ()
        best_gain = (0, 0)
        for change in _changes(problem, orders):
            gains = [_minus(score_day(problem, at, order), base[at]) for at, order in change]
            gain = (sum(g[0] for g in gains), sum(g[1] for g in gains))
            if gain > best_gain and all(fits(problem, at, order) for at, order in change):
                best, best_gain = change, gain
        if not best:
            return orders
        orders = tuple(dict(best).get(at, order) for at, order in enumerate(orders))


def _minus(first: Score, second: Score) -> Score:
    return first[0] - second[0], first[1] - second[1]


def _changes(problem: Problem, orders: Orders) -> Iterator[Change]:
    chosen = {index for order in orders for index in order}
    free = [index for index in range(len(problem.visits)) if index not in chosen]
    for at, order in enumerate(orders):
        for place in range(len(order) + 1):
            for index in free:
                yield ((at, (*order[:place], index, *order[place:])),)
        for place in range(len(order)):
            shorter = order[:place] + order[place + 1 :]
            yield ((at, shorter),)
            for index in free:
                yield ((at, (*order[:place], index, *order[place + 1 :])),)
            for end in range(place + 2, len(order) + 1):
                yield ((at, order[:place] + order[place:end][::-1] + order[end:]),)
            yield from _moves(orders, at, place)


def _moves(orders: Orders, at: int, place: int) -> Iterator[Change]:
    """One visit to every other position, in its own day and in the others."""
    index = orders[at][place]
    shorter = orders[at][:place] + orders[at][place + 1 :]
    for other, order in enumerate(orders):
        target = shorter if other == at else order
        for spot in range(len(target) + 1):
            longer = (*target[:spot], index, *target[spot:])
            yield ((at, longer),) if other == at else ((at, shorter), (other, longer))
