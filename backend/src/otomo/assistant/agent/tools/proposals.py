"""Records the user asked for, as drafts to approve. Figures and days must be the user's own words: what stands in a
record, or what the model makes up, cannot become one."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated

from langchain_core.tools import tool
from pydantic import Field

from otomo.assistant.agent.run import LiveRun, UnclearError
from otomo.assistant.agent.tools.arguments import Customer, live, one_customer
from otomo.assistant.proposals.items import InflowDraft, NoteDraft, TaskDraft, VisitDraft
from otomo.assistant.reading.days import periods
from otomo.assistant.reading.figures import figures
from otomo.assistant.reading.numerals import plain
from otomo.crm.inflows.items import InflowSource
from otomo.crm.notes.items import Channel, Priority
from otomo.money import Money
from otomo.rich import Ref

Words = Annotated[str, Field(min_length=1, max_length=2_000, description="In the user's own words.")]
SimpleDraft = NoteDraft | TaskDraft | VisitDraft | InflowDraft


@tool
async def propose_note(
    customer: Customer,
    words: Words,
    noted_on: Annotated[date | None, Field(description="Day of the contact, ISO; none: today.")] = None,
    channel: Channel | None = None,
    priority: Priority | None = None,
    follow_up_on: Annotated[date | None, Field(description="Day to come back to it, if the user said one.")] = None,
) -> str:
    """Drafts a note about a contact that the user has told about."""
    run = live()
    _check_words(run, words)
    _check_days(run, (noted_on, follow_up_on))
    on = noted_on or run.turn.context.today
    draft = NoteDraft(
        customer_id=one_customer(run, customer), noted_on=on, body=words, channel=channel, priority=priority,
        follow_up_on=follow_up_on,
    )  # fmt: skip
    return await _proposed(run, "propose_note", draft, words)


@tool
async def propose_task(customer: Customer, words: Words, due_on: date) -> str:
    """Drafts something the user has to do for a customer by a day."""
    run = live()
    _check_words(run, words)
    _check_days(run, (due_on,))
    draft = TaskDraft(customer_id=one_customer(run, customer), body=words, due_on=due_on)
    return await _proposed(run, "propose_task", draft, words)


@tool
async def propose_visit(customer: Customer, on: date) -> str:
    """Drafts a visit on a day."""
    run = live()
    _check_days(run, (on,))
    return await _proposed(run, "propose_visit", VisitDraft(customer_id=one_customer(run, customer), on=on), "")


@tool
async def propose_inflow(
    customer: Customer,
    amount: Annotated[Decimal, Field(gt=0)],
    expected_on: date,
    words: Words,
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "JPY",
    confidence: Annotated[Decimal | None, Field(ge=0, le=1)] = None,
    source: InflowSource | None = None,
) -> str:
    """Drafts money that a customer expects to receive."""
    run = live()
    _check_words(run, words)
    _check_days(run, (expected_on,))
    said = {f.value for f in figures(plain(run.said))}
    if amount not in said or (confidence is not None and confidence not in said):
        raise UnclearError("The user has not said this amount or confidence; ask for it.")
    draft = InflowDraft(
        customer_id=one_customer(run, customer),
        expected_on=expected_on,
        amount=amount,
        currency=currency,
        confidence=confidence,
        source=source,
        note=words,
    )
    return await _proposed(run, "propose_inflow", draft, words)


def _check_words(run: LiveRun, words: str) -> None:
    said = {f.value for f in figures(plain(run.said))}
    strange = [f for f in figures(plain(words)) if f.value not in said]
    if strange:
        raise UnclearError("The words hold a figure that the user has not said; use the user's own words.")
    if strange_words := _letters(words) - _letters(run.said):
        shown = ", ".join(sorted(strange_words)[:5])
        raise UnclearError(f"The words hold what the user has not said ({shown}); use the user's own words.")


def _letters(text: str) -> set[str]:
    """What carries the meaning: single kanji and katakana, whole Latin words."""
    return set(re.findall(r"[一-龥々ァ-ヴ]|[a-z]{4,}", plain(text).lower()))


def _check_days(run: LiveRun, days: Iterable[date | None]) -> None:
    today = run.turn.context.today
    said = periods(plain(run.said), today)
    for day in days:
        if day is not None and day != today and not any(p.start <= day <= p.end for p in said):
            raise UnclearError(f"The user has not said {day.isoformat()}; leave it out or ask.")


async def _proposed(run: LiveRun, name: str, draft: SimpleDraft, words: str) -> str:
    facts, ref = run.turn.context.facts, Ref("note", "draft", draft.customer_id)
    with run.turn.tool(name, customer_id=draft.customer_id):
        cited = [run.turn.context.name(draft.customer_id).cited]
        cited += [facts.day("note.date", day, ref).cited for day in _days_of(draft)]
        cited += [facts.quote(words, ref).cited] if words else []
        if isinstance(draft, InflowDraft):
            cited.append(facts.money("inflow.amount", Money(draft.amount, draft.currency), ref, trust="quoted").cited)
    await run.turn.propose(draft)
    return f"Proposed; it waits for the user's approval. Facts to cite: {' '.join(cited)}"


def _days_of(draft: SimpleDraft) -> list[date]:
    match draft:
        case NoteDraft():
            return [d for d in (draft.noted_on, draft.follow_up_on) if d]
        case TaskDraft():
            return [draft.due_on]
        case VisitDraft():
            return [draft.on]
        case InflowDraft():
            return [draft.expected_on]
