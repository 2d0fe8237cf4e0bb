"""A report as drafts, and what it does not say. Pure; nothing is added to what was said."""

from dataclasses import dataclass
from datetime import date

from otomo.assistant.facts import Registry, clean
from otomo.assistant.proposals.items import Draft, InflowDraft, NoteDraft, TaskDraft, VisitDraft
from otomo.assistant.reading.clauses import sentences
from otomo.assistant.reading.report import Report
from otomo.money import Money
from otomo.rich import Label, Ref
from otomo.wording import short_day

_BODY = 10_000
_SHOWN = 40
_MOST = 12


@dataclass(frozen=True, slots=True)
class Rough:
    """Whose notes, of which trip, on which day."""

    customer_id: str
    trip_id: str | None = None
    visit_date: date | None = None


def drafts_of(report: Report, rough: Rough) -> list[Draft]:
    """The note first, then follow-ups, inflows and visits, each by its day."""
    customer_id, trip_id = rough.customer_id, rough.trip_id
    noted_on = rough.visit_date or report.noted_on
    first = report.promises[0] if report.promises else None
    note = NoteDraft(
        customer_id=customer_id,
        noted_on=noted_on,
        body=body_of(report.body),
        channel=report.channel or "visit",  # the notes are of a visit unless they say otherwise
        priority=report.priority,
        follow_up_on=first.on if first else None,
        trip_id=trip_id,
    )
    tasks = [
        TaskDraft(customer_id=customer_id, body=p.words, due_on=p.on, noted_on=noted_on, trip_id=trip_id)
        for p in report.promises[1:]
    ]
    inflows = [
        InflowDraft(
            customer_id=customer_id, expected_on=m.on, amount=m.amount, currency=m.currency, confidence=m.confidence,
            source=m.source, note=m.words, trip_id=trip_id,
        )
        for m in report.money
        if m.on is not None
    ]  # fmt: skip
    visits = dict.fromkeys(p.on for p in report.promises if p.is_visit)
    drafts: list[Draft] = [note, *tasks, *inflows]
    drafts += [VisitDraft(customer_id=customer_id, on=on) for on in visits]
    return drafts[:_MOST]


def body_of(words: str) -> str:
    """The words a sentence a line, without bullets, hidden characters and marks of citations."""
    lines = [line for s in sentences(words) if (line := clean(s, _BODY))]
    return "\n".join(f"・{line}" for line in lines) if len(lines) > 1 else "".join(lines) or clean(words, _BODY)


def missing_in(report: Report) -> list[Label]:
    """What a structured note would hold and the words do not say, and how vague words were taken."""
    found: list[Label] = []
    if not report.promises:
        found.append(Label("次の対応の日付", "the day of a follow-up"))
    if not any(p.is_visit for p in report.promises):
        found.append(Label("次回の訪問日", "the day of the next visit"))
    if not report.money:
        found.append(Label("入金の見込み", "an expected inflow"))
    found += [
        Label(f"「{clean(words, _SHOWN)}」の日付", f"the day of “{clean(words, _SHOWN)}”") for words in report.undated
    ]
    for money in report.money:
        words = clean(money.words, _SHOWN)
        if money.on is None:
            found.append(Label(f"「{words}」の入金日", f"the day of “{words}”"))
            continue
        if money.confidence is None:
            found.append(Label(f"「{words}」の確度", f"the confidence of “{words}”"))
        if money.vague:
            on = money.on
            ja, en = short_day(on, "ja", on), short_day(on, "en", on)
            found.append(
                Label(f"「{words}」の確かな日（{ja}としました）", f"the exact day of “{words}” (taken as {en})")
            )
        if money.at_least:
            found.append(
                Label(f"「{words}」の確かな金額（下限としました）", f"the exact amount of “{words}” (its lower end)")
            )
    return found


def add_facts(facts: Registry, drafts: list[Draft]) -> None:
    """The days, amounts and shares of the drafts, as said."""
    for draft in drafts:
        match draft:
            case NoteDraft():
                ref = Ref("note", "draft", draft.customer_id)
                facts.day("note.date", draft.noted_on, ref, trust="quoted")
                if draft.follow_up_on is not None:
                    facts.day("note.date", draft.follow_up_on, ref, trust="quoted")
            case TaskDraft():
                facts.day("note.date", draft.due_on, Ref("note", "draft", draft.customer_id), trust="quoted")
            case InflowDraft():
                ref = Ref("inflow", "draft", draft.customer_id)
                facts.money("inflow.amount", Money(draft.amount, draft.currency), ref, trust="quoted")
                facts.day("inflow.date", draft.expected_on, ref, trust="quoted")
                if draft.confidence is not None:
                    facts.ratio("inflow.ratio", draft.confidence, ref, trust="quoted")
            case VisitDraft():
                facts.day("trip.date", draft.on, Ref("trip", "draft", draft.customer_id), trust="quoted")
