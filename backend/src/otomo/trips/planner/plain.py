"""The planner on a plain JSON problem: decode and refuse with one line that names the place, solve, encode.

In  {"travel": [[..]], "days": [{"id", "start", "end", "opens", "closes"}],
     "visits": [{"id", "location", "value", "service", "windows": [[a, b]], "required": false, "days": [ids] or null}]}
Out {"value", "travel", "days": [{"id", "stops": [{"id", "arrive", "start", "leave"}]}], "dropped": [{"id", "reason"}]}
"""

from typing import Annotated

import msgspec
import numpy as np

from otomo.trips.planner.model import Day, DropCode, Dropped, Id, Plan, Problem, Relax, Visit

LARGEST_TIME = 10_000_000
LARGEST_VALUE = 1_000_000_000

Time = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_TIME)]
Index = Annotated[int, msgspec.Meta(ge=0)]
Value = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_VALUE)]


class ProblemError(ValueError):
    """The problem is malformed; the message is one line that names the place."""


class PlainDay(msgspec.Struct, forbid_unknown_fields=True):
    id: Id
    start: Index
    end: Index
    opens: Time
    closes: Time


class PlainVisit(msgspec.Struct, forbid_unknown_fields=True):
    id: Id
    location: Index
    value: Value
    service: Time
    windows: list[tuple[Time, Time]] | None  # empty or null: any time
    required: bool = False
    days: list[Id] | None = None


class PlainProblem(msgspec.Struct, forbid_unknown_fields=True):
    travel: list[list[Time]]
    days: list[PlainDay]
    visits: list[PlainVisit]


class PlainStop(msgspec.Struct):
    id: Id
    arrive: int
    start: int
    leave: int


class PlainDayPlan(msgspec.Struct):
    id: Id
    stops: list[PlainStop]


class PlainDropped(msgspec.Struct):
    id: Id
    reason: str


class PlainPlan(msgspec.Struct):
    value: int
    travel: int
    days: list[PlainDayPlan]
    dropped: list[PlainDropped]


def decode(text: bytes) -> Problem:
    """Raises ProblemError for anything that is not a well-formed problem."""
    try:
        plain = msgspec.json.decode(text, type=PlainProblem)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at `")
        raise ProblemError(f"{_place(place)}: {message}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProblemError(f"not JSON: {error}") from error
    _check_travel(plain)
    _check_days(plain)
    _check_visits(plain)
    return Problem(
        days=tuple(Day(day.id, day.start, day.end, day.opens, day.closes) for day in plain.days),
        visits=tuple(_visit(visit) for visit in plain.visits),
        travel=np.array(plain.travel, dtype=np.int64),
    )


def _visit(visit: PlainVisit) -> Visit:
    windows = tuple(visit.windows) if visit.windows else None
    days = None if visit.days is None else frozenset(visit.days)
    return Visit(visit.id, visit.location, visit.value, visit.service, windows, visit.required, days)


def _place(path: str) -> str:
    return path.removesuffix("`").removeprefix("$").removeprefix(".") or "the problem"


def _check_travel(plain: PlainProblem) -> None:
    size = len(plain.travel)
    if not size:
        raise ProblemError("travel: is empty")
    for number, row in enumerate(plain.travel):
        if len(row) != size:
            raise ProblemError(
                f"travel[{number}]: has {len(row)} entries, but the matrix has {size} rows; it must be square"
            )


def _check_days(plain: PlainProblem) -> None:
    if not plain.days:
        raise ProblemError("days: there must be at least one")
    seen: set[Id] = set()
    for number, day in enumerate(plain.days):
        place = f"days[{number}]"
        for name, location in (("start", day.start), ("end", day.end)):
            _check_location(plain, f"{place}.{name}", location)
        if day.opens > day.closes:
            raise ProblemError(f"{place}: opens at {day.opens}, after it closes at {day.closes}")
        _check_new(seen, place, day.id)


def _check_visits(plain: PlainProblem) -> None:
    known = {day.id for day in plain.days}
    seen: set[Id] = set()
    for number, visit in enumerate(plain.visits):
        place = f"visits[{number}]"
        _check_location(plain, f"{place}.location", visit.location)
        for at, (first, last) in enumerate(visit.windows or ()):
            if first > last:
                raise ProblemError(f"{place}.windows[{at}]: begins at {first}, after its end at {last}")
        for at, day in enumerate(visit.days or ()):
            if day not in known:
                raise ProblemError(f"{place}.days[{at}]: there is no day {day!r}")
        _check_new(seen, place, visit.id)


def _check_location(plain: PlainProblem, place: str, location: int) -> None:
    if location >= len(plain.travel):
        raise ProblemError(f"{place}: {location} is outside the travel matrix of {len(plain.travel)} places")


def _check_new(seen: set[Id], place: str, identity: Id) -> None:
    if identity in seen:
        raise ProblemError(f"{place}.id: {identity!r} is used twice")
    seen.add(identity)


def encode(problem: Problem, plan: Plan) -> bytes:
    """The answer as JSON; times are the earliest possible, leaving each start as soon as the day opens."""
    opens = {day.id: day.opens - planned.leave for day, planned in zip(problem.days, plan.days, strict=True)}
    answer = PlainPlan(
        value=plan.value,
        travel=plan.travel,
        days=[
            PlainDayPlan(
                day.id,
                [
                    PlainStop(stop.id, stop.arrive + (opens[day.id] if first else 0), stop.start, stop.leave)
                    for first, stop in ((number == 0, stop) for number, stop in enumerate(day.stops))
                ],
            )
            for day in plan.days
        ],
        dropped=[PlainDropped(drop.id, _reason(drop)) for drop in plan.dropped],
    )
    return msgspec.json.encode(answer)


_WORDS: dict[DropCode, str] = {
    "day_not_allowed": "its list of days is empty",
    "outside_windows": "none of its windows can be met, even as the only visit of a day",
    "too_far": "going there and back takes longer than the hours of any of its days, even as the only visit",
    "clashes_with_required": "cannot be met beside the other required visits",
    "no_room": "fits only in place of visits that are worth more together",
    "not_worth_travel": "would fit, but adds nothing to the value",
    "left_out": "is not in the order that was given",
}


def _reason(drop: Dropped) -> str:
    """The code, then the reason in words; for a required visit also the single changes that would make it possible."""
    words = f"{drop.code}: {_WORDS[drop.code]}"
    if drop.instead_of is not None:
        words += f" (would need the place of visit {drop.instead_of})"
    if drop.relax:
        whom = "alone it" if drop.relax[0].alone else "it"
        words += f"; {whom} would be met if " + " or ".join(_wish(relax) for relax in drop.relax)
    return words


def _wish(relax: Relax) -> str:
    match relax.kind:
        case "open_earlier":
            return f"day {relax.day} opened {relax.minutes} earlier"
        case "close_later":
            return f"day {relax.day} closed {relax.minutes} later"
        case "widen_window":
            return f"its windows were {relax.minutes} wider on both sides"
        case "allow_day":
            return f"it were allowed on day {relax.day}"
        case "skip_lunch":
            return f"day {relax.day} had no lunch"
        case "release_visit":
            return f"visit {relax.visits[0]} were not required"
