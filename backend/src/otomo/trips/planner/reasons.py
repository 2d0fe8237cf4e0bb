"""Why a visit is not in the plan, and which wish to relax so that a required one would be. Every reason is checked."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from otomo.trips.planner.model import Day, DropCode, Dropped, Orders, Problem, Relax, RelaxKind, Visit
from otomo.trips.planner.polish import entries, fits, rooms
from otomo.trips.planner.schedule import Room

Change = Callable[[Problem, int, int, int], Problem]


def explain(problem: Problem, orders: Orders) -> Iterator[Dropped]:
    """A reason for every visit that `orders` leaves out, in the order of the problem."""
    chosen = {index for order in orders for index in order}
    found = rooms(problem, orders)
    anytime = problem.nearest.changed(visits=tuple(replace(visit, windows=None) for visit in problem.visits))
    for index, visit in enumerate(problem.visits):
        if index in chosen:
            continue
        code = _alone(problem, anytime, index)
        if visit.required:
            yield _explain_required(problem, orders, index, code)
        else:
            yield Dropped(visit.id, code) if code else _explain(problem, orders, found, index)


def _explain(problem: Problem, orders: Orders, found: list[Room], index: int) -> Dropped:
    visit = problem.visits[index]
    detours = [found[at].detour(index, place) for at, place in entries(problem, orders, found, index, 0)]
    if detours:
        return Dropped(visit.id, "not_worth_travel", detour=min(detours))
    swaps = [problem.visits[orders[at][place]] for at, place in entries(problem, orders, found, index, 1)]
    weakest = min(swaps, key=lambda other: (other.required, other.value), default=None)
    return Dropped(visit.id, "no_room", instead_of=weakest.id if weakest else None)


def _explain_required(problem: Problem, orders: Orders, index: int, code: DropCode | None) -> Dropped:
    must = tuple(tuple(other for other in order if problem.visits[other].required) for order in orders)
    nothing: Orders = tuple(() for _ in must)
    relax = list(_relaxations(problem, must, index))
    if code and not relax:
        relax = [replace(change, alone=True) for change in _relaxations(problem, nothing, index)]
    return Dropped(problem.visits[index].id, code or "clashes_with_required", required=True, relax=tuple(relax))


def _alone(problem: Problem, anytime: Problem, index: int) -> DropCode | None:
    """The reason why no day can hold the visit, even alone and by the shortest ways, or None."""
    days = [at for at, day in enumerate(problem.days) if problem.allows(problem.visits[index], day)]
    if not days:
        return "day_not_allowed"
    if any(fits(problem.nearest, at, (index,)) for at in days):
        return None
    return "outside_windows" if any(fits(anytime, at, (index,)) for at in days) else "too_far"


def _insertions(order: tuple[int, ...], index: int) -> Iterator[tuple[int, ...]]:
    return ((*order[:place], index, *order[place:]) for place in range(len(order) + 1))


def _relaxations(problem: Problem, beside: Orders, index: int) -> Iterator[Relax]:
    """Single changes, each by the least amount, that let the visit in beside the stops of `beside`."""
    visit = problem.visits[index]
    days = [at for at, day in enumerate(problem.days) if problem.allows(visit, day)]
    for change in (_open_earlier, _close_later, _widen_window):
        options = [(least, at) for at in days if (least := _least(problem, beside, index, at, change)) is not None]
        if options:
            yield Relax(_KINDS[change], minutes=min(options)[0], day=problem.days[min(options)[1]].id)
    anyday = _with_visit(problem, index, replace(visit, days=None))
    for at, day in enumerate(problem.days):
        if at not in days:
            if _enters(anyday, beside, index, at):
                yield Relax("allow_day", day=day.id)
            continue
        if day.needs_lunch and _enters(_with_day(problem, at, replace(day, lunch=None)), beside, index, at):
            yield Relax("skip_lunch", day=day.id)
        for other in beside[at]:
            if fits(problem, at, tuple(index if k == other else k for k in beside[at])):
                yield Relax("release_visit", day=day.id, visits=(problem.visits[other].id,))


def _enters(problem: Problem, beside: Orders, index: int, at: int) -> bool:
    return any(fits(problem, at, order) for order in _insertions(beside[at], index))


def _least(problem: Problem, beside: Orders, index: int, at: int, change: Change) -> int | None:
    """The smallest amount of a change that lets the visit in, by bisection, up to half of the day's hours."""
    day = problem.days[at]
    low, high = 0, (day.closes - day.opens) // 2
    if not high or not _enters(change(problem, index, at, high), beside, index, at):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if _enters(change(problem, index, at, middle), beside, index, at):
            high = middle
        else:
            low = middle
    return high


def _open_earlier(problem: Problem, _index: int, at: int, amount: int) -> Problem:
    day = problem.days[at]
    return _with_day(problem, at, replace(day, opens=day.opens - amount))


def _close_later(problem: Problem, _index: int, at: int, amount: int) -> Problem:
    day = problem.days[at]
    return _with_day(problem, at, replace(day, closes=day.closes + amount))


def _widen_window(problem: Problem, index: int, _at: int, amount: int) -> Problem:
    visit = problem.visits[index]
    windows = tuple((first - amount, last + amount) for first, last in visit.windows or ())
    return _with_visit(problem, index, replace(visit, windows=windows if visit.windows is not None else None))


_KINDS: dict[Change, RelaxKind] = {
    _open_earlier: "open_earlier",
    _close_later: "close_later",
    _widen_window: "widen_window",
}


def _with_visit(problem: Problem, index: int, visit: Visit) -> Problem:
    return problem.changed(visits=(*problem.visits[:index], visit, *problem.visits[index + 1 :]))


def _with_day(problem: Problem, at: int, day: Day) -> Problem:
    return problem.changed(days=(*problem.days[:at], day, *problem.days[at + 1 :]))
