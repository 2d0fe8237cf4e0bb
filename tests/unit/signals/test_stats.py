"""The strip: sums over the records."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from bookmaking import TODAY, book, event, holding, inflow, note, product, standing, world
from otomo.money import Money
from otomo.signals.stats import statistics

pytestmark = pytest.mark.mission("TRIP-1")


def yen(amount: int) -> Money:
    return Money(Decimal(amount), "JPY")


def test_sums_over_a_small_book() -> None:
    outside = world(
        [
            product("B1", maturity_on=TODAY + timedelta(days=18)),
            product("B2", maturity_on=TODAY + timedelta(days=90), currency="USD"),
            product("B3", maturity_on=TODAY - timedelta(days=1)),
            product("S", "stock", price=None),
        ],
        [event("E1", TODAY), event("E2", TODAY + timedelta(days=30)), event("E3", TODAY + timedelta(days=31))],
    )
    first = book(
        "C1",
        holdings=[
            holding("B1", "30000000", "100", "C1"),
            holding("B2", "10000", "100", "C1"),
            holding("S", "1", "1", "C1"),
        ],
        notes=[note("N1", date(2026, 8, 1), "a", "C1", follow_up_on=TODAY)],
    )
    second = book(
        "C2",
        holdings=[holding("B1", "1000000", "100", "C2"), holding("B3", "5000000", "100", "C2")],
        notes=[note("N2", date(2026, 8, 1), "a", "C2", follow_up_on=TODAY - timedelta(days=1))],
    )
    stats = statistics([standing(b, outside) for b in (first, second, book("C3"))], outside)
    assert stats.assets == yen(30_000_000 + 1_550_000 + 1_000_000 + 5_000_000)
    assert (stats.unpriced, stats.customers, stats.events_30d) == (1, 3, 2)
    assert (stats.maturities_90d.amount, stats.maturities_90d.count, stats.maturities_90d.customers) == (
        yen(32_550_000),
        3,
        2,
    )
    assert (stats.follow_ups_due, stats.follow_ups_overdue) == (1, 1)


def band(*flows: tuple[str, str | None]) -> tuple[int, int, int, int, int]:
    coming = [inflow(f"F{i}", date(2026, 11, 28), amount, confidence=p) for i, (amount, p) in enumerate(flows)]
    elsewhere = [
        inflow("F8", date(2026, 12, 1), "5000000", confidence="1"),
        inflow("F9", date(2026, 11, 5), "7000000", status="arrived"),
        inflow("F7", date(2026, 11, 5), "7000000", currency="BRL"),
    ]
    found = statistics([standing(book(inflows=coming + elsewhere), world())], world()).inflows_month
    return int(found.expected.amount), int(found.low.amount), int(found.high.amount), found.count, found.assumed


def test_expected_inflows_and_their_band() -> None:
    # sigma = sqrt(2 x 1e14 x 0.25) = 7,071,068; 1.2816 sigma = 9,062,280.5
    assert band(("10000000", "0.5"), ("10000000", None)) == (10_000_000, 937_719, 19_062_281, 2, 1)
    assert band(("10000000", "1"), ("5000000", "0")) == (10_000_000, 10_000_000, 10_000_000, 2, 0)


def test_the_band_stays_within_what_is_possible() -> None:
    assert band(("10000000", "0.85")) == (8_500_000, 3_923_773, 10_000_000, 1, 0)
    assert band(("10000000", "0.1")) == (1_000_000, 0, 4_844_800, 1, 0)
    assert band() == (0, 0, 0, 0, 0)


def test_reasons_of_this_week_are_those_due_by_sunday() -> None:
    coming = [inflow(f"F{d}", TODAY + timedelta(days=d), "9000000", confidence="1") for d in (-20, 0, 2, 3)]
    assert TODAY.weekday() == 4
    assert statistics([standing(book(inflows=coming), world())], world()).reasons_this_week == 3
