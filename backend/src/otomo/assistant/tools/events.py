"""event_exposure: what an economic event means for the customers of the book."""

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from otomo.assistant.facts import Fact
from otomo.assistant.tools.context import Context, Row, Rows, honoured, of_customer
from otomo.assistant.tools.portfolio import oldest_price
from otomo.assistant.tools.windows import BOOK
from otomo.crm.events.items import EconomicEvent
from otomo.money import BASE_CURRENCY, Money
from otomo.rich import Label, Ref
from otomo.signals.exposure import Exposure, exposure, touch
from otomo.signals.ranking import Standing
from otomo.text import fold
from otomo.wording import basis_points

_MOST = 10
_KNOWN = {
    "日銀|金融政策決定会合|boj|bank of japan": "日銀",
    "fomc|fed\\b|米.{0,3}金利": "FOMC",
    "雇用統計|payroll|jobs report": "雇用統計",
    "消費者物価|cpi|inflation": "消費者物価",
    "選挙|election|再稼働": "選挙",
}


class EventExposure(msgspec.Struct, frozen=True):
    """An event with the touched customers, the most affected first, and the sums over the book."""

    title: Fact
    day: Fact
    days: Fact
    shocks: tuple[str, ...]
    touched: Rows
    count: Fact | None


def find_events(context: Context, text: str) -> list[EconomicEvent]:
    """The events a question names, the next first; none when it names none."""
    events = sorted(context.book.world.events, key=lambda e: (e.occurs_on < context.today, e.occurs_on, e.event_id))
    wanted = [title for pattern, title in _KNOWN.items() if re.search(pattern, text, re.IGNORECASE)]
    folded = fold(text)
    return [e for e in events if any(w in e.title for w in wanted) or fold(e.title) in folded or _by_id(e, text)]


def _by_id(event: EconomicEvent, text: str) -> bool:
    return bool(re.search(rf"(?<![A-Za-z0-9]){re.escape(event.event_id)}(?![A-Za-z0-9])", text))


def next_event(context: Context) -> EconomicEvent | None:
    """The next event that touches something."""
    ahead = [t.event for t in context.book.world.live_events if t.event.occurs_on >= context.today]
    return min(ahead, key=lambda e: (e.occurs_on, e.event_id), default=None)


def event_exposure(context: Context, event: EconomicEvent, standings: Sequence[Standing]) -> EventExposure:
    """What `event` touches of each customer, and the estimated change of value where it states a shock."""
    touched = touch(event, context.book.world.products, context.today)
    found = [(s, e) for s in standings if (e := exposure(touched, s.view.worth)) is not None]
    found.sort(key=lambda p: (-abs(p[1].effect or Decimal(0)), -p[1].exposed, p[0].view.digest.customer_id))
    ref, facts = Ref("event", event.event_id), context.facts
    effects = [e.effect for _, e in found if e.effect is not None]
    sums = {
        "exposed": facts.money(
            "event.exposed", _yen(sum((e.exposed for _, e in found), Decimal(0))), BOOK, trust="computed"
        )
    }
    if effects:
        sums["effect"] = facts.money(
            "event.effect", _yen(sum(effects, Decimal(0))), BOOK, signed=True, trust="computed"
        )
    else:
        label = Label("想定する変化の記録がありません", "no assumed shock is on record")
        context.missing("値動きの見込み", "the estimated effect", label, ref)
    return EventExposure(
        title=facts.text("event.name", event.title, ref),
        day=facts.day("event.date", event.occurs_on, ref),
        days=facts.days_to("event.days", event.occurs_on, ref),
        shocks=tuple(_shocks(context, event)),
        touched=Rows(tuple(_row(context, s, e) for s, e in found[:_MOST]), len(found), sums if found else {}),
        count=facts.count("event.count", len(found), ref, "名", "customer") if found else None,
    )


def _row(context: Context, standing: Standing, exposed: Exposure) -> Row:
    customer_id = standing.view.digest.customer_id
    ref, facts = of_customer(customer_id), context.facts
    priced = oldest_price(context, standing.view.positions)
    share = facts.ratio("customer.ratio", exposed.exposed / standing.view.assets, ref, trust="computed")
    money = facts.money("customer.exposed", _yen(exposed.exposed), ref, trust="computed", as_of=priced)
    name = honoured(context, context.name(customer_id))
    if exposed.effect is None:
        text = context.fill("{name}：対象 {money}（預り資産の {share}）", "{name}: {money} exposed ({share} of assets)",
                            name=name, money=money, share=share)  # fmt: skip
        return Row(ref, text, customer_id)
    effect = facts.money("customer.effect", _yen(exposed.effect), ref, signed=True, trust="computed")
    text = context.fill(
        "{name}：対象 {money}（預り資産の {share}）、概算 {effect}",
        "{name}: {money} exposed ({share} of assets), roughly {effect}",
        name=name, money=money, share=share, effect=effect,
    )  # fmt: skip
    return Row(ref, text, customer_id)


def _shocks(context: Context, event: EconomicEvent) -> list[str]:
    ref, facts = Ref("event", event.event_id), context.facts
    out = []
    if event.rates_bp is not None:
        bp = facts.text("event.text", basis_points(event.rates_bp, context.locale), ref)
        out.append(context.fill("金利 {v}", "rates {v}", v=bp))
    for ja, en, value in (("為替", "currency", event.fx_pct), ("株価", "equities", event.equity_pct)):
        if value is not None:
            out.append(
                context.fill(f"{ja} {{v}}", f"{en} {{v}}", v=facts.ratio("event.ratio", value / 100, ref, digits=2))
            )
    return out


def _yen(amount: Decimal) -> Money:
    return Money(amount, BASE_CURRENCY)
