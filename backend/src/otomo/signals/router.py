"""/api/signals: whom to visit and why now."""

from typing import Annotated

from fastapi import APIRouter, Query

from otomo.auth.deps import AnyUser
from otomo.signals.deps import ChangesDep, RankingDep
from otomo.signals.schemas import ChangedList, ComparisonBody, RankedList, changed_body, ranked_body
from otomo.web.paging import Cursor, CursorsDep, Limit, page_of

router = APIRouter(prefix="/api/signals", tags=["signals"])


@router.get("")
async def list_signals(
    ranking: RankingDep,
    cursors: CursorsDep,
    principal: AnyUser,
    prefecture: Annotated[list[str] | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> RankedList:
    """Customers in the order of visiting, of all or some prefectures. Ranks are those within the whole book."""
    book = await ranking.book(principal)
    found = [s for s in book.standings if prefecture is None or s.view.digest.prefecture in prefecture]
    scope = f"signals|{principal.user_id}|{prefecture}"
    page, after = page_of(found, limit, cursor, cursors, scope)
    items = [ranked_body(book, s) for s in page]
    return RankedList(items=items, next_cursor=after, total=len(found))


@router.get("/compare")
async def compare_customers(ranking: RankingDep, principal: AnyUser, a: str, b: str) -> ComparisonBody:
    """Why one of two customers is above the other."""
    return ComparisonBody.model_validate((await ranking.book(principal)).compare(a, b))


@router.get("/changes")
async def list_changes(
    changes: ChangesDep, cursors: CursorsDep, principal: AnyUser, limit: Limit = 50, cursor: Cursor = None
) -> ChangedList:
    """Customers with other reasons than in the ranking kept last, of an earlier day (job `signals`)."""
    book, found = await changes.of(principal)
    page, after = page_of(found, limit, cursor, cursors, f"changes|{principal.user_id}")
    return ChangedList(items=[changed_body(book, each) for each in page], next_cursor=after, total=len(found))
