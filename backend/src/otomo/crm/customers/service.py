"""Customers: create, read, change, hand over, delete."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.errors import BookChangedError
from otomo.crm.book.repository import BookRepository
from otomo.crm.book.service import Books
from otomo.crm.customers.items import Customer
from otomo.errors import AlreadyExistsError, FieldError, ForbiddenError, InvalidError, StaleVersionError
from otomo.ids import new_id
from otomo.money import BASE_CURRENCY, Money
from otomo.places.geocode import Location
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.users.errors import UserNotFoundError
from otomo.users.service import UserService

Geocode = Callable[[str | None, str | None], Location | None]


@dataclass(frozen=True, slots=True)
class CustomerService:
    """Changes customers for a principal."""

    books: Books
    repository: BookRepository
    users: UserService
    idempotency: Idempotency
    clock: Clock
    geocode: Geocode

    async def get(self, principal: Principal, customer_id: str) -> CustomerBook:
        """A customer with everything of theirs. Raises CustomerNotFoundError."""
        return await self.books.get(principal, customer_id)

    async def create(self, principal: Principal, fields: dict[str, Any], once: Once | None) -> Customer:
        """Adds a customer. Raises AlreadyExistsError, ForbiddenError (for one outside one's team), InvalidError."""
        principal.require_writer()
        fields = _in_currency(fields, fields.get("currency", BASE_CURRENCY))
        owner_id = fields.pop("owner_id", None) or (None if principal.sees_all else principal.user_id)
        await self._check_owner(principal, owner_id)
        now = self.clock.now()
        customer = self._located(
            Customer(
                **fields | {"customer_id": fields.get("customer_id") or new_id("c")},
                owner_id=owner_id,
                created_at=now,
                updated_at=now,
            )
        )

        async def write(record: Record[Customer]) -> Customer:
            if await self.repository.find(customer.customer_id) is None:
                await self.repository.sweep_remains(customer.customer_id)
            with audited("customers.create", "customers", customer.customer_id) as entry:
                entry.changed(None, customer)
                try:
                    await self.repository.save(None, CustomerBook(customer), record(customer))
                except BookChangedError:
                    raise AlreadyExistsError from None
            return customer

        return await self.idempotency.run(once, Customer, write)

    async def change(
        self, principal: Principal, customer_id: str, expected: int, fields: dict[str, Any]
    ) -> CustomerBook:
        """Changes fields of a customer. Raises CustomerNotFoundError, StaleVersionError, ForbiddenError."""
        if "owner_id" in fields:
            await self._check_owner(principal, fields["owner_id"])

        def apply(book: CustomerBook) -> CustomerBook:
            before = book.customer
            if before.version != expected:
                raise StaleVersionError
            _check_currency(before, fields)
            changes = _in_currency(fields, fields.get("currency", before.currency))
            changes |= {"updated_at": self.clock.now(), "version": before.version + 1}
            if "latitude" in fields or (before.location_source != "given" and {"prefecture", "city"} & fields.keys()):
                changes = {"latitude": None, "longitude": None, "location_source": "none"} | changes
            after = self._located(replace(before, **changes))
            entry.changed(before, after)
            return book.with_customer(after)

        with audited("customers.update", "customers", customer_id) as entry:
            return await self.books.change(principal, customer_id, apply)

    async def delete(self, principal: Principal, customer_id: str, expected: int) -> None:
        """Removes a customer and everything of theirs. Raises CustomerNotFoundError, StaleVersionError."""

        def check(book: CustomerBook) -> None:
            if book.customer.version != expected:
                raise StaleVersionError
            entry.changed(book.customer, None)

        with audited("customers.delete", "customers", customer_id) as entry:
            await self.books.delete(principal, customer_id, check)

    async def owner_names(self) -> dict[str, str]:
        """Display names by user id."""
        return {u.user_id: u.display_name for u in await self.users.all()}

    def _located(self, customer: Customer) -> Customer:
        if customer.location_source != "none":
            return customer
        if customer.latitude is not None:
            return replace(customer, location_source="given")
        found = self.geocode(customer.prefecture, customer.city)
        if found is None:
            return customer
        return replace(customer, latitude=found.latitude, longitude=found.longitude, location_source=found.source)

    async def _check_owner(self, principal: Principal, owner_id: str | None) -> None:
        if not principal.may_see(owner_id):
            raise ForbiddenError("Customers are handed over within one's team; a rep keeps the own ones")
        if owner_id is None:
            return
        try:
            await self.users.get(owner_id)
        except UserNotFoundError:
            raise InvalidError(errors=[FieldError("owner_id", "no such user", "unknown-user")]) from None


def _check_currency(before: Customer, fields: dict[str, Any]) -> None:
    """Raises InvalidError when another currency would give a stored amount another meaning."""
    if fields.get("currency", before.currency) == before.currency:
        return
    amounts = ("net_worth", "annual_income")
    if kept := [name for name in amounts if name not in fields and getattr(before, name) is not None]:
        raise InvalidError(errors=[FieldError(name, "state it in the new currency", "currency") for name in kept])


def _in_currency(fields: dict[str, Any], currency: str) -> dict[str, Any]:
    """Amounts as the item has them. Raises InvalidError for one that is not in the customer's currency."""
    amounts = {name: value for name, value in fields.items() if isinstance(value, Money)}
    wrong = [
        FieldError(name, f"must be in the customer's currency, {currency}", "currency")
        for name, money in amounts.items()
        if money.currency != currency
    ]
    if wrong:
        raise InvalidError(errors=wrong)
    return fields | {name: money.amount for name, money in amounts.items()}
