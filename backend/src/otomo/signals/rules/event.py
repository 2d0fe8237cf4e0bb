"""Something happens in the world that touches what the customer holds."""

from decimal import Decimal
from functools import partial
from typing import Final

from otomo.crm.events.items import EconomicEvent, Impact
from otomo.money import BASE_CURRENCY, Money
from otomo.rich import Label, Ref, Rich
from otomo.signals.exposure import Exposure, exposure
from otomo.signals.items import Finding, Part, SignalKind, Words
from otomo.signals.rules.base import URGENCY
from otomo.signals.scales import nearness, points
from otomo.signals.views import CustomerView
from otomo.signals.world import EVENT_AHEAD, World
from otomo.wording import amount_of, basis_points, day_of, days_left, listed, name, percent_of, sentence, written

LEAST_SHARE = Decimal("0.1")
_FULL_SHARE = 0.6
_FULL_EFFECT = 0.01
_UNKNOWN_EFFECT = 0.5
_LEAST_EFFECT = 0.25
_MOST = 3
_EXPOSURE = 4
_EFFECT = 4
_IMPACT = 2
_URGENCY = 2
_WEIGHT: dict[Impact, float] = {"high": 1.0, "medium": 0.6, "low": 0.3}
_EXPOSURE_NAME = Label("影響を受ける割合", "Share exposed")
_EFFECT_NAME = Label("見込みの値動き", "Estimated move")
_IMPACT_NAME = Label("影響度", "Impact")


class EventRule:
    """One finding for each event that touches at least a tenth of the assets; the three strongest of a customer."""

    kind: Final[SignalKind] = "event"
    max_points: Final = _EXPOSURE + _EFFECT + _IMPACT + _URGENCY

    def find(self, view: CustomerView, world: World) -> list[Finding]:
        if view.assets <= 0:
            return []
        least = view.assets * LEAST_SHARE
        touched = (exposure(t, view.worth) for t in world.live_events)
        findings = [_finding(view, e, world) for e in touched if e is not None and e.exposed >= least]
        return sorted(findings, key=lambda f: -f.points)[:_MOST]


def _finding(view: CustomerView, exposed: Exposure, world: World) -> Finding:
    event = exposed.touch.event
    days = world.days_to(event.occurs_on)
    share = min(1.0, float(exposed.exposed / view.assets) / _FULL_SHARE)
    move = _severity(view, exposed)
    near = nearness(days, full=7, until=EVENT_AHEAD, least=0.3)
    felt = share * max(move, _LEAST_EFFECT)
    parts = (
        Part(_EXPOSURE_NAME, points(_EXPOSURE, share)),
        Part(_EFFECT_NAME, points(_EFFECT, move)),
        Part(_IMPACT_NAME, points(_IMPACT, felt * _WEIGHT[event.impact])),
        Part(URGENCY, points(_URGENCY, felt * near)),
    )
    money = Money(exposed.exposed if exposed.effect is None else exposed.effect, BASE_CURRENCY)
    return Finding(
        kind="event",
        customer_id=view.digest.customer_id,
        record_id=event.event_id,
        due_on=event.occurs_on,
        days=days,
        amount=money,
        size=abs(money.amount),
        points=sum(p.points for p in parts),
        parts=parts,
        words=partial(_words, view, exposed, days, world),
    )


def _severity(view: CustomerView, exposed: Exposure) -> float:
    """The estimated move as a share of the assets, full at one per cent; one half when the event states no shock."""
    if exposed.effect is None:
        return _UNKNOWN_EFFECT
    return min(1.0, float(abs(exposed.effect) / view.assets) / _FULL_EFFECT)


def touched_lots(view: CustomerView, exposed: Exposure) -> tuple[Ref, ...]:
    """The holdings behind an exposure."""
    ratios = exposed.touch.ratios
    return tuple(
        Ref("holding", lot.holding_id, lot.customer_id) for lot in view.positions if lot.product.product_id in ratios
    )


def _words(view: CustomerView, exposed: Exposure, days: int, world: World) -> Words:
    event = exposed.touch.event
    ref = Ref("event", event.event_id)
    tag = Label(f"イベント {days_left(days, 'ja')}", f"Event {days_left(days, 'en')}")
    return Words(tag, exposure_words(view, exposed, world), (ref, *touched_lots(view, exposed)))


def exposure_words(view: CustomerView, exposed: Exposure, world: World) -> Rich:
    """How much of the customer's assets an event touches, and the estimated effect where the event states a shock."""
    event = exposed.touch.event
    ref = Ref("event", event.event_id)
    of_assets = Ref("customer", view.digest.customer_id, view.digest.customer_id)
    past = world.days_to(event.occurs_on) < 0
    touched_ja, touched_en = ("の影響を受けた", "touched") if past else ("で影響を受ける", "touches")
    head = sentence(
        f"{{title}}（{{day}}）{touched_ja}保有が評価額の {{share}}（{{amount}}）あります。",
        f"{{title}} ({{day}}) {touched_en} {{share}} of the assets ({{amount}}).",
        title=name(event.title, ref),
        day=day_of(event.occurs_on, ref, world.today),
        share=percent_of(exposed.exposed / view.assets, of_assets, digits=0),
        amount=amount_of(Money(exposed.exposed, BASE_CURRENCY), of_assets),
    )
    if exposed.effect is None:
        return head
    tail = sentence(
        "想定（{shocks}）なら概算で {effect} です。",
        " Assuming {shocks}, roughly {effect}.",
        shocks=_shocks(event, ref),
        effect=amount_of(Money(exposed.effect, BASE_CURRENCY), ref, signed=True),
    )
    return listed([head, tail], "", "")


def _shocks(event: EconomicEvent, ref: Ref) -> Rich:
    """What the event is assumed to move: 金利 +25bp、為替 −1.5%."""
    stated: list[Rich] = []
    if event.rates_bp is not None:
        bp = written(basis_points(event.rates_bp, "ja"), basis_points(event.rates_bp, "en"), ref)
        stated.append(sentence("金利 {bp}", "rates {bp}", bp=bp))
    for ja, en, per_cent in (("為替", "currency", event.fx_pct), ("株価", "equities", event.equity_pct)):
        if per_cent is not None:
            stated.append(sentence(f"{ja} {{pct}}", f"{en} {{pct}}", pct=percent_of(per_cent / 100, ref, signed=True)))
    return listed(stated)
