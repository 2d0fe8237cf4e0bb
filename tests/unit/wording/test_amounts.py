"""Amounts as in the pictures of the screens, and never in the wrong unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from otomo.money import Money
from otomo.wording import amount, exact_amount, signed_amount


def yen(value: str | int) -> Money:
    return Money(Decimal(value), "JPY")


@pytest.mark.parametrize(
    ("value", "ja", "en"),
    [
        (0, "0円", "¥0"),
        (1, "1円", "¥1"),
        (9_800, "9,800円", "¥9,800"),
        ("9999.4", "9,999円", "¥9,999"),
        ("9999.6", "1万円", "¥10.0K"),
        (10_000, "1万円", "¥10.0K"),
        (12_345, "1.2万円", "¥12.3K"),
        (236_749, "24万円", "¥237K"),
        (180_000, "18万円", "¥180K"),
        (999_999, "100万円", "¥1.00M"),
        (4_120_000, "412万円", "¥4.12M"),
        (30_000_000, "3,000万円", "¥30.0M"),
        (64_800_000, "6,480万円", "¥64.8M"),
        (99_994_999, "9,999万円", "¥100M"),
        (99_996_000, "1億円", "¥100M"),
        (142_000_000, "1.42億円", "¥142M"),
        (210_000_000, "2.1億円", "¥210M"),
        (999_600_000, "10億円", "¥1.00B"),
        (4_820_000_000, "48.2億円", "¥4.82B"),
        (123_400_000_000, "1,234億円", "¥123B"),
        (1_230_000_000_000, "1.23兆円", "¥1.23T"),
        (-4_120_000, "−412万円", "−¥4.12M"),
    ],
)
def test_short_amounts(value: str | int, ja: str, en: str) -> None:
    assert amount(yen(value), "ja") == ja
    assert amount(yen(value), "en") == en


@pytest.mark.parametrize(
    ("currency", "ja", "en"),
    [
        ("USD", "123万ドル", "$1.23M"),
        ("AUD", "123万豪ドル", "A$1.23M"),
        ("EUR", "123万ユーロ", "€1.23M"),
        ("BRL", "123万 BRL", "R$1.23M"),
        ("ZZZ", "123万 ZZZ", "ZZZ 1.23M"),
    ],
)
def test_foreign_currencies_are_named(currency: str, ja: str, en: str) -> None:
    money = Money(Decimal(1_230_000), currency)
    assert (amount(money, "ja"), amount(money, "en")) == (ja, en)


def test_the_exact_amount_keeps_every_digit() -> None:
    assert exact_amount(yen(14_203_118), "ja") == "14,203,118円"
    assert exact_amount(Money(Decimal("-1240.5"), "USD"), "en") == "−$1,240.50"


def test_a_sign_is_written_for_gains_and_losses() -> None:
    assert signed_amount(yen(4_120_000), "ja") == "+412万円"
    assert signed_amount(yen(-4_120_000), "ja") == "−412万円"
    assert signed_amount(yen(0), "ja") == "0円"


_UNITS = {"兆": 10**12, "億": 10**8, "万": 10**4, "": 1, "T": 10**12, "B": 10**9, "M": 10**6, "K": 10**3}


@given(st.integers(min_value=0, max_value=10**15))
def test_a_short_amount_is_within_its_last_digit(value: int) -> None:
    for text in (amount(yen(value), "ja").removesuffix("円"), amount(yen(value), "en").removeprefix("¥")):
        digits = text.rstrip("兆億万TBMK")
        shown = Decimal(digits.replace(",", "")) * _UNITS[text[len(digits) :]]
        assert abs(shown - value) <= Decimal(value) / 20 if value >= 10_000 else shown == value
