"""Trips on the wire. Times of day are `HH:MM` in Tokyo."""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from otomo.crm.customers.mapping import clock_of
from otomo.crm.customers.schemas import ClockTime
from otomo.crm.fields import Latitude, Longitude, MoneyBody, RecordId, Request, Response, ShortText
from otomo.signals.items import SignalKind
from otomo.trips.items import DroppedCode, TripStatus
from otomo.trips.planner.model import Objective
from otomo.trips.travel import Mode
from otomo.web.rich import LabelBody, RichBody

MAX_DAYS = 14
MAX_CANDIDATES = 200

Ids = Annotated[list[RecordId], Field(max_length=MAX_CANDIDATES)]
TravelDate = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Clock = Annotated[str, BeforeValidator(lambda v: clock_of(v) if isinstance(v, int) else v)]


class PlaceBody(Request):
    """Where a day starts or ends."""

    model_config = Request.model_config | {"from_attributes": True}

    name: ShortText
    prefecture: ShortText | None = None
    latitude: Latitude
    longitude: Longitude


class LunchBody(Request):
    """A break that starts within earliest..latest."""

    minutes: Annotated[int, Field(ge=10, le=180)]
    earliest: ClockTime
    latest: ClockTime

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.earliest > self.latest:
            raise ValueError("lunch must have an earliest start that is not after the latest")
        return self


class DayBody(Request):
    """A day on the road."""

    date: TravelDate
    start: PlaceBody
    end: PlaceBody
    opens: ClockTime
    closes: ClockTime
    lunch: LunchBody | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.opens >= self.closes:
            raise ValueError("the day must open before it closes")
        return self


class AreaBody(Request):
    """Where candidates come from."""

    prefectures: Annotated[list[ShortText], Field(min_length=1, max_length=47)]


class TripRequestBody(Request):
    """The wishes. Without `include` the candidates are the best-ranked customers of the area (everywhere without one).

    `seconds` limits the search; the best answer so far is given.
    """

    title: ShortText | None = None
    days: Annotated[list[DayBody], Field(min_length=1, max_length=MAX_DAYS)]
    area: AreaBody | None = None
    include: Ids | None = None
    must_visit: Ids = Field(default_factory=list)
    avoid: Ids = Field(default_factory=list)
    visit_minutes: dict[RecordId, Annotated[int, Field(ge=5, le=480)]] = Field(default_factory=dict)
    objective: Objective = "most_value"
    max_candidates: Annotated[int, Field(ge=1, le=MAX_CANDIDATES)] = 40
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1
    seconds: Annotated[float, Field(gt=0, le=8)] = 2.0

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        dates = [day.date for day in self.days]
        if dates != sorted(set(dates)):
            raise ValueError("days must be in order, each date once")
        if both := set(self.must_visit) & set(self.avoid):
            raise ValueError(f"must_visit and avoid both name {', '.join(sorted(both))}")
        return self


class TripCreate(Request):
    """The wishes to plan and keep."""

    request: TripRequestBody


class TripPatch(Request):
    """Changes to a trip; absent fields stay."""

    title: ShortText = ""
    status: TripStatus = "draft"


class StopsDay(Request):
    """The customers of a day in order."""

    date: date
    customer_ids: Ids


class StopsBody(Request):
    """Every day of the trip with its customers in order; who is not listed is taken out."""

    days: Annotated[list[StopsDay], Field(min_length=1, max_length=MAX_DAYS)]


class TravelItemBody(Response):
    """On the way."""

    type: Literal["travel"] = "travel"
    mode: Mode
    minutes: int
    km: float
    from_at: Clock
    to_at: Clock


class VisitItemBody(Response):
    """With a customer."""

    type: Literal["visit"] = "visit"
    customer_id: str
    customer_name: str
    city: str | None
    latitude: float
    longitude: float
    arrive_at: Clock
    start_at: Clock
    end_at: Clock
    wait_minutes: int
    score: int
    lead_kind: SignalKind | None
    lead_amount: MoneyBody | None
    reason: RichBody | None
    must_visit: bool
    warnings: list[LabelBody]


class LunchItemBody(Response):
    """The break."""

    type: Literal["lunch"] = "lunch"
    start_at: Clock
    end_at: Clock


class TripDayBody(Response):
    """The timetable of a day."""

    date: date
    start: PlaceBody
    end: PlaceBody
    opens: Clock
    closes: Clock
    leave_at: Clock
    back_at: Clock
    travel_minutes: int
    visit_minutes: int
    items: list[Annotated[TravelItemBody | VisitItemBody | LunchItemBody, Field(discriminator="type")]]
    warnings: list[LabelBody]


class DroppedBody(Response):
    """A customer who is not in the plan, and why."""

    customer_id: str
    customer_name: str
    score: int
    code: DroppedCode
    text: RichBody


class ConflictBody(Response):
    """A must-visit that cannot be met, and which wish to relax."""

    customer_id: str
    text: RichBody


class TripPlanBody(Response):
    """A timetable; `value` of `value_max` points are visited. `repeatable`: asking again gives the same plan."""

    value: int
    value_max: int
    travel_minutes: int
    visits: int
    days: list[TripDayBody]
    dropped: list[DroppedBody]
    conflicts: list[ConflictBody]
    objective: Objective
    seed: int
    computed_ms: int
    repeatable: bool


class TripResponse(Response):
    """A kept trip."""

    trip_id: str
    title: str
    status: TripStatus
    request: TripRequestBody
    plan: TripPlanBody
    created_at: datetime
    updated_at: datetime
    version: int


class TripSummary(Response):
    """A trip in a list."""

    trip_id: str
    title: str
    status: TripStatus
    first_date: date
    last_date: date
    visits: int
    travel_minutes: int
    value: int
    days: list[TripDayBody]


class TripList(Response):
    """Trips, the latest first."""

    items: list[TripSummary]
    next_cursor: str | None
