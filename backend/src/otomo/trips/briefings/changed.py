"""What the records say has changed since the last contact."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from otomo.clock import TOKYO
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.valuation import Valued
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.money import BASE_CURRENCY, Money
from otomo.rich import Ref, Rich
from otomo.signals.exposure import exposure, touch
from otomo.signals.rules.event import LEAST_SHARE, exposure_words
from otomo.signals.rules.follow_up import quoted
from otomo.signals.rules.inflow import SOURCES, confidence_words
from otomo.signals.rules.maturity import AHEAD, matures_within, redeemed
from otomo.trips.briefings.items import Subject
from otomo.trips.briefings.references import of_lot, of_note, of_product, product_name
from otomo.wording import amount_of, day_of, listed, name, percent_of, quote, sentence

_WITHOUT_CONTACT = timedelta(days=90)
_MOVE = Decimal("0.05")
_MOST_MOVES = 2
_MOST = 3
_QUOTE = 60


def changed(subject: Subject, alarms: Iterable[Rich] = ()) -> list[Rich]:
    """What was said last, then `alarms`, maturities, inflows, purchases, notes, events and prices."""
    lines = [
        *_last_note(subject),
        *alarms,
        *_maturities(subject),
        *_inflows(subject),
        *_purchases(subject),
        *_later_notes(subject),
        *_events(subject),
        *_price_moves(subject),
    ]
    return lines or [sentence("記録上の変化はありません。", "Nothing has changed in the records.")]


def _start(subject: Subject) -> date:
    """The last contact; three months back when none is recorded."""
    return subject.since or subject.world.today - _WITHOUT_CONTACT


def _happened(subject: Subject, on: date | None) -> bool:
    return on is not None and _start(subject) < on <= subject.world.today


def _last_note(subject: Subject) -> Iterator[Rich]:
    said = [n for n in subject.book.notes.values() if n.channel and n.noted_on <= (subject.since or date.min)]
    last = max(said, key=lambda n: (n.noted_on, n.note_id), default=None)
    if last is not None:
        yield _quotation("前回のメモ", "From the last note", last, subject.world.today)


def _quotation(ja: str, en: str, note: SalesNote, today: date) -> Rich:
    ref = of_note(note)
    return sentence(
        f"{ja}（{{day}}）「{{quote}}」",
        f"{en} ({{day}}): “{{quote}}”",
        day=day_of(note.noted_on, ref, today),
        quote=quote(quoted(note.body, _QUOTE), ref),
    )


def _maturities(subject: Subject) -> Iterator[Rich]:
    due: dict[str, list[Valued]] = {}
    for lot in subject.view.positions:
        if matures_within(lot, subject.world, AHEAD) or _happened(subject, lot.product.maturity_on):
            due.setdefault(lot.product.product_id, []).append(lot)
    for lots in due.values():
        yield _maturity(lots, subject.world.today)


def _maturity(lots: list[Valued], today: date) -> Rich:
    product = lots[0].product
    on = product.maturity_on
    assert on is not None
    ref = of_product(product)
    verb_ja, verb_en = ("償還を迎えました", "matured") if on < today else ("償還されます", "matures")
    line = sentence(
        f"「{{product}}」{{amount}} が {{day}} に{verb_ja}。",
        f"{{product}}, {{amount}}, {verb_en} on {{day}}.",
        product=product_name(product),
        amount=amount_of(redeemed(lots), of_lot(lots[0])),
        day=day_of(on, ref, today),
    )
    if product.coupon_rate is None:
        return line
    rate = sentence(
        "利率は {rate} です。", " Its coupon is {rate}.", rate=percent_of(product.coupon_rate, ref, digits=3)
    )
    return listed([line, rate], "", "")


def _inflows(subject: Subject) -> Iterator[Rich]:
    today = subject.world.today
    for inflow in sorted(subject.book.inflows.values(), key=lambda i: (i.expected_on, i.inflow_id)):
        if inflow.status == "arrived" and _happened(subject, inflow.arrived_on):
            yield _arrived(inflow, today)
        elif inflow.status == "missed" and _happened(subject, inflow.expected_on):
            yield _inflow_line(inflow, "{what} {amount}（予定 {day}）は入りませんでした。",
                               "{amount}{what} (expected {day}) did not come.", today)  # fmt: skip
        elif inflow.status == "predicted" and _is_new(subject, inflow):
            yield _inflow_line(inflow, "入金予測が加わりました：{what} {amount}、{day}、{sure}。",
                               "New prediction: {amount}{what}, {day}, {sure}.", today)  # fmt: skip


def _is_new(subject: Subject, inflow: CashInflow) -> bool:
    """Recorded after the last contact, and not with the customer's own record (a first import is no news)."""
    recorded = inflow.created_at.astimezone(TOKYO).date()
    first = subject.customer.created_at.astimezone(TOKYO).date()
    return _happened(subject, recorded) and recorded > first


def _inflow_line(inflow: CashInflow, ja: str, en: str, today: date) -> Rich:
    ref = Ref("inflow", inflow.inflow_id, inflow.customer_id)
    source = SOURCES[inflow.source]
    return sentence(
        ja,
        en,
        what=sentence(source.ja, source.en),
        amount=amount_of(Money(inflow.amount, inflow.currency), ref),
        day=day_of(inflow.expected_on, ref, today),
        sure=confidence_words(inflow.confidence, ref),
    )


def _arrived(inflow: CashInflow, today: date) -> Rich:
    ref = Ref("inflow", inflow.inflow_id, inflow.customer_id)
    source = SOURCES[inflow.source]
    assert inflow.arrived_on is not None
    came = inflow.amount if inflow.arrived_amount is None else inflow.arrived_amount
    return sentence(
        f"{source.ja} {{came}} が {{day}} に入金されました（予測 {{expected}}、{{sure}}）。",
        f"{{came}}{source.en} arrived on {{day}} (predicted {{expected}}, {{sure}}).",
        came=amount_of(Money(came, inflow.currency), ref),
        day=day_of(inflow.arrived_on, ref, today),
        expected=amount_of(Money(inflow.amount, inflow.currency), ref),
        sure=confidence_words(inflow.confidence, ref),
    )


def _purchases(subject: Subject) -> Iterator[Rich]:
    bought = [(on, lot) for lot in subject.view.positions if (on := lot.lot.acquired_on) and _happened(subject, on)]
    for on, lot in sorted(bought, key=lambda b: (b[0], b[1].holding_id), reverse=True)[:_MOST]:
        yield sentence(
            "{day} に「{product}」を {cost} 取得しています。",
            "Bought {product} for {cost} on {day}.",
            day=day_of(on, of_lot(lot), subject.world.today),
            product=product_name(lot.product),
            cost=amount_of(Money(lot.cost, lot.cost_currency), of_lot(lot)),
        )


def _later_notes(subject: Subject) -> Iterator[Rich]:
    later = sorted(
        (n for n in subject.book.notes.values() if _happened(subject, n.noted_on)),
        key=lambda n: (n.noted_on, n.note_id),
        reverse=True,
    )
    for note in later[:_MOST]:
        yield _quotation("その後のメモ", "A later note", note, subject.world.today)


def _events(subject: Subject) -> Iterator[Rich]:
    happened = [e for e in subject.world.events if _happened(subject, e.occurs_on)]
    happened.sort(key=lambda e: (e.occurs_on, e.event_id), reverse=True)
    felt = (line for event in happened if (line := _event(subject, event)) is not None)
    return islice(felt, _MOST)


def _event(subject: Subject, event: EconomicEvent) -> Rich | None:
    """None when it touched less than a tenth of the assets."""
    view, world = subject.view, subject.world
    found = exposure(touch(event, world.products, world.today), view.worth)
    if found is None or found.exposed < view.assets * LEAST_SHARE:
        return None
    line = exposure_words(view, found, world)
    if not event.actual:
        return line
    actual = name(event.actual, Ref("event", event.event_id))
    return listed([line, sentence("結果は {actual} でした。", " Outcome: {actual}.", actual=actual)], "", "")


def _price_moves(subject: Subject) -> Iterator[Rich]:
    """Since purchase: no price of the day of the last contact is kept."""
    moves = [(lot, *move) for lot in subject.view.positions if (move := _move(lot)) is not None]
    moves.sort(key=lambda m: (-abs(m[2]), m[0].holding_id))
    for lot, gain, share in moves[:_MOST_MOVES]:
        yield sentence(
            "「{product}」は取得時から {gain}（{share}）です。",
            "{product} is {gain} ({share}) since purchase.",
            product=product_name(lot.product),
            gain=amount_of(gain, of_lot(lot), signed=True),
            share=percent_of(share, of_lot(lot), digits=1, signed=True),
        )


def _move(lot: Valued) -> tuple[Money, Decimal] | None:
    """Gain and its share of the cost, in the product's currency where the cost is, else in yen; None when small."""
    in_own = lot.gain is not None
    gain, cost = (lot.gain, lot.cost) if in_own else (lot.gain_base, lot.cost_base)
    if gain is None or not cost or abs(gain / cost) < _MOVE:
        return None
    return Money(gain, lot.product.currency if in_own else BASE_CURRENCY), gain / cost
