"""/api/assistant/notes: rough notes to proposals."""

from typing import Annotated

from fastapi import APIRouter

from otomo.assistant.mapping import fact_body, proposal_body
from otomo.assistant.structuring.drafts import Rough
from otomo.assistant.structuring.schemas import RoughNotes, StructuredNotes
from otomo.assistant.structuring.service import StructuringService
from otomo.auth.deps import OnceDep, Writer
from otomo.web.provide import provided
from otomo.web.rich import LabelBody

router = APIRouter(prefix="/api/assistant/notes", tags=["assistant"])

StructuringServiceDep = Annotated[StructuringService, provided(StructuringService)]


@router.post("/structure")
async def structure_notes(
    body: RoughNotes, structuring: StructuringServiceDep, principal: Writer, once: OnceDep
) -> StructuredNotes:
    """Proposals from rough notes; nothing is written before they are approved. 422 for a visit still to come."""
    rough = Rough(body.customer_id, body.trip_id, body.visit_date)
    found = await structuring.structure(principal, body.text, rough, once)
    return StructuredNotes(
        proposals=[proposal_body(p) for p in found.proposals],
        missing=[LabelBody.model_validate(m) for m in found.missing],
        facts=[fact_body(f) for f in found.facts],
    )
