"""Which products an event touches, and by how much."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from bookmaking import TODAY, event, product
from hypothesis import given
from hypothesis import strategies as st
from otomo.signals.exposure import exposure, modified_duration, touch

pytestmark = pytest.mark.mission("TRIP-1")

PRODUCTS = {
    p.product_id: p
    for p in [
        product("jgb", maturity_on=date(2036, 11, 20), coupon_rate="0.01", region="日本"),
        product("floater", maturity_on=date(2036, 11, 20), coupon_rate="0.01", name="個人向け国債 変動10年"),
        product("ust", maturity_on=date(2031, 11, 20), coupon_rate="0.04", currency="USD", region="米国"),
        product("perpetual", currency="USD", region="米国"),
        product("toyota", "stock", sector="輸送用機器", region="日本", beta="1.2"),
        product("bank", "stock", sector="銀行", region="日本"),
        product("apple", "stock", sector="電気機器", region="米国", currency="USD", beta="1.5"),
        product("fund", "fund", region="世界"),
        product("yen", "cash"),
        product("dollars", "cash", currency="USD", price="1"),
    ]
}


def touched(**fields: object) -> Mapping[str, Decimal | None]:
    return touch(event("E", TODAY, **fields), PRODUCTS, TODAY).ratios


def test_an_event_without_narrowing_or_shock_touches_nothing() -> None:
    assert touched() == {}
    assert touched(region="世界") == {}


def test_narrowing_by_class_currency_sector_and_region() -> None:
    assert set(touched(asset_classes=("bond",), currency="JPY")) == {"jgb", "floater"}
    assert set(touched(sectors=("銀行",))) == {"bank"}
    assert set(touched(asset_classes=("stock",), region="米国")) == {"apple"}
    assert set(touched(region="日本", asset_classes=("stock", "bond"))) == {"jgb", "toyota", "bank"}
    assert set(touched(asset_classes=("cash",))) == {"dollars"}


def test_a_rates_shock_alone_touches_bonds_with_a_maturity() -> None:
    ratios = touched(rates_bp="100")
    assert set(ratios) == {"jgb", "floater", "ust"}
    assert ratios["jgb"] == Decimal("-0.094949")
    assert ratios["floater"] == Decimal("-0.004975")


def test_a_currency_shock_alone_touches_what_is_not_in_yen() -> None:
    assert touched(fx_pct="-5") == dict.fromkeys(["ust", "perpetual", "apple", "dollars"], Decimal("-0.05"))
    assert set(touched(fx_pct="-5", currency="AUD")) == set()


def test_a_stronger_yen_is_not_the_mirror_of_a_weaker_dollar() -> None:
    assert touched(fx_pct="10", currency="JPY")["apple"] == Decimal("-0.090909")
    assert touched(fx_pct="-10", currency="USD")["apple"] == Decimal("-0.1")


def test_an_equity_shock_goes_by_beta_one_when_unknown() -> None:
    assert touched(equity_pct="-20") == {"toyota": Decimal("-0.24"), "bank": Decimal("-0.2"), "apple": Decimal("-0.3")}
    assert touched(equity_pct="-20", asset_classes=("fund",)) == {"fund": Decimal("-0.2")}


def test_shocks_add_up() -> None:
    ratios = touched(rates_bp="-25", fx_pct="-1.5", currency="USD", region="米国", asset_classes=("bond",))
    assert set(ratios) == {"ust", "perpetual"}
    assert ratios["perpetual"] == Decimal("-0.015")
    assert ratios["ust"] == Decimal("-0.003773")


@given(st.dictionaries(st.sampled_from(sorted(PRODUCTS)), st.integers(0, 10**10).map(Decimal)))
def test_zero_shock_is_zero_and_the_whole_is_the_sum_of_its_parts(worth: dict[str, Decimal]) -> None:
    zero = touch(event("E", TODAY, rates_bp="0", fx_pct="0", equity_pct="0"), PRODUCTS, TODAY)
    found = exposure(zero, worth)
    assert found is None or found.effect == 0
    assert (found.exposed if found else 0) == sum(v for k, v in worth.items() if k in zero.ratios)


def test_modified_duration_of_par_bonds() -> None:
    # Textbook values: 10 years at 1 % semi-annual 9.494, 5 years at 4 % 4.491; a zero coupon has its years.
    assert modified_duration(Decimal("0.01"), 10) == pytest.approx(9.4936, abs=1e-3)
    assert modified_duration(Decimal("0.04"), 5) == pytest.approx(4.4913, abs=1e-3)
    assert modified_duration(None, 7) == 7
    assert modified_duration(Decimal("0.01"), -1) == 0
