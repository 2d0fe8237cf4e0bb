"""/api/customers/{id}/briefing and /api/trips/{id}/briefings."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter

from otomo.auth.deps import AnyUser
from otomo.clock import Clock
from otomo.crm.holdings.mapping import valued_body
from otomo.trips.briefings.items import Briefing
from otomo.trips.briefings.schemas import BriefedCustomer, BriefingBody, BriefingList, FiguresBody, SectionBody
from otomo.trips.briefings.service import BriefingService
from otomo.web.ids import PathId
from otomo.web.provide import provided

router = APIRouter(prefix="/api", tags=["briefings"])

BriefingServiceDep = Annotated[BriefingService, provided(BriefingService)]
ClockDep = Annotated[Clock, provided(Clock)]


@router.get("/customers/{customer_id}/briefing")
async def read_briefing(
    customer_id: PathId, briefings: BriefingServiceDep, clock: ClockDep, principal: AnyUser
) -> BriefingBody:
    """One page for a visit to this customer, as of now."""
    return _body(await briefings.of_customer(principal, customer_id), clock.now())


@router.get("/trips/{trip_id}/briefings")
async def list_briefings(
    trip_id: PathId, briefings: BriefingServiceDep, clock: ClockDep, principal: AnyUser
) -> BriefingList:
    """A page for every visit of a trip, as of now."""
    return BriefingList(items=[_body(b, clock.now()) for b in await briefings.of_trip(principal, trip_id)])


def _body(briefing: Briefing, as_of: datetime) -> BriefingBody:
    customer = briefing.customer
    return BriefingBody(
        customer=BriefedCustomer(
            customer_id=customer.customer_id,
            name=customer.name,
            kana=customer.kana,
            kind=customer.kind,
            age=briefing.age,
            occupation=customer.occupation,
            prefecture=customer.prefecture,
            city=customer.city,
            risk_level=customer.risk_level,
            purpose=customer.purpose,
        ),
        as_of=as_of,
        since=briefing.since,
        sections=[SectionBody.model_validate(section) for section in briefing.sections],
        holdings=[valued_body(valued, briefing.assets) for valued in briefing.holdings],
        figures=FiguresBody.model_validate(briefing.figures),
        excluded_products=briefing.excluded_products,
    )
