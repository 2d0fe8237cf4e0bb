"""Whom a trip could visit, and the planning problem that follows from the wishes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from otomo.crm.book.items import CustomerDigest
from otomo.crm.customers.items import VisitWindow
from otomo.errors import FieldError
from otomo.signals.ranking import Standing
from otomo.signals.service import RankedBook
from otomo.trips.errors import NoCandidatesError, UnknownCandidateError
from otomo.trips.items import DayWish, TripRequest
from otomo.trips.planner.model import Day, Lunch, Problem, Visit
from otomo.trips.travel import TravelMatrix, TravelModel

DAY_MINUTES = 24 * 60

Unplaceable = Literal["no_place", "over_limit"]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Customers to choose from, and those who cannot be chosen at all."""

    chosen: tuple[Standing, ...]
    left_out: tuple[tuple[Standing, Unplaceable], ...]


@dataclass(frozen=True, slots=True)
class Posed:
    """A problem with what its numbers mean: location 2k and 2k+1 are day k's start and end, then the candidates."""

    problem: Problem
    travel: TravelMatrix
    standings: dict[str, Standing]


def choose(book: RankedBook, request: TripRequest) -> Candidates:
    """The best-ranked customers of the wishes, must-visits first. Raises UnknownCandidateError, NoCandidatesError."""
    wanted = _named(book, request)
    placed = [s for s in wanted if s.view.digest.latitude is not None]
    left_out: list[tuple[Standing, Unplaceable]] = [(s, "no_place") for s in wanted if s.view.digest.latitude is None]
    limit = max(request.max_candidates, len(request.must_visit))
    chosen, over = placed[:limit], placed[limit:]
    if request.include:  # who was named by hand is told; a whole area's rest is not
        left_out += [(s, "over_limit") for s in over]
    if not chosen:
        raise NoCandidatesError("Nobody with a known place matches; widen the area or name customers")
    return Candidates(tuple(chosen), tuple(left_out))


def _named(book: RankedBook, request: TripRequest) -> list[Standing]:
    must = _by_id(book, request.must_visit, "must_visit")
    _by_id(book, request.avoid, "avoid")
    excluded = set(request.avoid) | set(request.must_visit)
    if request.include is not None:
        others = _by_id(book, request.include, "include")
    else:
        others = [s for s in book.standings if s.score > 0 and _in_area(s.view.digest, request.prefectures)]
    return must + [s for s in others if s.view.digest.customer_id not in excluded]


def _by_id(book: RankedBook, ids: Sequence[str], field: str) -> list[Standing]:
    unknown = [i for i in ids if i not in book.position]
    if unknown:
        errors = [FieldError(field, f"no such customer: {i}", "unknown-customer") for i in unknown]
        raise UnknownCandidateError(errors=errors)
    return [book.get(i) for i in sorted(dict.fromkeys(ids), key=book.position.__getitem__)]


def _in_area(digest: CustomerDigest, prefectures: tuple[str, ...] | None) -> bool:
    return prefectures is None or digest.prefecture in prefectures


def pose(request: TripRequest, standings: Sequence[Standing], model: TravelModel) -> Posed:
    """The planning problem: minutes from the first day's midnight, visits valued by score."""
    places = [(p.latitude, p.longitude) for day in request.days for p in (day.start, day.end)]
    first_candidate = len(places)
    digests = [s.view.digest for s in standings]
    travel = model.matrix(places + [(d.latitude or 0.0, d.longitude or 0.0) for d in digests])
    days = tuple(_day(k, wish) for k, wish in enumerate(request.days))
    visits = tuple(_visit(request, standing, first_candidate + n) for n, standing in enumerate(standings))
    problem = Problem(days=days, visits=visits, travel=travel.minutes, objective=request.objective)
    return Posed(problem, travel, {d.customer_id: s for d, s in zip(digests, standings, strict=True)})


def _day(k: int, wish: DayWish) -> Day:
    zero = k * DAY_MINUTES
    wished = wish.lunch
    lunch = None if wished is None else Lunch(wished.minutes, zero + wished.earliest, zero + wished.latest)
    return Day(id=k, start=2 * k, end=2 * k + 1, opens=zero + wish.opens, closes=zero + wish.closes, lunch=lunch)


def _visit(request: TripRequest, standing: Standing, location: int) -> Visit:
    digest = standing.view.digest
    minutes = request.visit_minutes.get(digest.customer_id, digest.visit_minutes)
    return Visit(
        id=digest.customer_id,
        location=location,
        value=max(1, standing.score),
        service=minutes,
        windows=tuple(_starts(request.days, digest.visit_windows, minutes)) if digest.visit_windows else None,
        required=digest.customer_id in request.must_visit,
    )


def _starts(days: Sequence[DayWish], windows: Iterable[VisitWindow], minutes: int) -> Iterable[tuple[int, int]]:
    """When a visit may begin so that it ends within a window."""
    for k, wish in enumerate(days):
        zero = k * DAY_MINUTES
        for window in windows:
            if wish.date.weekday() in window.weekdays and window.end - window.start >= minutes:
                yield zero + window.start, zero + window.end - minutes
