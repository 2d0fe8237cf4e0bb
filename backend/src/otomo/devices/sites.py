"""Customers as devices see them: who may see a device is decided by its customer, never by the copy on the device."""

from collections.abc import Sequence
from dataclasses import dataclass

from otomo.auth.principal import Principal
from otomo.crm.book.errors import CustomerNotFoundError
from otomo.crm.book.owners import Owners
from otomo.crm.book.reader import BookReader
from otomo.crm.book.repository import BookRepository


@dataclass(frozen=True, slots=True)
class Site:
    """A customer at whom devices are."""

    customer_id: str
    name: str
    owner_id: str | None


@dataclass(frozen=True, slots=True)
class Sites:
    """Finds customers."""

    books: BookRepository
    reader: BookReader
    owners: Owners

    async def get(self, principal: Principal, customer_id: str) -> Site:
        """A customer. Raises CustomerNotFoundError."""
        site = (await self.find_many(principal, [customer_id])).get(customer_id)
        if site is None:
            raise CustomerNotFoundError
        return site

    async def find_many(self, principal: Principal | None, customer_ids: Sequence[str]) -> dict[str, Site]:
        """Those of the customers that exist and the principal sees (None: sees all), by id."""
        found = await self.books.profiles(customer_ids)
        return {
            customer_id: Site(customer_id, customer.name, customer.owner_id)
            for customer_id, customer in found.items()
            if principal is None or principal.may_see(customer.owner_id)
        }

    async def book(self, owner_ids: Sequence[str | None]) -> dict[str, Site]:
        """All customers of these owners, by id."""
        snapshot = await self.reader.snapshot(owner_ids)
        digests = (digest for kept in snapshot.books.values() for digest in kept.rows)
        return {d.customer_id: Site(d.customer_id, d.name, d.owner_id) for d in digests}

    async def owners_seen(self, principal: Principal) -> list[str | None]:
        """Whose customers the principal sees."""
        return await self.owners.visible_to(principal)
