"""A report from a trip, its customers' notes and their inflows. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.money import BASE_CURRENCY, FxTable, Money
from otomo.rich import Ref, Rich
from otomo.trips.briefings.references import of_note
from otomo.trips.items import Outcome, Trip, VisitItem, VisitState, visits_of
from otomo.trips.report.items import ExpectedInflow, FollowUp, ReportedVisit, Totals, TripReport
from otomo.wording import amount_of, day_of, listed, quote, sentence, written

_WORDS = 200


def report_of(
    trip: Trip,
    notes: Mapping[str, Sequence[SalesNote]],
    inflows: Mapping[str, Sequence[CashInflow]],
    fx: FxTable,
    today: date,
) -> TripReport:
    """The report of `trip`; notes and inflows by customer. Records that were deleted since are left out."""
    visits = tuple(
        _visit(trip, item, day.date, notes.get(item.customer_id, ()), inflows.get(item.customer_id, ()))
        for day in trip.plan.days
        for item in visits_of(day)
    )
    totals = _totals(trip, visits, fx)
    return TripReport(trip=trip, totals=totals, visits=visits, lines=tuple(_lines(trip, totals, visits, today)))


def _visit(
    trip: Trip, item: VisitItem, on: date, notes: Sequence[SalesNote], inflows: Sequence[CashInflow]
) -> ReportedVisit:
    outcome = trip.outcomes.get(item.customer_id, Outcome())
    said = [n for n in notes if n.note_id in outcome.note_ids or (n.noted_on == on and n.channel == "visit")]
    heard = [i for i in inflows if i.inflow_id in outcome.inflow_ids]
    contacts = [n for n in said if n.channel is not None or n.follow_up_on is None]
    return ReportedVisit(
        customer_id=item.customer_id,
        customer_name=item.customer_name,
        city=item.city,
        date=on,
        planned_at=item.start_at,
        state=outcome.state or _state(contacts, on),
        moved_to=outcome.moved_to,
        outcome=tuple(quote(_short(n.body), of_note(n)) for n in contacts),
        follow_ups=tuple(
            FollowUp(n.follow_up_on, quote(_short(n.body), of_note(n)))
            for n in sorted(said, key=lambda n: n.follow_up_on or date.max)
            if n.follow_up_on is not None
        ),
        inflows=tuple(
            ExpectedInflow(i.expected_on, Money(i.amount, i.currency), i.confidence, _of_inflow(i)) for i in heard
        ),
        notes=tuple(of_note(n) for n in contacts or said),
    )


def _state(contacts: Iterable[SalesNote], on: date) -> VisitState:
    """A note of a visit on the day says that it took place."""
    return "visited" if any(n.noted_on == on and n.channel == "visit" for n in contacts) else "planned"


def _short(body: str) -> str:
    line = " ".join(body.split())
    return line if len(line) <= _WORDS else line[: _WORDS - 1].rstrip() + "…"


def _of_inflow(inflow: CashInflow) -> Ref:
    return Ref("inflow", inflow.inflow_id, inflow.customer_id)


def _totals(trip: Trip, visits: Sequence[ReportedVisit], fx: FxTable) -> Totals:
    def count(state: VisitState) -> int:
        return sum(v.state == state for v in visits)

    heard = [i.amount for v in visits for i in v.inflows]
    known = [fx.to_base(m.amount, m.currency) for m in heard if fx.knows(m.currency)]
    return Totals(
        planned=len(visits),
        visited=count("visited"),
        moved=count("moved"),
        not_visited=count("not_visited"),
        dropped=len(trip.plan.dropped),
        notes=sum(len(v.notes) for v in visits),
        follow_ups=sum(len(v.follow_ups) for v in visits),
        inflows_expected=Money(sum(known, Decimal(0)), BASE_CURRENCY).rounded(),
    )


def _lines(trip: Trip, totals: Totals, visits: Sequence[ReportedVisit], today: date) -> Iterable[Rich]:
    ref = Ref("trip", trip.trip_id)

    def number(count: int) -> Rich:
        return written(str(count), str(count), ref)

    yield sentence(
        "{planned} 件の予定のうち {visited} 件を訪問しました。", "{visited} of {planned} planned visits took place.",
        planned=number(totals.planned), visited=number(totals.visited),
    )  # fmt: skip
    for state, ja, en in (
        ("moved", "日を改める方：{who}。", "Moved: {who}."),
        ("not_visited", "訪問できなかった方：{who}。", "Not visited: {who}."),
        ("planned", "まだ記録のない方：{who}。", "Not recorded yet: {who}."),
    ):
        if who := [_who(v, today) for v in visits if v.state == state]:
            yield sentence(ja, en, who=listed(who))
    for follow_up, visit in sorted(
        ((f, v) for v in visits for f in v.follow_ups), key=lambda p: (p[0].on, p[1].customer_id)
    ):
        yield sentence(
            "{on} まで：{who}「{words}」", "By {on}: {who}, “{words}”",
            on=day_of(follow_up.on, _of_visit(visit), today), who=_name(visit), words=follow_up.text,
        )  # fmt: skip
    for inflow, visit in ((i, v) for v in visits for i in v.inflows):
        yield sentence(
            "{who}：{on} に {money} の入金見込み。", "{who}: {money} expected on {on}.",
            who=_name(visit), on=day_of(inflow.expected_on, inflow.ref, today),
            money=amount_of(inflow.amount, inflow.ref),
        )  # fmt: skip


def _who(visit: ReportedVisit, today: date) -> Rich:
    if visit.moved_to is None:
        return _name(visit)
    on = day_of(visit.moved_to, _of_visit(visit), today)
    return sentence("{who}（{on}へ）", "{who} (to {on})", who=_name(visit), on=on)


def _name(visit: ReportedVisit) -> Rich:
    return written(f"{visit.customer_name}様", visit.customer_name, _of_visit(visit))


def _of_visit(visit: ReportedVisit) -> Ref:
    return Ref("customer", visit.customer_id, visit.customer_id)
