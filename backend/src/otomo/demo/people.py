"""Invented customers at real municipalities."""

import math
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

from otomo.crm.customers.items import Customer, VisitWindow
from otomo.demo import phrases
from otomo.demo.tables import Named, Weighted, named, table
from otomo.places import Place, municipalities, prefectures

_CORPORATE_SHARE = 0.12
_HOME_SHARE = 0.6
_WEEKDAYS = (0, 1, 2, 3, 4)
_WINDOWS: Weighted[tuple[VisitWindow, ...]] = Weighted(
    (
        (),
        (VisitWindow(_WEEKDAYS, 600, 720), VisitWindow(_WEEKDAYS, 810, 1020)),
        (VisitWindow(_WEEKDAYS, 540, 720), VisitWindow(_WEEKDAYS, 780, 1050)),
        (VisitWindow(_WEEKDAYS, 780, 1020),),
        (VisitWindow(_WEEKDAYS, 600, 720),),
        (VisitWindow((0, 2, 4), 600, 960),),
        (VisitWindow((1, 3), 780, 1080),),
        (VisitWindow(_WEEKDAYS, 1080, 1170),),
        (VisitWindow(_WEEKDAYS, 1020, 1140), VisitWindow((5,), 600, 720)),
    ),
    (20, 26, 16, 10, 8, 7, 5, 5, 3),
)
_BANDS = ((500, "超富裕層"), (100, "富裕層"), (50, "準富裕層"), (30, "アッパーマス層"))
_MINUTES = Weighted((30, 40, 45, 60), (2, 2, 5, 2))


@dataclass(frozen=True, slots=True)
class Owner:
    """A rep to whom generated customers are given: the id in the store and the sign-in name in a CSV. Three in five of
    the rep's customers live in the prefectures of `home` (none: all over Japan)."""

    user_id: str
    username: str
    display_name: str
    home: tuple[str, ...] = ()


def customer(rng: random.Random, number: int, owner: Owner, today: date, last_contact_on: date | None) -> Customer:
    """The `number`th customer of a book: name and kana, place, suitability, wealth, visiting hours."""
    corporate = rng.random() < _CORPORATE_SHARE
    age = _age(rng)
    risk = _risk(rng, 55 if corporate else age)
    net_worth = _net_worth(rng, age, corporate=corporate)
    name, kana, occupation = _company(rng) if corporate else _person(rng, age)
    place = places_within(owner.home if rng.random() < _HOME_SHARE else ()).pick(rng)
    stamp = datetime.combine(today, datetime.min.time(), UTC)
    suitability = phrases.suitability(rng, risk, corporate=corporate)
    return Customer(
        customer_id=f"C{number:05d}",
        name=name,
        kana=kana,
        kind="corporate" if corporate else "individual",
        segment=_segment(net_worth, corporate=corporate),
        risk_level=risk,
        owner_id=owner.user_id,
        birth_date=None if corporate else _birth_date(rng, age, today),
        occupation=occupation,
        prefecture=place.prefecture,
        city=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        location_source="municipality",
        phone=f"0{rng.randint(1, 9)}-0000-{number % 10_000:04d}",
        email=f"c{number:05d}@example.jp",
        net_worth=Decimal(net_worth),
        annual_income=None if corporate else Decimal(_income(rng, age, net_worth)),
        knowledge=suitability.knowledge,
        experience=suitability.experience,
        means=suitability.means,
        purpose=suitability.purpose,
        visit_windows=_WINDOWS.pick(rng),
        visit_minutes=_MINUTES.pick(rng),
        last_contact_on=last_contact_on,
        created_at=stamp,
        updated_at=stamp,
    )


def _age(rng: random.Random) -> int:
    """Wealth in Japan is old: 61 years on average, 30 to 92."""
    return min(92, max(30, round(rng.gauss(61, 13))))


def _birth_date(rng: random.Random, age: int, today: date) -> date:
    return today - timedelta(days=round(365.25 * age) + rng.randint(1, 364))


def _risk(rng: random.Random, age: int) -> int:
    """1 to 5; the old and the careful low."""
    centre = 3.5 - max(0, age - 40) * 0.035
    return min(5, max(1, round(rng.gauss(centre, 0.9))))


def _net_worth(rng: random.Random, age: int, *, corporate: bool) -> int:
    """Yen, log-normal: a median of 60 million for a person of 61, 180 million for a company, in steps of 100,000."""
    median = 180e6 if corporate else 60e6 * (0.4 + 0.6 * min(age, 75) / 61)
    value = median * rng.lognormvariate(0, 0.8)
    return max(2_000_000, round(value / 100_000) * 100_000)


def _income(rng: random.Random, age: int, net_worth: int) -> int:
    base = 7.5e6 if age < 65 else 3.6e6
    value = base * rng.lognormvariate(0, 0.35) * math.sqrt(math.sqrt(net_worth / 60e6))
    return round(value / 100_000) * 100_000


def _segment(net_worth: int, *, corporate: bool) -> str:
    """The usual bands of financial assets in Japan."""
    if corporate:
        return "法人"
    bands = (
        (500_000_000, "超富裕層"),
        (100_000_000, "富裕層"),
        (50_000_000, "準富裕層"),
        (30_000_000, "アッパーマス層"),
    )
    return next((name for floor, name in bands if net_worth >= floor), "資産形成層")


def _person(rng: random.Random, age: int) -> tuple[str, str, str]:
    family, family_kana = _surnames().pick(rng)
    sex = "women" if rng.random() < 0.46 else "men"
    given, given_kana = rng.choice(named(f"{sex}_{'older' if age >= 50 else 'younger'}"))
    return f"{family} {given}", f"{family_kana} {given_kana}", phrases.occupation(rng, age)


def _company(rng: random.Random) -> tuple[str, str, str]:
    stem, stem_kana = rng.choice(named("company_stems"))
    end, end_kana, trade = rng.choice(table("company_trades"))
    name = f"{stem}{end}株式会社" if rng.random() < 0.6 else f"株式会社{stem}{end}"
    return name, stem_kana + end_kana, trade


@cache
def _surnames() -> Weighted[Named]:
    names = named("surnames")
    return Weighted(names, [1 / (rank + 12) for rank in range(len(names))])


@cache
def places_within(within: tuple[str, ...]) -> Weighted[Place]:
    """Municipalities `within` some prefectures (none: all), each prefecture by its people: wards and cities draw more
    than towns and villages. Raises ValueError: no such prefecture."""
    people = {int(number): float(thousands) for number, thousands in table("population")}
    split = {entry.city for entry in municipalities() if entry.ward}
    numbers = {prefecture.place.name: prefecture.number for prefecture in prefectures()}
    if unknown := set(within) - set(numbers):
        raise ValueError(f"no such prefecture: {', '.join(sorted(unknown))}")
    entries = [
        m
        for m in municipalities()
        if not m.former and not (m.ward is None and m.city in split) and (m.place.prefecture in within or not within)
    ]
    sizes = [_size(entry.place.name) for entry in entries]
    totals: dict[str, float] = {}
    for entry, size in zip(entries, sizes, strict=True):
        totals[entry.place.prefecture] = totals.get(entry.place.prefecture, 0) + size
    return Weighted(
        [entry.place for entry in entries],
        [
            people[numbers[entry.place.prefecture]] * size / totals[entry.place.prefecture]
            for entry, size in zip(entries, sizes, strict=True)
        ],
    )


def _size(name: str) -> float:
    return {"区": 1.6, "市": 1.0, "町": 0.14}.get(name[-1], 0.04)
