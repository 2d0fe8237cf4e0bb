"""A trip as stored: what was wished for, and the timetable that came of it."""

from datetime import date, datetime
from typing import Any, Literal

import msgspec

from otomo.money import Money
from otomo.rich import Label, Rich
from otomo.signals.items import SignalKind
from otomo.trips.planner.model import DropCode, Objective
from otomo.trips.travel import Mode

TripStatus = Literal["draft", "confirmed", "done"]
VisitState = Literal["planned", "visited", "moved", "not_visited"]
DroppedCode = DropCode | Literal["no_place", "over_limit"]


class TripPlace(msgspec.Struct, frozen=True):
    """Where a day starts or ends."""

    name: str
    latitude: float
    longitude: float
    prefecture: str | None = None


class LunchWish(msgspec.Struct, frozen=True):
    """A break of `minutes` that starts within earliest..latest (minutes after midnight)."""

    minutes: int
    earliest: int
    latest: int


class DayWish(msgspec.Struct, frozen=True):
    """A day on the road; `opens` and `closes` in minutes after midnight, Tokyo time."""

    date: date
    start: TripPlace
    end: TripPlace
    opens: int
    closes: int
    lunch: LunchWish | None = None


class TripRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The wishes a trip is planned from. `include` names the candidates; without it they are the best-ranked customers
    of `prefectures` (None: everywhere)."""

    title: str | None = None
    days: tuple[DayWish, ...]
    prefectures: tuple[str, ...] | None = None
    include: tuple[str, ...] | None = None
    must_visit: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    visit_minutes: dict[str, int] = {}
    objective: Objective = "most_value"
    max_candidates: int = 40
    seed: int = 1
    seconds: float = 2.0


class TravelItem(msgspec.Struct, frozen=True, tag="travel"):
    """On the way; times are minutes after midnight."""

    mode: Mode
    minutes: int
    km: float
    from_at: int
    to_at: int

    @property
    def type(self) -> Literal["travel"]:
        """What kind of item this is."""
        return "travel"


class VisitItem(msgspec.Struct, frozen=True, kw_only=True, tag="visit"):
    """With a customer; times are minutes after midnight. `lead_*`: the strongest reason when it was planned."""

    customer_id: str
    customer_name: str
    city: str | None
    latitude: float
    longitude: float
    arrive_at: int
    start_at: int
    end_at: int
    wait_minutes: int
    score: int
    lead_kind: SignalKind | None
    lead_amount: Money | None = None
    reason: Rich | None
    must_visit: bool
    warnings: tuple[Label, ...] = ()

    @property
    def type(self) -> Literal["visit"]:
        """What kind of item this is."""
        return "visit"


class LunchItem(msgspec.Struct, frozen=True, tag="lunch"):
    """The break; times are minutes after midnight."""

    start_at: int
    end_at: int

    @property
    def type(self) -> Literal["lunch"]:
        """What kind of item this is."""
        return "lunch"


class TripDay(msgspec.Struct, frozen=True, kw_only=True):
    """The timetable of a day; times are minutes after midnight."""

    date: date
    start: TripPlace
    end: TripPlace
    opens: int
    closes: int
    leave_at: int
    back_at: int
    travel_minutes: int
    visit_minutes: int
    items: tuple[TravelItem | VisitItem | LunchItem, ...]
    warnings: tuple[Label, ...] = ()


class DroppedCandidate(msgspec.Struct, frozen=True):
    """A customer who is not in the plan, and why."""

    customer_id: str
    customer_name: str
    score: int
    code: DroppedCode
    text: Rich


class Conflict(msgspec.Struct, frozen=True):
    """A must-visit that cannot be met, and which wish to relax."""

    customer_id: str
    text: Rich


class TripPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A timetable. `value` is the sum of the visited customers' scores, `value_max` of all candidates'. `repeatable`:
    the same wishes and book give the same plan again (not when the time limit ended the search)."""

    value: int
    value_max: int
    travel_minutes: int
    visits: int
    days: tuple[TripDay, ...]
    dropped: tuple[DroppedCandidate, ...]
    conflicts: tuple[Conflict, ...]
    objective: Objective
    seed: int
    computed_ms: int
    repeatable: bool


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a visit, and the records that came of it. Without a `state` nobody has said it yet."""

    state: VisitState | None = None
    moved_to: date | None = None
    note_ids: tuple[str, ...] = ()
    inflow_ids: tuple[str, ...] = ()


class Trip(msgspec.Struct, frozen=True, kw_only=True):
    """A stored trip of a user. `outcomes`: by customer."""

    user_id: str
    trip_id: str
    title: str
    status: TripStatus = "draft"
    request: TripRequest
    plan: TripPlan
    outcomes: dict[str, Outcome] = {}
    created_at: datetime
    updated_at: datetime
    version: int = 1

    @property
    def first_date(self) -> date:
        """The first day."""
        return self.plan.days[0].date

    @property
    def last_date(self) -> date:
        """The last day."""
        return self.plan.days[-1].date


def visits_of(day: TripDay) -> list[VisitItem]:
    """The visits of a day in order."""
    return [item for item in day.items if isinstance(item, VisitItem)]


def summary(trip: Trip) -> dict[str, Any]:
    """What the audit log compares of a trip: whom it visits when, and what came of it."""
    return {
        "title": trip.title,
        "status": trip.status,
        "objective": trip.plan.objective,
        "days": {str(day.date): [visit.customer_id for visit in visits_of(day)] for day in trip.plan.days},
        "outcomes": trip.outcomes,
    }
