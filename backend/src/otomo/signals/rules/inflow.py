"""Cash is predicted to come, or should have come by now."""

from decimal import Decimal
from functools import partial
from typing import Final

from otomo.crm.book.items import InflowFact
from otomo.crm.inflows.items import InflowSource
from otomo.money import Money
from otomo.rich import Label, Ref, Rich
from otomo.signals.items import Finding, Part, SignalKind, Words
from otomo.signals.rules.base import URGENCY
from otomo.signals.scales import gate, nearness, points, size_of
from otomo.signals.views import CustomerView
from otomo.signals.world import World
from otomo.wording import amount_of, day_of, days_left, percent_of, sentence

AHEAD = 60
BEHIND = 30
ASSUMED_CONFIDENCE = Decimal("0.5")
_URGENCY = 6
_EXPECTED = 8
_CERTAINTY = 7
_EXPECTED_NAME = Label("期待額", "Expected amount")
_CERTAINTY_NAME = Label("確度", "Confidence")
SOURCES: dict[InflowSource | None, Label] = {
    "bonus": Label("賞与", " from a bonus"),
    "retirement": Label("退職金", " from retirement pay"),
    "insurance": Label("保険金", " from insurance"),
    "inheritance": Label("相続資金", " from an inheritance"),
    "property": Label("不動産売却代金", " from a property sale"),
    "redemption": Label("償還金", " from a redemption"),
    "other": Label("資金", ""),
    None: Label("資金", ""),
}


class InflowRule:
    """One finding for each predicted inflow; an unknown confidence weighs as one half, and is said to be unknown."""

    kind: Final[SignalKind] = "inflow"
    max_points: Final = _URGENCY + _EXPECTED + _CERTAINTY

    def find(self, view: CustomerView, world: World) -> list[Finding]:
        customer_id = view.digest.customer_id
        return [
            _finding(customer_id, inflow, world)
            for inflow in view.digest.inflows
            if inflow.status == "predicted" and -BEHIND <= world.days_to(inflow.expected_on) <= AHEAD
        ]


def confidence_of(inflow: InflowFact) -> Decimal:
    """The stated confidence, one half when none is."""
    return ASSUMED_CONFIDENCE if inflow.confidence is None else inflow.confidence


def _finding(customer_id: str, inflow: InflowFact, world: World) -> Finding:
    days = world.days_to(inflow.expected_on)
    confidence = confidence_of(inflow)
    base = world.in_base(inflow.amount, inflow.currency)
    expected = size_of(None if base is None else base * confidence)
    near = nearness(days, full=14, until=AHEAD, least=0.3)
    parts = (
        Part(URGENCY, points(_URGENCY, near * gate(expected))),
        Part(_EXPECTED_NAME, points(_EXPECTED, expected)),
        Part(_CERTAINTY_NAME, points(_CERTAINTY, float(confidence) * gate(expected))),
    )
    return Finding(
        kind="inflow",
        customer_id=customer_id,
        record_id=inflow.inflow_id,
        due_on=inflow.expected_on,
        days=days,
        amount=Money(inflow.amount, inflow.currency),
        size=abs(base) if base is not None else Decimal(0),
        points=sum(p.points for p in parts),
        parts=parts,
        words=partial(_words, customer_id, inflow, days, world),
    )


def _words(customer_id: str, inflow: InflowFact, days: int, world: World) -> Words:
    ref = Ref("inflow", inflow.inflow_id, customer_id)
    source = SOURCES[inflow.source]
    end_ja, is_en, end_en = (
        ("入る予定です", "is", "")
        if days >= 0
        else ("入る予定でした。着金を確かめる時期です", "was", " Time to check whether it came.")
    )
    text = sentence(
        f"{source.ja} {{amount}}（{{sure}}）が {{day}} に{end_ja}。",
        f"{{amount}}{source.en} ({{sure}}) {is_en} expected on {{day}}.{end_en}",
        amount=amount_of(Money(inflow.amount, inflow.currency), ref),
        sure=confidence_words(inflow.confidence, ref),
        day=day_of(inflow.expected_on, ref, world.today),
    )
    tag = Label(f"入金 {days_left(days, 'ja')}", f"Inflow {days_left(days, 'en')}")
    return Words(tag, text, (ref,))


def confidence_words(confidence: Decimal | None, ref: Ref) -> Rich:
    """確度 85%, or that it was not stated."""
    if confidence is None:
        return sentence("確度は未記入", "confidence not stated")
    return sentence("確度 {shown}", "confidence {shown}", shown=percent_of(confidence, ref, digits=0))
