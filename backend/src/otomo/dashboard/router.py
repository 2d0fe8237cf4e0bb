"""/api/today, /api/customers (the list) and /api/customers/{id}/page."""

from typing import Annotated

from fastapi import APIRouter, Query

from otomo.audit.deps import AuditServiceDep
from otomo.auth.deps import AnyUser
from otomo.clock import Clock
from otomo.crm.book.service import Books
from otomo.crm.customers.deps import CustomerServiceDep
from otomo.crm.customers.items import CustomerKind
from otomo.dashboard.mapping import customer_row, statistics_body
from otomo.dashboard.page import customer_page
from otomo.dashboard.rows import RowQuery, Sort, select
from otomo.dashboard.schemas import CustomerPage, CustomerRows, TodayResponse
from otomo.devices.deps import DeviceServiceDep
from otomo.devices.schemas import DeviceResponse
from otomo.devices.service import Filter
from otomo.signals.deps import RankingDep
from otomo.signals.schemas import ranked_body
from otomo.trips.deps import TripServiceDep
from otomo.trips.mapping import trip_summary
from otomo.web.ids import PathId
from otomo.web.paging import Cursor, CursorsDep, Limit, Search, page_of
from otomo.web.provide import provided

router = APIRouter(prefix="/api", tags=["dashboard"])

ClockDep = Annotated[Clock, provided(Clock)]
BooksDep = Annotated[Books, provided(Books)]

_TOP = 20


@router.get("/today")
async def read_today(ranking: RankingDep, trips: TripServiceDep, clock: ClockDep, principal: AnyUser) -> TodayResponse:
    """Whom to see, and why now."""
    book = await ranking.book(principal)
    upcoming = await trips.next(principal)
    with_reason = [s for s in book.standings if s.findings]
    return TodayResponse(
        as_of=clock.now(),
        today=book.world.today,
        fx_as_of=book.world.fx.as_of,
        stats=statistics_body(book.statistics),
        reasons_this_week=book.statistics.reasons_this_week,
        total=len(with_reason),
        items=[ranked_body(book, s) for s in with_reason[:_TOP]],
        next_trip=trip_summary(upcoming) if upcoming else None,
    )


@router.get("/customers")
async def list_customers(
    ranking: RankingDep,
    customers: CustomerServiceDep,
    cursors: CursorsDep,
    principal: AnyUser,
    q: Search = "",
    risk_level: Annotated[int | None, Query(ge=1, le=5)] = None,
    prefecture: str | None = None,
    kind: CustomerKind | None = None,
    owner_id: str | None = None,
    sort: Sort = "-score",
    limit: Limit = 100,
    cursor: Cursor = None,
) -> CustomerRows:
    """Customers; `sort` is a field, with `-` in front descending."""
    query = RowQuery(q, risk_level, prefecture, kind, owner_id, sort)
    found = select(await ranking.book(principal), query)
    page, after = page_of(found, limit, cursor, cursors, f"customers|{principal.user_id}|{query}")
    names = await customers.owner_names()
    return CustomerRows(items=[customer_row(s, names) for s in page], next_cursor=after, total=len(found))


@router.get("/customers/{customer_id}/page")
async def read_customer_page(
    customer_id: PathId,
    books: BooksDep,
    ranking: RankingDep,
    customers: CustomerServiceDep,
    devices: DeviceServiceDep,
    audit: AuditServiceDep,
    clock: ClockDep,
    principal: AnyUser,
) -> CustomerPage:
    """Everything the page of a customer shows, in one answer."""
    book = await books.get(principal, customer_id)
    await audit.opened(customer_id)
    seen = await devices.list(principal, Filter(customer_id=customer_id))
    standings = await devices.standings(seen)
    shown = [DeviceResponse.of(each, standings[each.device.device_id]) for each in seen]
    return customer_page(book, await ranking.world(), clock.now(), await customers.owner_names(), shown)
