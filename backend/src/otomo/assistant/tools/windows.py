"""list_maturities, list_predicted_inflows, list_follow_ups, list_events: what happens within a period."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from otomo.assistant.facts import Fact
from otomo.assistant.tools.context import Context, Row, Rows, honoured
from otomo.crm.book.items import FollowUp, InflowFact
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.valuation import Valued
from otomo.money import BASE_CURRENCY, Money, round_to_unit
from otomo.rich import Label, Ref
from otomo.signals.ranking import Standing
from otomo.signals.rules.follow_up import quoted
from otomo.signals.rules.inflow import SOURCES, confidence_of
from otomo.signals.rules.maturity import redeemed

_MOST = 20
_NO_RATE = Label("為替レートの記録がありません", "no exchange rate is on record")
BOOK = Ref("customer", "book")
"""Where sums over the whole book lead: to no single record."""


def list_maturities(context: Context, standings: Sequence[Standing], start: date, end: date, least: Decimal) -> Rows:
    """What matures from `start` to `end`, of at least `least` yen, by day; the sum in yen."""
    found: list[tuple[date, Standing, list[Valued]]] = []
    for standing in standings:
        due: defaultdict[str, list[Valued]] = defaultdict(list)
        for lot in standing.view.positions:
            on = lot.product.maturity_on
            if on is not None and start <= on <= end:
                due[lot.product.product_id].append(lot)
        found += [(lots[0].product.maturity_on or end, standing, lots) for lots in due.values()]
    priced = [(on, s, lots, redeemed(lots)) for on, s, lots in found]
    kept = [p for p in priced if (_base(context, p[3]) or Decimal(0)) >= least]
    kept.sort(key=lambda p: (p[0], -(_base(context, p[3]) or Decimal(0)), p[1].view.digest.customer_id))
    rows = tuple(_maturity(context, on, s, lots, money) for on, s, lots, money in kept[:_MOST])
    return Rows(rows, len(kept), _sum(context, "holding.amount", [money for *_, money in kept]))


def _maturity(context: Context, on: date, standing: Standing, lots: list[Valued], money: Money) -> Row:
    facts, lot = context.facts, lots[0]
    customer_id = standing.view.digest.customer_id
    holding = Ref("holding", lot.holding_id, customer_id)
    product = Ref("product", lot.product.product_id)
    past = on < context.today
    text = context.fill(
        f"{{day}}（{{days}}） {{name}}：「{{product}}」{{amount}} が償還{'済み' if past else ''}",
        f"{{day}} ({{days}}) {{name}}: {{product}}, {{amount}} {'matured' if past else 'matures'}",
        day=facts.day("product.date", on, product),
        days=facts.days_to("product.days", on, product),
        name=honoured(context, context.name(customer_id)),
        product=facts.text("product.name", lot.product.name, product),
        amount=facts.money("holding.amount", money, holding),
    )
    return Row(holding, text, customer_id)


def list_predicted_inflows(
    context: Context, standings: Sequence[Standing], start: date, end: date, least: Decimal
) -> Rows:
    """Inflows still predicted from `start` to `end`, by day; the sum, and the sum weighted by confidence."""
    pairs = [
        (s, i)
        for s in standings
        for i in s.view.digest.inflows
        if i.status == "predicted"
        and start <= i.expected_on <= end
        and (_base(context, Money(i.amount, i.currency)) or Decimal(0)) >= least
    ]
    pairs.sort(key=lambda p: (p[1].expected_on, -p[1].amount, p[1].inflow_id))
    rows = tuple(_inflow(context, s, i) for s, i in pairs[:_MOST])
    sums = _sum(context, "inflow.amount", [Money(i.amount, i.currency) for _, i in pairs])
    weighted = [Money(i.amount * confidence_of(i), i.currency) for _, i in pairs]
    if pairs:
        sums |= {"expected": _sum(context, "inflow.expected", weighted)["sum"]}
    return Rows(rows, len(pairs), sums)


def _inflow(context: Context, standing: Standing, inflow: InflowFact) -> Row:
    facts = context.facts
    customer_id = standing.view.digest.customer_id
    ref = Ref("inflow", inflow.inflow_id, customer_id)
    source = SOURCES[inflow.source]
    if inflow.confidence is None:
        sure = context.fill("確度は未記入", "confidence not stated")
        context.missing("入金の確度", "confidence of an inflow", Label("未記入です", "it is not stated"), ref)
    else:
        ratio = facts.ratio("inflow.ratio", inflow.confidence, ref)
        sure = context.fill("確度 {r}", "confidence {r}", r=ratio)
    text = context.fill(
        f"{{day}}（{{days}}） {{name}}：{source.ja} {{amount}}（{{sure}}）の入金予定",
        f"{{day}} ({{days}}) {{name}}: {{amount}}{source.en} expected ({{sure}})",
        day=facts.day("inflow.date", inflow.expected_on, ref),
        days=facts.days_to("inflow.days", inflow.expected_on, ref),
        name=honoured(context, context.name(customer_id)),
        amount=facts.money("inflow.amount", Money(inflow.amount, inflow.currency), ref),
        sure=sure,
    )
    return Row(ref, text, customer_id)


def list_follow_ups(context: Context, standings: Sequence[Standing], start: date | None, end: date) -> Rows:
    """Open promises due up to `end` (from `start`; without one the overdue too), by day."""
    pairs = [
        (s, f)
        for s in standings
        for f in s.view.digest.follow_ups
        if f.follow_up_on <= end and (start is None or f.follow_up_on >= start)
    ]
    pairs.sort(key=lambda p: (p[1].follow_up_on, p[1].note_id))
    return Rows(tuple(_follow_up(context, s, f) for s, f in pairs[:_MOST]), len(pairs))


def _follow_up(context: Context, standing: Standing, promise: FollowUp) -> Row:
    customer_id = standing.view.digest.customer_id
    ref = Ref("note", promise.note_id, customer_id)
    text = context.fill(
        "{day}（{days}） {name}：「{quote}」",
        "{day} ({days}) {name}: “{quote}”",
        day=context.facts.day("note.date", promise.follow_up_on, ref),
        days=context.facts.days_to("note.days", promise.follow_up_on, ref),
        name=honoured(context, context.name(customer_id)),
        quote=context.facts.quote(quoted(promise.excerpt, 60), ref),
    )
    return Row(ref, text, customer_id)


def list_events(context: Context, start: date, end: date) -> Rows:
    """Economic events from `start` to `end`, by day."""
    found = sorted((e for e in context.book.world.events if start <= e.occurs_on <= end), key=_by_day)
    return Rows(tuple(_event(context, e) for e in found[:_MOST]), len(found))


def _by_day(event: EconomicEvent) -> tuple[date, str]:
    return event.occurs_on, event.event_id


_IMPACTS = {"high": Label("影響 大", "high impact"), "medium": Label("影響 中", "medium impact"),
            "low": Label("影響 小", "low impact")}  # fmt: skip


def _event(context: Context, event: EconomicEvent) -> Row:
    ref = Ref("event", event.event_id)
    impact = _IMPACTS[event.impact]
    text = context.fill(
        f"{{day}}（{{days}}） {{title}}（{impact.ja}）",
        f"{{day}} ({{days}}) {{title}} ({impact.en})",
        day=context.facts.day("event.date", event.occurs_on, ref),
        days=context.facts.days_to("event.days", event.occurs_on, ref),
        title=context.facts.text("event.name", event.title, ref),
    )
    if event.forecast:
        forecast = context.facts.text("event.text", event.forecast, ref)
        text += context.fill("、予想 {f}", ", forecast {f}", f=forecast)
    return Row(ref, text)


def _base(context: Context, money: Money) -> Decimal | None:
    return context.book.world.in_base(money.amount, money.currency)


def _sum(context: Context, kind: str, moneys: Sequence[Money]) -> dict[str, Fact]:
    total = Decimal(0)
    for money in moneys:
        base = _base(context, money)
        if base is None:
            context.missing(f"{money.currency} 建ての額", f"amounts in {money.currency}", _NO_RATE)
        else:
            total += base
    worth = Money(round_to_unit(total, BASE_CURRENCY), BASE_CURRENCY)
    return {"sum": context.facts.money(kind, worth, BOOK, trust="computed")} if moneys else {}
