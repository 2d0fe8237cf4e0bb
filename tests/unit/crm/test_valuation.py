"""Value, cost and gain of a holding, to the yen."""

from datetime import date
from decimal import Decimal

import pytest
from bookmaking import FX, TODAY, holding, product
from hypothesis import given
from hypothesis import strategies as st
from otomo.crm.holdings.items import Holding
from otomo.crm.holdings.valuation import Valued, totals, value, weight
from otomo.crm.products.items import Product
from otomo.money import FxTable

pytestmark = pytest.mark.mission("CRM-5")


def valued(lot: Holding, of: Product, *, risk_level: int = 3, fx: FxTable = FX, today: date = TODAY) -> Valued:
    return value(lot.customer_id, risk_level, lot, of, fx=fx, today=today)


def test_a_bond_is_quoted_per_hundred_of_face_value() -> None:
    bond = product("B", price="100.6", maturity_on=date(2026, 12, 8))
    line = valued(holding("B", "30000000", "100"), bond)
    assert (line.nominal, line.value, line.cost, line.gain) == (30_000_000, 30_180_000, 30_000_000, 180_000)
    assert line.maturity_amount == 30_000_000


def test_a_bond_counted_in_pieces_has_their_face_value() -> None:
    bond = product("B", price="99.5", face_value="100000", maturity_on=date(2030, 1, 1))
    line = valued(holding("B", "300", "100"), bond)
    assert (line.nominal, line.value, line.cost) == (30_000_000, 29_850_000, 30_000_000)


def test_a_fund_is_quoted_per_its_unit() -> None:
    fund = product("F", "fund", price="15226", face_value="10000")
    line = valued(holding("F", "18200000", "15929"), fund)
    assert (line.value, line.cost) == (27_711_320, 28_990_780)
    assert line.maturity_amount is None


def test_a_stock_and_yen_cash() -> None:
    assert valued(holding("S", "12000", "1990"), product("S", "stock", price="2420")).value == 29_040_000
    assert valued(holding("C", "14800000", "1"), product("C", "cash", price=None)).value == 14_800_000


def test_without_a_price_nothing_is_invented() -> None:
    line = valued(holding("S", "100", "500"), product("S", "stock", price=None))
    assert (line.value, line.value_base, line.gain, line.gain_base, line.fx_effect_base) == (None,) * 5
    assert line.cost_base == 50_000


def test_without_a_rate_there_is_no_yen_value() -> None:
    line = valued(holding("S", "10", "50"), product("S", "stock", price="60", currency="BRL"))
    assert (line.value, line.value_base, line.gain, line.gain_base) == (600, None, 100, None)


def test_a_foreign_holding_in_both_currencies() -> None:
    line = valued(holding("S", "100", "80.25"), product("S", "stock", price="101.10", currency="USD"))
    assert (line.value, line.cost, line.gain) == (Decimal("10110.00"), Decimal("8025.00"), Decimal("2085.00"))
    assert (line.value_base, line.cost_base, line.gain_base) == (1_567_050, 1_243_875, 323_175)


def test_the_currency_effect_is_known_only_where_there_is_none() -> None:
    foreign = product("S", "stock", price="101", currency="USD")
    assert valued(holding("S", "100", "80"), foreign).fx_effect_base is None
    paid_in_yen = valued(holding("S", "100", "12000", cost_currency="JPY"), foreign)
    assert (paid_in_yen.gain, paid_in_yen.gain_base, paid_in_yen.fx_effect_base) == (None, 365_500, None)
    assert valued(holding("D", "1", "1"), product("D", "stock")).fx_effect_base == 0


def test_the_day_after_maturity_is_matured() -> None:
    bond = product("B", maturity_on=TODAY)
    assert not valued(holding("B", "1000", "100"), bond).matured
    assert valued(holding("B", "1000", "100"), bond, today=date(2026, 11, 21)).matured


@pytest.mark.parametrize(("risk", "level", "suitable"), [(2, 2, True), (3, 2, False), (1, 5, True), (5, 4, False)])
def test_suitable_means_within_the_customers_level(risk: int, level: int, suitable: bool) -> None:
    assert valued(holding("B", "1", "1"), product("B", risk_level=risk), risk_level=level).suitable is suitable


numbers = st.decimals(min_value=0, max_value=10**9, places=4)
prices = st.decimals(min_value=Decimal("0.0001"), max_value=10**6, places=4)


@given(numbers, prices, prices, st.sampled_from(["bond", "stock", "fund"]), st.sampled_from(["JPY", "USD"]))
def test_gain_is_value_minus_cost_exactly_and_totals_are_the_lines(
    quantity: Decimal, price: Decimal, unit_cost: Decimal, asset_class: str, currency: str
) -> None:
    of = product("P", asset_class, price=price, currency=currency, face_value=Decimal(10_000))  # type: ignore[arg-type]
    lot = holding("P", str(quantity), str(unit_cost))
    line = valued(lot, of)
    assert line.value is not None
    assert line.value_base is not None
    assert line.cost_base is not None
    assert line.gain == line.value - line.cost
    assert line.gain_base == line.value_base - line.cost_base
    assert line.value_base == line.value_base.to_integral()
    unpriced = valued(lot, product("Q", "stock", price=None))
    sums = totals([line, unpriced, line])
    assert (sums.assets, sums.cost, sums.gain) == (2 * line.value_base, 2 * line.cost_base, 2 * line.gain_base)
    assert sums.unpriced == 1


def test_weights() -> None:
    assert weight(Decimal(30_180_000), Decimal(142_000_000)) == Decimal("0.213")
    assert weight(None, Decimal(1)) is None
    assert weight(Decimal(0), Decimal(0)) is None
