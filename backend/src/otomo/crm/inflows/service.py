"""Cash inflows: what is expected, and what arrived."""

from dataclasses import dataclass
from typing import Any

from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.due import DueList
from otomo.crm.book.owners import Owners
from otomo.crm.book.records import Records
from otomo.crm.inflows.items import CashInflow
from otomo.ids import new_id
from otomo.money import Money
from otomo.store.codec import from_item
from otomo.store.idempotency import Once


@dataclass(frozen=True, slots=True)
class InflowService:
    """Reads and changes inflows for a principal."""

    records: Records[CashInflow]
    due: DueList
    owners: Owners
    clock: Clock

    async def of_customer(self, principal: Principal, customer_id: str) -> list[CashInflow]:
        """A customer's inflows by expected date. Raises CustomerNotFoundError."""
        inflows = await self.records.of_customer(principal, customer_id)
        return sorted(inflows, key=lambda i: (i.expected_on, i.inflow_id))

    async def by_expected_date(self, principal: Principal, limit: int, position: Any) -> tuple[list[CashInflow], Any]:
        """Inflows of all visible books by expected date, latest first."""
        owners = await self.owners.visible_to(principal)
        rows, after = await self.due.page("I", owners, limit, position, forward=False)
        return [from_item(row, CashInflow) for row in rows], after

    async def get(self, principal: Principal, inflow_id: str) -> CashInflow:
        """An inflow. Raises RecordNotFoundError."""
        return await self.records.get(principal, inflow_id)

    async def create(self, principal: Principal, fields: dict[str, Any], once: Once | None) -> CashInflow:
        """Adds an inflow. Raises CustomerNotFoundError, RecordExistsError."""
        now = self.clock.now()
        identity = {"inflow_id": fields.get("inflow_id") or new_id("i")}
        inflow = CashInflow(**_stored(fields) | identity, created_at=now, updated_at=now)
        return await self.records.add(principal, inflow, once)

    async def change(self, principal: Principal, inflow_id: str, expected: int, fields: dict[str, Any]) -> CashInflow:
        """Changes an inflow. Raises RecordNotFoundError, StaleVersionError."""
        return await self.records.change(principal, inflow_id, expected, _stored(fields))

    async def delete(self, principal: Principal, inflow_id: str, expected: int) -> None:
        """Removes an inflow. Raises RecordNotFoundError, StaleVersionError."""
        await self.records.delete(principal, inflow_id, expected)


def _stored(fields: dict[str, Any]) -> dict[str, Any]:
    amount = fields.get("amount")
    if isinstance(amount, Money):
        return fields | {"amount": amount.amount, "currency": amount.currency}
    return fields
