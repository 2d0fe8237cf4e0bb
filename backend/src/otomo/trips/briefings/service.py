"""Briefings for a principal: of one customer, of all visits of a trip."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from otomo.auth.principal import Principal
from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.crm.book.errors import CustomerNotFoundError
from otomo.crm.book.service import Books
from otomo.signals.service import RankingService
from otomo.signals.world import World
from otomo.trips.briefings.build import build
from otomo.trips.briefings.items import Briefing
from otomo.trips.briefings.site import SiteReader
from otomo.trips.items import visits_of
from otomo.trips.service import TripService


@dataclass(frozen=True, slots=True)
class BriefingService:
    """Builds briefings."""

    books: Books
    ranking: RankingService
    trips: TripService
    sites: SiteReader

    async def of_customer(self, principal: Principal, customer_id: str) -> Briefing:
        """One customer's briefing as of today. Raises CustomerNotFoundError."""
        book, world = await self.books.get(principal, customer_id), await self.ranking.world()
        return await self._built(book, world)

    async def of_trip(self, principal: Principal, trip_id: str) -> list[Briefing]:
        """The briefings of a trip's visits in order; a customer who is gone is left out. Raises TripNotFoundError."""
        trip = await self.trips.get(principal, trip_id)
        ids = [visit.customer_id for day in trip.plan.days for visit in visits_of(day)]
        books, world = await asyncio.gather(self._books(principal, ids), self.ranking.world())
        return list(await asyncio.gather(*(self._built(book, world) for book in books)))

    async def _built(self, book: CustomerBook, world: World) -> Briefing:
        customer = book.customer
        alarms = world.alarms.get(customer.customer_id, ())
        site = await self.sites.at(customer.customer_id, alarms, digest_of(book).last_contact_on)
        return build(book, world, site=site)

    async def _books(self, principal: Principal, customer_ids: Sequence[str]) -> list[CustomerBook]:
        found = await asyncio.gather(*(self._find(principal, i) for i in customer_ids))
        return [book for book in found if book is not None]

    async def _find(self, principal: Principal, customer_id: str) -> CustomerBook | None:
        try:
            return await self.books.get(principal, customer_id)
        except CustomerNotFoundError:
            return None
