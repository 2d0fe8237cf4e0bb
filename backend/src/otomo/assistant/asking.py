"""One question outside a chat: for the command line and the evaluation. Nothing is kept."""

from datetime import timedelta
from typing import Any

import msgspec

from otomo.assistant.answering import Answering
from otomo.assistant.limits import PROPOSAL_SECONDS
from otomo.assistant.proposals.items import Draft, Proposal, StopsDraft, TripDraft
from otomo.assistant.turn import Mode, Past, Screen, Turn
from otomo.assistant.usage.items import Usage
from otomo.assistant.usage.service import UsageService
from otomo.auth.principal import Principal
from otomo.auth.principals import Principals
from otomo.clock import Clock
from otomo.errors import NotFoundError
from otomo.rich import Locale
from otomo.users.service import UserService


async def principal_of(services: dict[type[Any], Any], username: str) -> Principal:
    """The user of this name. Raises NotFoundError."""
    users: UserService = services[UserService]
    user = next((u for u in await users.all() if u.username == username), None)
    if user is None:
        raise NotFoundError(f"there is no user {username}")
    principals: Principals = services[Principals]
    return await principals.of(user)


async def turn_of(
    services: dict[type[Any], Any],
    principal: Principal,
    question: str,
    *,
    locale: Locale | None = None,
    screen: Screen | None = None,
    past: Past | None = None,
    mode: Mode | None = None,
) -> Turn:
    """The finished turn; its proposals are drafted and not kept."""
    clock: Clock = services[Clock]
    answering: Answering = services[Answering]
    drafted = 0

    async def propose(draft: Draft) -> Proposal:
        nonlocal drafted
        drafted += 1
        now = clock.now()
        return Proposal(
            proposal_id=f"draft-{drafted}",
            user_id=principal.user_id,
            draft=draft,
            created_at=now,
            expires_at=now + timedelta(seconds=PROPOSAL_SECONDS),
        )

    async def replaced(_: str) -> None:
        """There is no earlier proposal."""

    turn = await answering.answer(
        principal, question, lambda *_: None, propose, replaced, screen=screen, past=past, locale=locale, mode=mode
    )
    if turn.usage != Usage():
        usage: UsageService = services[UsageService]
        await usage.count(principal.user_id, turn.usage)
    return turn


def past_of(turn: Turn) -> Past:
    """What `turn` leaves for the next question."""
    plan = None
    for proposal in turn.proposals:
        if isinstance(proposal.draft, TripDraft | StopsDraft):
            plan = proposal.proposal_id, proposal.draft
    return Past(customers=turn.customers, facts=turn.context.facts.all, plan=plan)


async def ask_once(
    services: dict[type[Any], Any],
    principal: Principal,
    question: str,
    *,
    locale: Locale | None = None,
    customer_id: str | None = None,
    mode: Mode | None = None,
) -> dict[str, Any]:
    """A question's answer as plain values."""
    screen = Screen(customer_id)
    return as_values(await turn_of(services, principal, question, locale=locale, screen=screen, mode=mode))


def as_values(turn: Turn) -> dict[str, Any]:
    """A finished turn as JSON-able values."""
    checks = turn.checks
    return {
        "answer": turn.text,
        "mode": turn.mode,
        "model": turn.model,
        "fallback": turn.fallback,
        "intent": turn.asked.intent,
        "confidence": turn.asked.confidence,
        "locale": turn.context.locale,
        "customers": list(turn.customers),
        "facts": msgspec.to_builtins(turn.context.facts.all),
        "citations": list(turn.citations),
        "cards": [{"type": c.type, "data": msgspec.to_builtins(c.data)} for c in turn.cards],
        "proposals": [msgspec.to_builtins(p.draft) for p in turn.proposals],
        "usage": msgspec.to_builtins(turn.usage),
        "missing": msgspec.to_builtins(turn.context.facts.missing),
        "checks": {
            "figures_ok": checks.figures_ok,
            "sentences": checks.sentences,
            "dropped": msgspec.to_builtins(checks.dropped),
        },
    }
