"""What the planner is asked and what it answers. Plain data: no store, no HTTP, no settings.

All times are integers on one axis and in one unit (the trips service counts minutes, day k of a trip starting at
1440 * k). Travel is a square matrix of the same unit; it may be asymmetric and need not obey the triangle inequality.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

Id = str | int
Window = tuple[int, int]
Matrix = npt.NDArray[np.int64]
Objective = Literal["most_value", "least_travel"]

DropCode = Literal[
    "day_not_allowed",  # its list of days is empty
    "outside_windows",  # reachable, but in none of its windows, even alone
    "too_far",  # going there and back does not fit the hours of any of its days, even alone
    "clashes_with_required",  # fits alone, but not beside the visits that must be made
    "no_room",  # would fit only in the place of visits that were chosen
    "not_worth_travel",  # would fit, but its value does not pay for the travel (or it has none)
    "left_out",  # evaluate(): not part of the order that was given
]
RelaxKind = Literal[
    "open_earlier",  # a day's `opens`, by `minutes`
    "close_later",  # a day's `closes`, by `minutes`
    "widen_window",  # the visit's own window, by `minutes`
    "allow_day",  # let the visit be on `day`
    "skip_lunch",  # on `day`
    "release_visit",  # no longer require `visits`
]


@dataclass(frozen=True, slots=True)
class Lunch:
    """A break of `minutes` that starts within `earliest`..`latest`, at the place before or after a visit."""

    minutes: int
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Day:
    """A working day: leave location `start` at `opens` or later, be at location `end` by `closes`.

    A lunch that cannot lie within the hours (a half day) is not asked for.
    """

    id: Id
    start: int
    end: int
    opens: int
    closes: int
    lunch: Lunch | None = None

    @property
    def needs_lunch(self) -> bool:
        lunch = self.lunch
        if lunch is None:
            return False
        begin = max(self.opens, lunch.earliest)
        return begin <= lunch.latest and begin + lunch.minutes <= self.closes


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that may be made once. A window bounds its START: arrive early and wait; service may run past the end.

    `windows`: mutually exclusive alternatives; None = any time, empty = never. `days`: ids of the days it may be on;
    None = any.
    """

    id: Id
    location: int
    value: int
    service: int
    windows: tuple[Window, ...] | None = None
    required: bool = False
    days: frozenset[Id] | None = None


@dataclass(frozen=True)
class Problem:
    """`objective` most_value: the highest total value, then the least travel. least_travel: a visit must earn its
    travel; the most valuable candidate may cost `detour` units of extra travel, the others in proportion.

    Raises ValueError when indices, ids or hours do not fit together.
    """

    days: tuple[Day, ...]
    visits: tuple[Visit, ...]
    travel: Matrix
    objective: Objective = "most_value"
    detour: int = 60
    visit_index: dict[Id, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "travel", np.ascontiguousarray(self.travel, dtype=np.int64))
        object.__setattr__(self, "visit_index", {visit.id: index for index, visit in enumerate(self.visits)})
        self._check()

    def _check(self) -> None:
        size = len(self.travel)
        if self.travel.shape != (size, size) or size == 0 or self.travel.min() < 0:
            raise ValueError("travel must be a square matrix of numbers that are not negative")
        if not self.days or len({day.id for day in self.days}) != len(self.days):
            raise ValueError("there must be a day, and no two with one id")
        if len(self.visit_index) != len(self.visits):
            raise ValueError("two visits have one id")
        places = [place for day in self.days for place in (day.start, day.end)] + [v.location for v in self.visits]
        if min(places) < 0 or max(places) >= size:
            raise ValueError("a location is outside the travel matrix")
        spans = sorted((day.opens, day.closes) for day in self.days)
        if any(opens > closes for opens, closes in spans):
            raise ValueError("a day closes before it opens")
        if any(day.lunch for day in self.days) and any(b[0] < a[1] for a, b in pairwise(spans)):
            raise ValueError("days with a lunch must not overlap on the time axis")

    @cached_property
    def rows(self) -> list[list[int]]:
        """The travel matrix as Python integers: the exact schedule reads single cells, where lists are quicker."""
        rows: list[list[int]] = self.travel.tolist()
        return rows

    @cached_property
    def nearest(self) -> "Problem":
        """The same with detours over other places where they are quicker: no company of a visit can bring it nearer."""
        matrix = self.travel.copy()
        for over in range(len(matrix)):
            np.minimum(matrix, matrix[:, over, None] + matrix[over], out=matrix)
        return replace(self, travel=matrix)

    def changed(self, days: tuple[Day, ...] | None = None, visits: tuple[Visit, ...] | None = None) -> "Problem":
        """Other days or visits on the same travel, whose rows are not made again."""
        other = replace(self, days=days or self.days, visits=self.visits if visits is None else visits)
        vars(other)["rows"] = self.rows
        return other

    @cached_property
    def weights(self) -> tuple[int, int]:
        """(worth of one value unit, cost of one travel unit); a plan's score is value * worth - travel * cost."""
        if self.objective == "least_travel":
            return self.detour, max((visit.value for visit in self.visits), default=0) or 1
        return sum(day.closes - day.opens for day in self.days) + 1, 1

    def allows(self, visit: Visit, day: Day) -> bool:
        return visit.days is None or day.id in visit.days


@dataclass(frozen=True, slots=True)
class Stop:
    """`arrive` <= `start` (waiting, and lunch if it is taken before) <= `leave`. `late`: how far past the windows."""

    id: Id
    arrive: int
    start: int
    leave: int
    wait: int
    late: int = 0


@dataclass(frozen=True, slots=True)
class LunchSlot:
    """After the stop at position `after` (-1: the start place) and, if `arrived`, after the travel that follows."""

    start: int
    end: int
    after: int
    arrived: bool


@dataclass(frozen=True, slots=True)
class DayPlan:
    """`leave`: the latest departure that does not delay the first stop. On an empty day the start may still not be the
    end: the way between them counts as travel, but is held to no hours, and there is no lunch.

    `overtime`: arrival after `closes`; `no_lunch`: it could not be placed (both only from `evaluate`).
    """

    id: Id
    stops: tuple[Stop, ...]
    leave: int
    back: int
    travel: int
    lunch: LunchSlot | None = None
    overtime: int = 0
    no_lunch: bool = False


@dataclass(frozen=True, slots=True)
class Relax:
    """A change of one wish that makes a visit possible beside the other required ones, or, when no single change does
    that, at least `alone`; see RelaxKind for what it changes."""

    kind: RelaxKind
    minutes: int | None = None
    day: Id | None = None
    visits: tuple[Id, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A visit that is not in the plan, and a reason that was checked.

    `instead_of`: the stop of least value in whose place it would fit, if there is one; `detour`: the extra travel where
    it would fit; `relax`: for a required visit, single changes each of which would make it possible.
    """

    id: Id
    code: DropCode
    required: bool = False
    instead_of: Id | None = None
    detour: int | None = None
    relax: tuple[Relax, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """`dropped` is in the order of the problem. `repeatable`: the search ended by its effort, not by the clock, so the
    same problem and seed give the same plan on any machine."""

    days: tuple[DayPlan, ...]
    dropped: tuple[Dropped, ...]
    value: int
    travel: int
    repeatable: bool = True

    @property
    def conflicts(self) -> tuple[Dropped, ...]:
        """The required visits that could not be met."""
        return tuple(drop for drop in self.dropped if drop.required)


Order = Sequence[int]
Orders = tuple[tuple[int, ...], ...]
