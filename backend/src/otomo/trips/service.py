"""Trips: plan, keep, move stops, plan again."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.errors import FieldError, InvalidError, StaleVersionError
from otomo.ids import new_id
from otomo.signals.service import RankedBook, RankingService
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.trips.candidates import Candidates, Posed, choose, pose
from otomo.trips.errors import PlannerBusyError
from otomo.trips.items import Trip, TripPlace, TripPlan, TripRequest, summary, visits_of
from otomo.trips.planner import Plan, evaluate, solve
from otomo.trips.reasons import conflict, dropped, unplaced
from otomo.trips.repository import TripRepository
from otomo.trips.starts import start_of
from otomo.trips.timetable import timetable
from otomo.trips.titles import title_of
from otomo.trips.travel import TravelModel

_PLANNERS = 2
_WAITING = 16


@dataclass(slots=True)
class TripService:
    """Plans and keeps trips for a principal. At most `_PLANNERS` searches run at a time, off the event loop."""

    trips: TripRepository
    ranking: RankingService
    idempotency: Idempotency
    clock: Clock
    travel: TravelModel
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_PLANNERS))
    _waiting: int = 0

    async def plan(self, principal: Principal, request: TripRequest) -> TripPlan:
        """A plan that is not kept. Raises UnknownCandidateError, NoCandidatesError, PlannerBusyError."""
        return await self._planned(await self.ranking.book(principal), request)

    async def list(self, principal: Principal) -> list[Trip]:
        """The principal's trips, the latest first."""
        return await self.trips.of_user(principal.user_id)

    async def next(self, principal: Principal) -> Trip | None:
        """The trip that is on or comes next."""
        today = self.clock.today()
        ahead = [t for t in await self.list(principal) if t.last_date >= today and t.status != "done"]
        return min(ahead, key=lambda t: (t.first_date, t.trip_id), default=None)

    async def start(self, principal: Principal) -> TripPlace:
        """Where a new trip of the principal's begins."""
        return start_of(await self.list(principal), (await self.ranking.book(principal)).standings)

    async def get(self, principal: Principal, trip_id: str) -> Trip:
        """One of the principal's trips. Raises TripNotFoundError."""
        return await self.trips.get(principal.user_id, trip_id)

    async def create(self, principal: Principal, request: TripRequest, once: Once | None) -> Trip:
        """Plans and keeps a trip. Raises ForbiddenError (a viewer), what `plan` raises."""
        principal.require_writer()

        async def write(record: Record[Trip]) -> Trip:
            plan = await self.plan(principal, request)
            now = self.clock.now()
            trip = Trip(
                user_id=principal.user_id,
                trip_id=new_id("t"),
                title=request.title or title_of(plan, principal.locale),
                request=request,
                plan=plan,
                created_at=now,
                updated_at=now,
            )
            with audited("trips.create", "trips", trip.trip_id) as entry:
                entry.changed(None, summary(trip))
                await self.trips.create(trip, record(trip))
            return trip

        return await self.idempotency.run(once, Trip, write)

    async def change(self, principal: Principal, trip_id: str, expected: int, fields: dict[str, Any]) -> Trip:
        """Changes title or status. Raises TripNotFoundError, StaleVersionError."""
        return await self._replace("trips.update", await self._expected(principal, trip_id, expected), **fields)

    async def replan(self, principal: Principal, trip_id: str, expected: int, request: TripRequest) -> Trip:
        """Plans the trip again from other wishes. Raises TripNotFoundError, StaleVersionError, what `plan` raises."""
        trip = await self._expected(principal, trip_id, expected)
        plan = await self.plan(principal, request)
        return await self._replace("trips.replan", trip, request=request, plan=plan, title=request.title or trip.title)

    async def rearrange(
        self, principal: Principal, trip_id: str, expected: int, order: Sequence[Sequence[str]]
    ) -> Trip:
        """Exactly this order of customers on each day, times computed anew. Raises TripNotFoundError,
        StaleVersionError, UnknownCandidateError, InvalidError."""
        trip = await self._expected(principal, trip_id, expected)
        return await self._replace("trips.arrange", trip, plan=await self.arranged(principal, trip, order))

    async def arranged(self, principal: Principal, trip: Trip, order: Sequence[Sequence[str]]) -> TripPlan:
        """What `trip` would be in exactly this order; nothing is kept. Raises UnknownCandidateError, InvalidError."""
        _check_order(trip, order)
        book = await self.ranking.book(principal)
        return await asyncio.to_thread(self._evaluated, book, trip, order)

    async def delete(self, principal: Principal, trip_id: str, expected: int) -> None:
        """Removes a trip. Raises TripNotFoundError, StaleVersionError."""
        trip = await self._expected(principal, trip_id, expected)
        with audited("trips.delete", "trips", trip_id) as entry:
            entry.changed(summary(trip), None)
            await self.trips.delete(trip)

    async def _expected(self, principal: Principal, trip_id: str, expected: int) -> Trip:
        principal.require_writer()
        trip = await self.trips.get(principal.user_id, trip_id)
        if trip.version != expected:
            raise StaleVersionError
        return trip

    async def _replace(self, action: str, before: Trip, **changes: Any) -> Trip:
        after = replace(before, **changes, updated_at=self.clock.now(), version=before.version + 1)
        with audited(action, "trips", before.trip_id) as entry:
            entry.changed(summary(before), summary(after))
            await self.trips.replace(before, after)
        return after

    async def _planned(self, book: RankedBook, request: TripRequest) -> TripPlan:
        if self._waiting >= _WAITING:
            raise PlannerBusyError(retry_after=2)
        self._waiting += 1
        try:
            async with self._gate:
                return await asyncio.to_thread(self._solved, book, request)
        finally:
            self._waiting -= 1

    def _solved(self, book: RankedBook, request: TripRequest) -> TripPlan:
        began = time.perf_counter()
        candidates = choose(book, request)
        posed = pose(request, candidates.chosen, self.travel)
        plan = solve(posed.problem, seconds=request.seconds, seed=request.seed)
        return _readable(posed, plan, request, candidates, began)

    def _evaluated(self, book: RankedBook, trip: Trip, order: Sequence[Sequence[str]]) -> TripPlan:
        began = time.perf_counter()
        listed = [customer_id for day in order for customer_id in day]
        known = [v.customer_id for day in trip.plan.days for v in visits_of(day)]
        known += [d.customer_id for d in trip.plan.dropped]
        include = tuple(c for c in dict.fromkeys([*listed, *known]) if c in listed or c in book.position)
        request = replace(
            trip.request, include=include, must_visit=tuple(m for m in trip.request.must_visit if m in include),
            avoid=(), max_candidates=len(include),
        )  # fmt: skip
        candidates = choose(book, request)
        posed = pose(request, candidates.chosen, self.travel)
        if unplaced_ids := [c for c in listed if c not in posed.standings]:
            raise InvalidError(errors=[FieldError("days", f"place not known: {c}", "no-place") for c in unplaced_ids])
        plan = evaluate(posed.problem, {k: tuple(day) for k, day in enumerate(order)})
        return _readable(posed, plan, request, candidates, began)


def _check_order(trip: Trip, order: Sequence[Sequence[str]]) -> None:
    if len(order) != len(trip.plan.days):
        raise InvalidError(f"The trip has {len(trip.plan.days)} days, not {len(order)}")
    listed = [customer_id for day in order for customer_id in day]
    if len(set(listed)) != len(listed):
        raise InvalidError("A customer is listed twice")


def _readable(posed: Posed, plan: Plan, request: TripRequest, candidates: Candidates, began: float) -> TripPlan:
    standings: Mapping[str, Any] = posed.standings
    out = [dropped(d, standings, request) for d in plan.dropped]
    out += [unplaced(standing, why) for standing, why in candidates.left_out]
    out.sort(key=lambda d: (-d.score, d.customer_id))
    return TripPlan(
        value=sum(standings[str(stop.id)].score for day in plan.days for stop in day.stops),
        value_max=sum(s.score for s in candidates.chosen),
        travel_minutes=plan.travel,
        visits=sum(len(day.stops) for day in plan.days),
        days=tuple(timetable(posed, request, day) for day in plan.days),
        dropped=tuple(out),
        conflicts=tuple(conflict(d, standings, request) for d in plan.conflicts if d.code != "left_out"),
        objective=request.objective,
        seed=request.seed,
        computed_ms=round((time.perf_counter() - began) * 1000),
        repeatable=plan.repeatable,
    )
