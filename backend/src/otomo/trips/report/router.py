"""/api/trips/{id}/report and what became of its visits."""

from typing import Annotated

from fastapi import APIRouter

from otomo.auth.deps import AnyUser, Writer
from otomo.trips.mapping import trip_summary
from otomo.trips.report.items import ReportedVisit, TripReport
from otomo.trips.report.schemas import ReportedVisitBody, TotalsBody, TripReportBody, VisitMark
from otomo.trips.report.service import ReportService
from otomo.trips.schemas import DroppedBody
from otomo.web.ids import PathId
from otomo.web.provide import provided
from otomo.web.rich import RichBody

router = APIRouter(prefix="/api/trips", tags=["trips"])

ReportServiceDep = Annotated[ReportService, provided(ReportService)]


@router.get("/{trip_id}/report")
async def read_report(trip_id: PathId, reports: ReportServiceDep, principal: AnyUser) -> TripReportBody:
    """What became of the visits of one of one's own trips: outcomes, follow-ups, inflows heard of."""
    return _body(await reports.of_trip(principal, trip_id))


@router.put("/{trip_id}/visits/{customer_id}")
async def mark_visit(
    trip_id: PathId, customer_id: PathId, body: VisitMark, reports: ReportServiceDep, principal: Writer
) -> TripReportBody:
    """Says what became of a visit. The trip's version moves on. 404 for a customer who is not on the trip."""
    return _body(await reports.mark(principal, trip_id, customer_id, body.state, body.moved_to, body.note_id))


def _body(report: TripReport) -> TripReportBody:
    return TripReportBody(
        trip=trip_summary(report.trip),
        totals=TotalsBody.model_validate(report.totals),
        visits=[_visit(v) for v in report.visits],
        dropped=[DroppedBody.model_validate(d) for d in report.trip.plan.dropped],
        lines=[RichBody.model_validate(line) for line in report.lines],
    )


def _visit(visit: ReportedVisit) -> ReportedVisitBody:
    names = set(ReportedVisitBody.model_fields) - {"note"}
    fields = {name: getattr(visit, name) for name in names}
    return ReportedVisitBody.model_validate(fields | {"note": visit.notes[0] if visit.notes else None})
