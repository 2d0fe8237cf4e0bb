"""/api/jobs: how the work beside the requests goes."""

from typing import Annotated

from fastapi import APIRouter

from otomo.auth.deps import Admin
from otomo.jobs.schemas import JobBody, JobList
from otomo.jobs.status import JobStatus, Status
from otomo.web.provide import provided

router = APIRouter(prefix="/api/jobs", tags=["jobs"])

StatusDep = Annotated[JobStatus, provided(JobStatus)]


@router.get("")
async def list_jobs(_: Admin, status: StatusDep) -> JobList:
    """The jobs with their schedules and last runs."""
    return JobList(items=[_body(each) for each in await status.all()])


def _body(status: Status) -> JobBody:
    return JobBody.model_validate(status, from_attributes=True)
