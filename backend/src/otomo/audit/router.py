"""/api/audit: who did what, for administrators."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from otomo.audit.actions import ACTIONS
from otomo.audit.deps import AuditServiceDep
from otomo.audit.export import csv_of
from otomo.audit.items import Alert, Outcome
from otomo.audit.schemas import ActionList, AuditList, entry_of
from otomo.audit.service import Wanted
from otomo.auth.deps import Admin
from otomo.web.ids import QueryId
from otomo.web.paging import Cursor, CursorsDep, Limit
from otomo.web.times import QueryTime

router = APIRouter(prefix="/api/audit", tags=["audit"])

Since = Annotated[QueryTime | None, Query(alias="from")]
Until = Annotated[QueryTime | None, Query(alias="to")]


def _wanted(
    since: Since = None,
    until: Until = None,
    user_id: QueryId = None,
    action: QueryId = None,
    resource: QueryId = None,
    outcome: Outcome | None = None,
    alert: Alert | Literal["any"] | None = None,
) -> Wanted:
    return Wanted(_time(since), _time(until), user_id or None, action or None, resource or None, outcome, alert)


def _time(epoch_ms: int | None) -> datetime | None:
    return None if epoch_ms is None else datetime.fromtimestamp(epoch_ms / 1000, UTC)


WantedDep = Annotated[Wanted, Depends(_wanted)]


@router.get("")
async def read_audit(
    audit: AuditServiceDep, _: Admin, wanted: WantedDep, cursors: CursorsDep, limit: Limit = 50, cursor: Cursor = None
) -> AuditList:
    """Entries, newest first. `user_id`: of the actor, a device's, token's or job's id too; `resource`: a kind of record
    (`customers`) or one record (`customers/c_1`)."""
    scope = f"audit:{wanted}"
    found, position = await audit.page(wanted, limit, cursors.decode(scope, cursor) if cursor else None)
    return AuditList(
        items=[entry_of(told) for told in found],
        next_cursor=cursors.encode(scope, position) if position else None,
    )


@router.get("/actions")
async def read_actions(_: Admin) -> ActionList:
    """The actions to filter by."""
    return ActionList(items=list(ACTIONS))


@router.get("/export.csv", response_class=StreamingResponse, responses={200: {"content": {"text/csv": {}}}})
async def export_audit(audit: AuditServiceDep, _: Admin, wanted: WantedDep) -> StreamingResponse:
    """The same entries as a CSV file, all of them."""
    await audit.record("exports.audit", "exports")
    headers = {"Content-Disposition": 'attachment; filename="audit.csv"'}
    return StreamingResponse(csv_of(audit.all(wanted)), media_type="text/csv; charset=utf-8", headers=headers)
