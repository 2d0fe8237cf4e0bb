"""Briefings for a principal: of one customer, of all visits of a trip."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from otomo.auth.principal import Principal
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.errors import CustomerNotFoundError
from otomo.crm.book.service import Books
from otomo.signals.service import RankingService
from otomo.trips.briefings.build import build
from otomo.trips.briefings.items import Briefing
from otomo.trips.items import visits_of
from otomo.trips.service import TripService


@dataclass(frozen=True, slots=True)
class BriefingService:
    """Builds briefings."""

    books: Books
    ranking: RankingService
    trips: TripService

    async def of_customer(self, principal: Principal, customer_id: str) -> Briefing:
        """One customer's briefing as of today. Raises CustomerNotFoundError."""
        return build(await self.books.get(principal, customer_id), await self.ranking.world())

    async def of_trip(self, principal: Principal, trip_id: str) -> list[Briefing]:
        """The briefings of a trip's visits in order; a customer who is gone is left out. Raises TripNotFoundError."""
        trip = await self.trips.get(principal, trip_id)
        ids = [visit.customer_id for day in trip.plan.days for visit in visits_of(day)]
        books, world = await asyncio.gather(self._books(principal, ids), self.ranking.world())
        return [build(book, world) for book in books]

    async def _books(self, principal: Principal, customer_ids: Sequence[str]) -> list[CustomerBook]:
        found = await asyncio.gather(*(self._find(principal, i) for i in customer_ids))
        return [book for book in found if book is not None]

    async def _find(self, principal: Principal, customer_id: str) -> CustomerBook | None:
        try:
            return await self.books.get(principal, customer_id)
        except CustomerNotFoundError:
            return None
