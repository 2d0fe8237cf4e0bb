"""Answers by rules: an intent's tools, then templates over their facts."""

from collections.abc import Awaitable, Callable

from otomo.assistant.answers import about, lists, talk, trips, writing
from otomo.assistant.planner.intents import Intent
from otomo.assistant.turn import Turn

_ABOUT_ONE: frozenset[Intent] = frozenset({"brief", "changed"})
_FROM_SCREEN: frozenset[Intent] = frozenset(
    {"brief", "changed", "note", "explain", "portfolio", "maturities", "inflows", "follow_ups", "alarms", "event"}
)
_WITHOUT_NAMES: frozenset[Intent] = frozenset({"help", "refuse"})

_ANSWERS: dict[Intent, Callable[[Turn], Awaitable[None]]] = {
    "visits": lists.visits,
    "brief": about.brief,
    "changed": about.changed,
    "maturities": lists.maturities,
    "inflows": lists.inflows,
    "follow_ups": lists.follow_ups,
    "alarms": lists.alarms,
    "events": lists.events,
    "event": trips.event,
    "plan": trips.plan,
    "move": trips.move,
    "search": writing.search,
    "explain": about.explain,
    "compare": about.compare,
    "portfolio": about.portfolio,
    "help": talk.help_,
    "refuse": talk.refuse,
    "unclear": talk.unclear,
}


async def answer(turn: Turn, said: str) -> None:
    """Answers `said` by rules."""
    asked = turn.asked
    turn.customers = _customers(turn)
    turn.emit("plan.step", {"intent": asked.intent, "confidence": asked.confidence, "customers": list(turn.customers)})
    await _answered(turn, said)
    close(turn)


def close(turn: Turn) -> None:
    """What every answer ends with: what is not on record, and how old its oldest figure is."""
    _say_missing(turn)
    _say_age(turn)


async def _answered(turn: Turn, said: str) -> None:
    asked, slots = turn.asked, turn.asked.slots
    needs_names = asked.intent not in _WITHOUT_NAMES
    if needs_names and slots.unsure and not slots.customers:
        await talk.which(turn)
    elif needs_names and slots.stranger is not None and not slots.customers:
        await talk.nobody(turn)
    elif asked.intent in _ABOUT_ONE and not turn.customers:
        await talk.whom(turn)
    elif asked.intent == "note":
        await writing.note(turn, said)
    else:
        await _ANSWERS[asked.intent](turn)


def _customers(turn: Turn) -> tuple[str, ...]:
    """Whom the question is about: the named, else "this customer" and the one on the screen."""
    slots, known = turn.asked.slots, turn.context.book.position
    if slots.customers:
        return slots.customers
    if slots.everybody or slots.areas:
        return ()
    before = turn.past.customers
    screen = turn.screen.customer_id if turn.screen.customer_id in known else None
    if turn.asked.intent in _FROM_SCREEN and screen is not None:
        return (screen,)
    if slots.this or (turn.asked.intent in _ABOUT_ONE and len(before) == 1):
        return (screen,) if screen else tuple(c for c in before[:1] if c in known)
    return ()


def _say_age(turn: Turn) -> None:
    """The oldest figure's day, when it is not today's."""
    facts = turn.context.facts
    cited = [f for f in facts.all if f.id in turn.citations]
    oldest = min(cited, key=lambda f: f.as_of, default=None)
    if oldest is not None and oldest.as_of < turn.context.today:
        day = facts.day("product.priced", oldest.as_of, oldest.source_ref)
        turn.say("いちばん古い価格は {day} のものです。", "The oldest price is of {day}.", day=day)


def _say_missing(turn: Turn) -> None:
    seen: set[tuple[str, str]] = set()
    for missing in turn.context.facts.missing:
        what, why = missing.what, missing.why
        if (what.ja, why.ja) not in seen:
            seen.add((what.ja, why.ja))
            turn.line(
                turn.context.fill(f"記録にないもの：{what.ja}（{why.ja}）。", f"Not on record: {what.en} ({why.en}).")
            )
