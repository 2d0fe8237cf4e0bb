"""Cells as people write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from otomo.crm.customers.items import VisitWindow
from otomo.crm.imports import values
from otomo.crm.imports.columns import KINDS
from otomo.crm.imports.dates import parse_date
from otomo.crm.imports.errors import BadValue
from otomo.crm.imports.numbers import number
from otomo.crm.imports.windows import parse_windows

pytestmark = pytest.mark.mission("CRM-9")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234", "1234"),
        ("１，２３４．５", "1234.5"),
        ("1.5億", "150000000"),
        ("3億5,000万円", "350000000"),
        ("3億 5000万", "350000000"),
        ("5千万", "50000000"),
        ("1兆2000億", "1200000000000"),
        ("¥1,000", "1000"),
        ("￥－5", "-5"),
        ("\\1,000", "1000"),
        ("△1,234", "-1234"),
        ("▲５", "-5"),
        ("−3", "-3"),
        ("(1,234)", "-1234"),
        ("（1,234）", "-1234"),
        ("+5", "5"),
        ("1e5", "100000"),
        (".5", "0.5"),
        ("-0", "0"),
        ("100.00", "100"),
        ("0.30000000000000004", "0.30000000000000004"),
    ],
)
def test_numbers_are_read_as_written_in_japan(cell: str, value: str) -> None:
    found, percent = number(cell)
    assert (str(found), percent) == (value, False)


def test_a_percent_sign_is_told() -> None:
    assert number("85%") == number("８５％") == (Decimal(85), True)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("=1+1", "formula"),
        ("＝A1", "formula"),
        ("@SUM(A1)", "formula"),
        ("+cmd|' /C calc'!A0", "formula"),
        ("-2+3", "formula"),
        ("-", "not-a-number"),
        ("1,23", "not-a-number"),
        ("1 234", "not-a-number"),
        ("$5", "not-a-number"),
        ("万", "not-a-number"),
        ("(-5)", "not-a-number"),
        ("٣", "not-a-number"),
        ("9" * 5000, "not-a-number"),
        ("NaN", "not-finite"),
        ("-Infinity", "not-finite"),
        ("ＮａＮ", "not-finite"),
        ("1000兆", "too-large"),
        ("1e999", "too-large"),
        ("1e-30", "too-precise"),
        ("0." + "1" * 40, "too-precise"),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(cell: str, code: str) -> None:
    with pytest.raises(BadValue) as refused:
        number(cell)
    assert refused.value.code == code
    assert refused.value.message.ja
    assert refused.value.message.en


@settings(deadline=None)
@given(st.decimals(min_value=-(10**14), max_value=10**14, places=4))
def test_every_plain_number_survives(value: Decimal) -> None:
    assert number(str(value))[0] == value
    assert number(f"{value:,}")[0] == value


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-20", "2026/11/20", "2026.11.20", "20261120", "２０２６／１１／２０", "2026年11月20日",
        "令和8年11月20日", "R8.11.20", "r8/11/20", "令和８年１１月２０日", "㋿8年11月20日",
        "2026-11-20 00:00:00", "2026-11-20T00:00:00Z",
    ],
)  # fmt: skip
def test_dates_are_read_in_every_common_form(cell: str) -> None:
    assert parse_date(cell) == date(2026, 11, 20)


def test_eras_keep_their_bounds() -> None:
    assert parse_date("昭和30年4月5日") == date(1955, 4, 5)
    assert parse_date("平成31年4月30日") == date(2019, 4, 30)
    assert parse_date("令和元年5月1日") == date(2019, 5, 1)
    assert parse_date("平成40年3月20日") == date(2028, 3, 20)  # bonds issued then still say so


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-02-30", "impossible-date"),
        ("20261301", "impossible-date"),
        ("令和元年4月30日", "impossible-date"),
        ("令和0年1月1日", "impossible-date"),
        ("1600-01-01", "date-out-of-range"),
        ("9999-12-31", "date-out-of-range"),
        ("11/20/2026", "not-a-date"),
        ("26-11-20", "not-a-date"),
        ("46346", "not-a-date"),
        ("2026-11-20 09:00", "not-a-date"),
        ("=TODAY()", "formula"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(cell: str, code: str) -> None:
    with pytest.raises(BadValue) as refused:
        parse_date(cell)
    assert refused.value.code == code


_WEEK = (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("cell", "windows"),
    [
        ("Mon-Fri 10:00-12:00,13:30-17:00", [(_WEEK, 600, 720), (_WEEK, 810, 1020)]),
        ("月-金 10:00-12:00", [(_WEEK, 600, 720)]),
        ("平日 9:30〜11:00", [(_WEEK, 570, 660)]),
        ("月曜日から金曜日 10時から12時まで", [(_WEEK, 600, 720)]),
        (
            "月・水・金 10時〜12時半; 土 13:00~15:00",
            [((0, 2, 4), 600, 750), ((5,), 780, 900)],
        ),
        ("Monday,Wednesday 10:00-11:00", [((0, 2), 600, 660)]),
        ("Fri-Mon 9:00-24:00", [((0, 4, 5, 6), 540, 1440)]),
        ("10:00-12:00", [((0, 1, 2, 3, 4, 5, 6), 600, 720)]),
        ("土日 10:00-12:00\n水 9:00-10:00", [((5, 6), 600, 720), ((2,), 540, 600)]),
    ],
)
def test_visiting_hours(cell: str, windows: list[tuple[tuple[int, ...], int, int]]) -> None:
    assert parse_windows(cell) == tuple(VisitWindow(*window) for window in windows)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Mon 12:00-10:00", "window-order"),
        ("Mon 10:00-10:00", "window-order"),
        ("Mon 25:00-26:00", "impossible-time"),
        ("Mon 10:70-11:00", "impossible-time"),
        ("Mon-Fri", "not-windows"),
        ("月曜10:00-11:00 火", "not-windows"),
        ("monkey 10:00-11:00", "not-windows"),
        ("いつでも", "not-windows"),
        ("Mon 10:00-11:00," * 200, "not-windows"),
        ("=1+1", "formula"),
    ],
)
def test_visiting_hours_refused(cell: str, code: str) -> None:
    with pytest.raises(BadValue) as refused:
        parse_windows(cell)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("kind", "column", "cell", "value"),
    [
        ("customers", "risk_level", "３", 3),
        ("customers", "risk_level", "3.0", 3),
        ("customers", "kind", "法人", "corporate"),
        ("customers", "kind", " Corporate ", "corporate"),
        ("customers", "visit_minutes", "60分", 60),
        ("customers", "latitude", "35.68", 35.68),
        ("customers", "currency", "usd", "USD"),
        ("customers", "currency", "円", "JPY"),
        ("customers", "name", "か\u3099", "が"),
        ("products", "asset_class", "投資信託", "fund"),
        ("products", "coupon_rate", "1.85%", Decimal("0.0185")),
        ("products", "coupon_rate", "0.0185", Decimal("0.0185")),
        ("products", "coupon_frequency", "半年", 2),
        ("sales_notes", "priority", "高", "high"),
        ("sales_notes", "channel", "オンライン", "online"),
        ("cash_inflows", "status", "入金済", "arrived"),
        ("cash_inflows", "source", "退職金", "retirement"),
        ("cash_inflows", "confidence", "85%", Decimal("0.85")),
        ("economic_events", "rates_bp", "25bp", Decimal(25)),
        ("economic_events", "rates_bp", "0.25%", Decimal(25)),
        ("economic_events", "fx_pct", "▲5%", Decimal(-5)),
        ("economic_events", "asset_classes", "債券、株式; bond", ("bond", "stock")),
        (
            "economic_events",
            "sectors",
            "銀行業、証券、商品先物取引業,電気・ガス業",
            ("銀行業", "証券、商品先物取引業", "電気・ガス業"),
        ),
    ],
)
def test_columns_accept(kind: str, column: str, cell: str, value: object) -> None:
    assert _parser(kind, column)(cell.strip()) == value


@pytest.mark.parametrize(
    ("kind", "column", "cell", "code"),
    [
        ("customers", "risk_level", "6", "out-of-range"),
        ("customers", "risk_level", "0", "out-of-range"),
        ("customers", "risk_level", "2.5", "out-of-range"),
        ("customers", "risk_level", "高", "not-a-number"),
        ("customers", "visit_minutes", "4", "out-of-range"),
        ("customers", "latitude", "91", "out-of-range"),
        ("customers", "longitude", "-181", "out-of-range"),
        ("customers", "email", "no-at-sign", "bad-email"),
        ("customers", "email", "a@b@c.jp", "bad-email"),
        ("customers", "customer_id", "a/b", "bad-id"),
        ("customers", "customer_id", "x" * 65, "bad-id"),
        ("customers", "net_worth", "NaN", "not-finite"),
        ("customers", "net_worth", "5%", "unexpected-percent"),
        ("customers", "currency", "ABC", "unknown-currency"),
        ("products", "coupon_rate", "1.85", "out-of-range"),
        ("products", "coupon_frequency", "5", "out-of-range"),
        ("products", "asset_class", "絵画", "unknown-choice"),
        ("holdings", "quantity", "-1", "negative"),
        ("cash_inflows", "confidence", "1.2", "out-of-range"),
        ("cash_inflows", "confidence", "85", "out-of-range"),
        ("cash_inflows", "amount", "0", "not-positive"),
        ("economic_events", "impact", "激甚", "unknown-choice"),
    ],
)
def test_columns_refuse(kind: str, column: str, cell: str, code: str) -> None:
    with pytest.raises(BadValue) as refused:
        _parser(kind, column)(cell)
    assert refused.value.code == code


@settings(deadline=None)
@given(st.text(min_size=1))
def test_no_cell_raises_anything_else(cell: str) -> None:
    for kind in KINDS.values():
        for column in kind.columns:
            try:
                column.parse(cell)
            except BadValue as refused:
                assert refused.message.ja
                assert refused.message.en


def _parser(kind: str, column: str) -> values.Parser:
    return next(c.parse for k in KINDS.values() if k.kind == kind for c in k.columns if c.name == column)
