"""/api/trips/{id}/briefings/{customer}/worded."""

from typing import Annotated

from fastapi import APIRouter, Query

from otomo.assistant.schemas import ChecksBody
from otomo.assistant.worded.schemas import WordedBriefing, WordedFallback, WordedItem, WordedSection
from otomo.assistant.worded.service import WordedBriefings
from otomo.auth.deps import AnyUser
from otomo.rich import Locale
from otomo.web.ids import PathId
from otomo.web.provide import provided
from otomo.web.rich import LabelBody, RichBody

router = APIRouter(prefix="/api/trips", tags=["briefings"])

WordedBriefingsDep = Annotated[WordedBriefings, provided(WordedBriefings)]


@router.get("/{trip_id}/briefings/{customer_id}/worded")
async def read_worded_briefing(
    trip_id: PathId,
    customer_id: PathId,
    briefings: WordedBriefingsDep,
    principal: AnyUser,
    locale: Annotated[Locale | None, Query(description="Without it one's own language.")] = None,
) -> WordedBriefing:
    """A visit's briefing in a model's words, each sentence checked; in those of the rules where no model can be had."""
    worded = await briefings.of(principal, trip_id, customer_id, locale or principal.locale)
    return WordedBriefing(
        mode="live" if worded.model else "rules",
        model=worded.model,
        fallback=WordedFallback(reason=worded.fallback) if worded.fallback else None,
        sections=[
            WordedSection(
                title=LabelBody.model_validate(title),
                items=[WordedItem(text=RichBody.model_validate(text)) for text in items],
            )
            for title, items in worded.sections
        ],
        checks=ChecksBody.model_validate(worded.checks),
    )
