"""What was said to invented customers and what money they expect: notes and cash inflows that agree."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from otomo.crm.customers.items import Customer
from otomo.crm.inflows.items import CashInflow, InflowSource
from otomo.crm.notes.items import Channel, Priority, SalesNote
from otomo.demo import phrases
from otomo.demo.days import between, next_workday, workday
from otomo.demo.tables import Weighted

_CHANNELS: Weighted[Channel] = Weighted(("visit", "phone", "mail", "online"), (42, 34, 12, 12))
_PRIORITIES: Weighted[Priority] = Weighted(("high", "medium", "low"), (20, 45, 35))
_CONFIDENCES = ("0.50", "0.60", "0.70", "0.80", "0.85", "0.90", "0.95")
_MAX_SILENCE = 420
_REMARKS: dict[InflowSource, str] = {
    "bonus": "賞与",
    "retirement": "退職金のうち運用に回す分",
    "insurance": "保険の満期金",
    "inheritance": "相続による受け取り",
    "property": "不動産の売却代金",
    "redemption": "他社預けの債券の償還金",
    "other": "その他の入金",
}


class Talk(NamedTuple):
    """A customer's notes and inflows."""

    notes: list[SalesNote]
    inflows: list[CashInflow]


def last_contact(rng: random.Random, today: date) -> date | None:
    """When the customer was last spoken to: 70 days ago on average, one in forty never."""
    if rng.random() < 0.025:
        return None
    return workday(today - timedelta(days=min(_MAX_SILENCE, 1 + int(rng.expovariate(1 / 70)))))


def talk(rng: random.Random, owner: Customer, author: str, today: date) -> Talk:
    """Notes up to the customer's last contact, and inflows past and predicted."""
    inflows = _inflows(rng, owner, today)
    predicted = next((i for i in inflows if i.status == "predicted"), None)
    return Talk(_notes(rng, owner, author, today, predicted), inflows)


def _notes(
    rng: random.Random, owner: Customer, author: str, today: date, predicted: CashInflow | None
) -> list[SalesNote]:
    on = owner.last_contact_on
    if on is None:
        return []
    number = owner.customer_id[1:]
    notes: list[SalesNote] = []
    for back in range(min(9, 1 + int(rng.expovariate(1 / 2.2)))):
        inflow = predicted if back == 0 and rng.random() < 0.6 else None
        notes.append(_note(rng, owner, f"N{number}-{back + 1}", on, author, today, inflow, latest=back == 0))
        on = workday(on - timedelta(days=rng.randint(14, 120)))
    return notes


def _note(
    rng: random.Random,
    owner: Customer,
    note_id: str,
    on: date,
    author: str,
    today: date,
    inflow: CashInflow | None,
    *,
    latest: bool,
) -> SalesNote:
    stamp = datetime.combine(today, datetime.min.time(), UTC)
    return SalesNote(
        note_id=note_id,
        customer_id=owner.customer_id,
        noted_on=on,
        body=phrases.note(rng, corporate=owner.kind == "corporate", source=inflow.source if inflow else None),
        author=author,
        channel=_CHANNELS.pick(rng),
        priority=_PRIORITIES.pick(rng),
        follow_up_on=_follow_up(rng, on, today) if latest else None,
        inflow_id=inflow.inflow_id if inflow else None,
        created_at=stamp,
        updated_at=stamp,
    )


def _follow_up(rng: random.Random, on: date, today: date) -> date | None:
    """One promise in three: mostly to come, some overdue by up to two weeks, always after the note."""
    if rng.random() > 0.35:
        return None
    return next_workday(max(on + timedelta(days=3), today + timedelta(days=rng.randint(-14, 50))))


def _inflows(rng: random.Random, owner: Customer, today: date) -> list[CashInflow]:
    past = rng.choices((0, 1, 2, 3), (40, 30, 20, 10))[0]
    ahead = rng.choices((0, 1, 2), (62, 30, 8))[0]
    found = [_past(rng, _expected(rng, owner, n, today, -500, -15), today) for n in range(1, past + 1)]
    return found + [_expected(rng, owner, past + n, today, 3, 180) for n in range(1, ahead + 1)]


def _expected(rng: random.Random, owner: Customer, number: int, today: date, first: int, last: int) -> CashInflow:
    """An inflow predicted for a day from `first` to `last` days from today."""
    source = _source(rng, owner, today)
    stamp = datetime.combine(today, datetime.min.time(), UTC)
    return CashInflow(
        inflow_id=f"F{owner.customer_id[1:]}-{number}",
        customer_id=owner.customer_id,
        expected_on=between(rng, today + timedelta(days=first), today + timedelta(days=last)),
        amount=Decimal(_amount(rng, float(owner.net_worth or 0), source)),
        confidence=Decimal(rng.choice(_CONFIDENCES)),
        source=source,
        note=_REMARKS[source],
        created_at=stamp,
        updated_at=stamp,
    )


def _past(rng: random.Random, expected: CashInflow, today: date) -> CashInflow:
    """What became of it: it arrived as often as its confidence said, near the day and near the amount."""
    if rng.random() >= float(expected.confidence or 0):
        return replace(expected, status="missed")
    arrived_on = next_workday(expected.expected_on + timedelta(days=rng.randint(-2, 9)))
    amount = round(float(expected.amount) * min(1.4, max(0.6, rng.gauss(1, 0.08))) / 10_000) * 10_000
    return replace(
        expected,
        status="arrived",
        arrived_on=min(arrived_on, today),
        arrived_amount=Decimal(max(10_000, amount)),
    )


def _source(rng: random.Random, owner: Customer, today: date) -> InflowSource:
    if owner.birth_date is None:
        return rng.choice(("other", "property", "redemption", "insurance"))
    age = (today - owner.birth_date).days // 365
    if age < 58:
        return rng.choice(("bonus", "bonus", "bonus", "insurance", "inheritance", "property", "redemption"))
    if age < 67:
        return rng.choice(("retirement", "retirement", "bonus", "insurance", "inheritance", "redemption"))
    return rng.choice(("insurance", "insurance", "property", "redemption", "inheritance", "other"))


def _amount(rng: random.Random, net_worth: float, source: InflowSource) -> int:
    """Yen, in steps of 100,000: a bonus is a few months' pay, a property part of a fortune."""
    share = {"bonus": 0.02, "retirement": 0.25, "property": 0.3, "inheritance": 0.2}.get(source, 0.08)
    return max(1, round(net_worth * share * rng.lognormvariate(0, 0.4) / 100_000)) * 100_000
