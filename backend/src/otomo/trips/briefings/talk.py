"""What to talk about: at most three points, the most pressing first. Nothing above the customer's risk level is ever
put forward."""

from collections.abc import Iterator
from typing import NamedTuple

from otomo.alarms.words import METRICS, device_name
from otomo.crm.holdings.valuation import Valued, weight
from otomo.money import Money
from otomo.rich import Label, Ref
from otomo.signals.exposure import Exposure, exposure
from otomo.signals.items import Finding, SignalKind
from otomo.signals.rules.event import exposure_words
from otomo.signals.rules.follow_up import quoted
from otomo.signals.rules.inflow import SOURCES
from otomo.trips.briefings.alternatives import CONCENTRATED, alternatives, described
from otomo.trips.briefings.items import Item, Subject
from otomo.trips.briefings.references import of_customer, of_product, product_name
from otomo.wording import amount_of, day_of, listed, name, percent_of, quote, sentence, written

MOST = 3
_SHOWN = 3
_QUOTE = 80
# Beside the points of the signals: what a visit must not leave out, and what it may.
_UNSUITABLE = 17
_CONCENTRATION = 9
_SMALL_TALK = 0


class Point(NamedTuple):
    """A talking point and how much it presses."""

    points: int
    item: Item


def talk(subject: Subject) -> list[Item]:
    """The talking points, one of each sort at most."""
    found = [
        *_reinvest(subject),
        *_confirm_inflow(subject),
        *_keep_promise(subject),
        *_explain_event(subject),
        *_look_after_device(subject),
        *_unsuitable(subject),
        *_concentration(subject),
        Point(
            _SMALL_TALK,
            Item(sentence("近況と今後の資金の予定を伺います。", "Ask how things are and what money is planned.")),
        ),
    ]
    found.sort(key=lambda p: -p.points)  # stable: equal points keep the order above
    return [point.item for point in found[:MOST]]


def _lead(subject: Subject, kind: SignalKind) -> Finding | None:
    return next((f for f in subject.standing.findings if f.kind == kind), None)


def _reinvest(subject: Subject) -> Iterator[Point]:
    lead = _lead(subject, "maturity")
    if lead is None or lead.amount is None:
        return
    lot = next(p for p in subject.view.positions if p.product.product_id == lead.record_id)
    found = alternatives(subject.view, lot.product, subject.world)
    money = amount_of(lead.amount, Ref("holding", lot.holding_id, lot.customer_id))
    ref = of_customer(subject.customer)
    level = name(str(subject.customer.risk_level), ref)
    if not found:
        text = sentence(
            "{money} の置き場所。リスク許容度 {level} 以内で同じ通貨の候補は、商品の記録に見つかりません。",
            "Where to put {money}. No product on record in the same currency is within risk level {level}.",
            money=money, level=level,
        )  # fmt: skip
        yield Point(lead.points, Item(text))
        return
    shown = found[:_SHOWN]
    text = sentence(
        "{money} の置き場所。リスク許容度 {level} 以内で同じ通貨の候補は {count}：{shown}。",
        "Where to put {money}. Within risk level {level}, in the same currency: {count}: {shown}.",
        money=money,
        level=level,
        count=written(f"{len(found)}件", f"{len(found)} product{'s' if len(found) > 1 else ''}", ref),
        shown=listed(described(p, subject.world) for p in shown),
    )
    yield Point(lead.points, Item(text, tuple(p.product_id for p in shown)))


def _confirm_inflow(subject: Subject) -> Iterator[Point]:
    lead = _lead(subject, "inflow")
    if lead is None:
        return
    inflow = subject.book.inflows[lead.record_id]
    ref = Ref("inflow", inflow.inflow_id, inflow.customer_id)
    source = SOURCES[inflow.source]
    yield Point(
        lead.points,
        Item(
            sentence(
                f"{source.ja} {{amount}} の時期（{{day}}）と金額、使い道を確かめます。",
                f"Confirm when ({{day}}) and how much of the {{amount}}{source.en} comes, and what it is for.",
                amount=amount_of(Money(inflow.amount, inflow.currency), ref),
                day=day_of(inflow.expected_on, ref, subject.world.today),
            )
        ),
    )


def _keep_promise(subject: Subject) -> Iterator[Point]:
    lead = _lead(subject, "follow_up")
    if lead is None:
        return
    note = subject.book.notes[lead.record_id]
    ref = Ref("note", note.note_id, note.customer_id)
    yield Point(
        lead.points,
        Item(
            sentence(
                "{day} の約束に答えます：「{quote}」",
                "Answer the promise of {day}: “{quote}”",
                day=day_of(note.noted_on, ref, subject.world.today),
                quote=quote(quoted(note.body, _QUOTE), ref),
            )
        ),
    )


def _explain_event(subject: Subject) -> Iterator[Point]:
    lead = _lead(subject, "event")
    found = None if lead is None else _exposure(subject, lead.record_id)
    if lead is None or found is None:
        return
    explained = exposure_words(subject.view, found, subject.world)
    advice = sentence("値動きの幅と備えを説明します。", " Explain how far prices may move and what to do about it.")
    yield Point(lead.points, Item(listed([explained, advice], "", "")))


def _exposure(subject: Subject, event_id: str) -> Exposure | None:
    touched = next(t for t in subject.world.live_events if t.event.event_id == event_id)
    return exposure(touched, subject.view.worth)


def _look_after_device(subject: Subject) -> Iterator[Point]:
    lead = _lead(subject, "device")
    alarms = subject.world.alarms.get(subject.customer.customer_id, ())
    alarm = next((a for a in alarms if lead is not None and a.ref_id == lead.record_id), None)
    if lead is None or alarm is None:
        return
    what = METRICS[alarm.metric] if alarm.metric else Label("通信", "connection")
    text = sentence(
        f"機器{{device}}の{what.ja}について状況を伺い、点検の手配を確かめます。",
        f"Ask about the {what.en} of {{device}} and whether it is being looked after.",
        device=device_name(alarm),
    )
    yield Point(lead.points, Item(text))


def _unsuitable(subject: Subject) -> Iterator[Point]:
    products = {lot.product.product_id: lot.product for lot in subject.view.positions if not lot.suitable}
    if products:
        names = [
            sentence(
                "「{p}」（リスク {r}）", "{p} (risk {r})", p=product_name(p), r=name(str(p.risk_level), of_product(p))
            )
            for p in list(products.values())[:_SHOWN]
        ]
        yield Point(
            _UNSUITABLE,
            Item(
                sentence(
                    "保有中の{names}は、リスク許容度 {level} を上回ります。続けるか意向を確かめます。",
                    "Held: {names}, above risk level {level}. Ask whether to keep it.",
                    names=listed(names),
                    level=name(str(subject.customer.risk_level), of_customer(subject.customer)),
                )
            ),
        )


def _concentration(subject: Subject) -> Iterator[Point]:
    view = subject.view
    lots: dict[str, Valued] = {p.product.product_id: p for p in view.positions if p.product.asset_class != "cash"}
    largest = max(lots, key=lambda product_id: (view.worth.get(product_id, 0), product_id), default=None)
    share = None if largest is None else weight(view.worth.get(largest), view.assets)
    if largest is None or share is None or share <= CONCENTRATED:
        return
    product = lots[largest].product
    yield Point(
        _CONCENTRATION,
        Item(
            sentence(
                "「{product}」が預り資産の {share} を占めます。偏りについて話します。",
                "{product} is {share} of the assets. Talk about spreading them.",
                product=product_name(product),
                share=percent_of(share, Ref("holding", lots[largest].holding_id, lots[largest].customer_id), digits=1),
            )
        ),
    )
