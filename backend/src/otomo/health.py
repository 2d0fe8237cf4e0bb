"""/health and /health/ready: is the process alive, can it serve."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel

from otomo.store.client import Store
from otomo.store.health import table_states
from otomo.web.provide import provided

router = APIRouter(tags=["health"])

StoreDep = Annotated[Store, provided(Store)]


class Health(BaseModel):
    """Alive."""

    status: str


class Readiness(BaseModel):
    """Whether each table answers: `ok`, or what is wrong."""

    status: str
    tables: dict[str, str]


@router.get("/health")
async def health() -> Health:
    """Alive; touches nothing."""
    return Health(status="ok")


@router.get("/health/ready", responses={503: {"model": Readiness}})
async def ready(store: StoreDep, response: Response) -> Readiness:
    """200 when every table answers, else 503."""
    states = await table_states(store)
    is_ready = all(state == "ok" for state in states.values())
    response.status_code = 200 if is_ready else 503
    return Readiness(status="ready" if is_ready else "not ready", tables=states)
