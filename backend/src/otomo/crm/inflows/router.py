"""/api/cash-inflows."""

from typing import Any

from fastapi import APIRouter, Response

from otomo.auth.deps import AnyUser, OnceDep, Writer
from otomo.crm.fields import MoneyBody, Request
from otomo.crm.inflows.deps import InflowServiceDep
from otomo.crm.inflows.items import CashInflow
from otomo.crm.inflows.mapping import response_of
from otomo.crm.inflows.schemas import InflowCreate, InflowList, InflowPatch, InflowResponse
from otomo.money import Money
from otomo.web.ids import PathId, QueryId
from otomo.web.paging import Cursor, CursorsDep, Limit
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/cash-inflows", tags=["cash-inflows"])


def _respond(inflow: CashInflow, response: Response) -> InflowResponse:
    set_etag(response, inflow.version)
    return response_of(inflow)


def _fields(body: Request) -> dict[str, Any]:
    return {
        name: Money(value.amount, value.currency) if isinstance(value, MoneyBody) else value
        for name, value in body.given().items()
    }


@router.get("")
async def list_inflows(
    inflows: InflowServiceDep,
    cursors: CursorsDep,
    principal: AnyUser,
    customer_id: QueryId = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> InflowList:
    """A customer's inflows; without a customer those of all visible books, latest expected first."""
    if customer_id is not None:
        found = await inflows.of_customer(principal, customer_id)
        return InflowList(items=[response_of(i) for i in found], next_cursor=None)
    scope = f"cash-inflows|{principal.user_id}"
    position = cursors.decode(scope, cursor) if cursor else None
    found, after = await inflows.by_expected_date(principal, limit, position)
    return InflowList(
        items=[response_of(i) for i in found], next_cursor=cursors.encode(scope, after) if after else None
    )


@router.post("", status_code=201)
async def create_inflow(
    body: InflowCreate, inflows: InflowServiceDep, principal: Writer, once: OnceDep, response: Response
) -> InflowResponse:
    """Adds an inflow."""
    return _respond(await inflows.create(principal, _fields(body), once), response)


@router.get("/{inflow_id}")
async def read_inflow(
    inflow_id: PathId, inflows: InflowServiceDep, principal: AnyUser, response: Response
) -> InflowResponse:
    """One inflow."""
    return _respond(await inflows.get(principal, inflow_id), response)


@router.patch("/{inflow_id}")
async def change_inflow(
    inflow_id: PathId,
    body: InflowPatch,
    inflows: InflowServiceDep,
    principal: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> InflowResponse:
    """Changes an inflow; absent fields stay."""
    return _respond(await inflows.change(principal, inflow_id, expected, _fields(body)), response)


@router.delete("/{inflow_id}", status_code=204)
async def delete_inflow(
    inflow_id: PathId, inflows: InflowServiceDep, principal: Writer, expected: ExpectedVersion
) -> None:
    """Removes an inflow."""
    await inflows.delete(principal, inflow_id, expected)
