"""Between the assistant's records and the wire."""

from otomo.assistant.chats.items import Chat, Message
from otomo.assistant.facts import Fact
from otomo.assistant.planner.intents import EXAMPLES
from otomo.assistant.proposals.items import Draft, Proposal, StopsDraft, TripDraft
from otomo.assistant.proposals.schemas import MadeBody, PlannedDay, ProposalBody
from otomo.assistant.runs.service import Question, Started
from otomo.assistant.schemas import (
    CardBody,
    ChatBody,
    ChecksBody,
    FactBody,
    FallbackBody,
    FeedbackBody,
    MessageBody,
    MessageCreate,
    PresetBody,
    StartedBody,
    UsageBody,
)
from otomo.assistant.turn import Obstacle, Screen
from otomo.trips.items import visits_of
from otomo.web.rich import LabelBody


def presets() -> list[PresetBody]:
    """One question for each intent."""
    return [PresetBody(intent=intent, text=LabelBody(ja=t.ja, en=t.en)) for intent, t in EXAMPLES.items()]


def fallback_body(obstacle: Obstacle | None) -> FallbackBody | None:
    """Why no model answers, as the client sees it."""
    return FallbackBody(reason=obstacle) if obstacle else None


def question_of(body: MessageCreate) -> Question:
    """A question as the service takes it."""
    return Question(
        text=body.text,
        parent_id=body.parent_id,
        below_last="parent_id" not in body.model_fields_set,
        screen=Screen(body.screen.customer_id, body.screen.trip_id),
        locale=body.locale,
        mode=body.mode,
    )


def chat_body(chat: Chat) -> ChatBody:
    """A chat as the client sees it."""
    return ChatBody.model_validate(chat)


def message_body(message: Message) -> MessageBody:
    """A message as the client sees it."""
    return MessageBody(
        chat_id=message.chat_id,
        message_id=message.message_id,
        parent_id=message.parent_id,
        role=message.role,
        status=message.status,
        text=message.text,
        locale=message.locale,
        run_id=message.run_id,
        mode=message.mode,
        model=message.model,
        fallback=message.fallback,
        intent=message.intent,
        customers=list(message.customers),
        facts=[fact_body(f) for f in message.facts],
        cards=[CardBody(type=c.type, data=c.data) for c in message.cards],
        proposals=list(message.proposals),
        checks=message.checks and ChecksBody.model_validate(message.checks),
        usage=message.usage and UsageBody.model_validate(message.usage),
        feedback=message.feedback and FeedbackBody.model_validate(message.feedback),
        created_at=message.created_at,
    )


def fact_body(fact: Fact) -> FactBody:
    """A fact as the client sees it."""
    return FactBody.model_validate(fact)


def started_body(started: Started) -> StartedBody:
    """A question taken, as the client sees it."""
    return StartedBody(
        question=message_body(started.question), answer=message_body(started.answer), run_id=started.run_id
    )


def proposal_body(proposal: Proposal) -> ProposalBody:
    """A proposal as the client sees it."""
    return ProposalBody.model_validate(
        {
            "proposal_id": proposal.proposal_id,
            "chat_id": proposal.chat_id,
            "message_id": proposal.message_id,
            "draft": _draft(proposal.draft),
            "state": proposal.state,
            "made": proposal.made and MadeBody.model_validate(proposal.made),
            "created_at": proposal.created_at,
            "expires_at": proposal.expires_at,
            "resolved_at": proposal.resolved_at,
            "version": proposal.version,
        }
    )


def _draft(draft: Draft) -> dict[str, object]:
    if isinstance(draft, TripDraft):
        days = [
            PlannedDay(date=day.date, customer_ids=[v.customer_id for v in visits_of(day)]) for day in draft.plan.days
        ]
        return {"type": draft.type, "title": draft.title, "days": days}
    if isinstance(draft, StopsDraft):
        return {"type": draft.type, "trip_id": draft.trip_id, "order": [list(day) for day in draft.order]}
    return {"type": draft.type} | {name: getattr(draft, name) for name in draft.__struct_fields__}
