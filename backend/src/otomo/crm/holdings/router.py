"""/api/holdings."""

from fastapi import APIRouter, Response

from otomo.auth.deps import AnyUser, OnceDep, Writer
from otomo.crm.holdings.deps import HoldingServiceDep
from otomo.crm.holdings.items import Holding
from otomo.crm.holdings.schemas import HoldingCreate, HoldingList, HoldingPatch, HoldingResponse
from otomo.web.ids import PathId, RequiredQueryId
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/holdings", tags=["holdings"])


def _respond(holding: Holding, response: Response) -> HoldingResponse:
    set_etag(response, holding.version)
    return HoldingResponse.model_validate(holding)


@router.get("")
async def list_holdings(customer_id: RequiredQueryId, holdings: HoldingServiceDep, principal: AnyUser) -> HoldingList:
    """A customer's lots."""
    found = await holdings.of_customer(principal, customer_id)
    return HoldingList(items=[HoldingResponse.model_validate(h) for h in found], next_cursor=None)


@router.post("", status_code=201)
async def create_holding(
    body: HoldingCreate, holdings: HoldingServiceDep, principal: Writer, once: OnceDep, response: Response
) -> HoldingResponse:
    """Adds a lot. 409 when the customer has one of this product and day, 422 for an unknown product."""
    return _respond(await holdings.create(principal, body.given(), once), response)


@router.get("/{holding_id}")
async def read_holding(
    holding_id: PathId, holdings: HoldingServiceDep, principal: AnyUser, response: Response
) -> HoldingResponse:
    """One lot."""
    return _respond(await holdings.get(principal, holding_id), response)


@router.patch("/{holding_id}")
async def change_holding(
    holding_id: PathId,
    body: HoldingPatch,
    holdings: HoldingServiceDep,
    principal: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> HoldingResponse:
    """Changes a lot; absent fields stay."""
    return _respond(await holdings.change(principal, holding_id, expected, body.given()), response)


@router.delete("/{holding_id}", status_code=204)
async def delete_holding(
    holding_id: PathId, holdings: HoldingServiceDep, principal: Writer, expected: ExpectedVersion
) -> None:
    """Removes a lot."""
    await holdings.delete(principal, holding_id, expected)
