"""Stored shapes and cursors: what goes in comes out, and nothing forged comes in."""

import base64
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from otomo.crm.customers.items import Customer, VisitWindow
from otomo.store.codec import from_item, pack, to_item, unpack
from otomo.store.cursor import Cursors
from otomo.store.errors import InvalidCursorError

AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15)
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
WINDOWS = st.builds(
    VisitWindow, st.lists(st.integers(0, 6), min_size=1).map(tuple), st.integers(0, 700), st.integers(701, 1440)
)
CUSTOMERS = st.builds(
    Customer,
    customer_id=TEXT,
    name=TEXT,
    risk_level=st.integers(1, 5),
    birth_date=st.none() | st.dates(),
    net_worth=st.none() | AMOUNTS,
    latitude=st.none() | st.floats(-90, 90),
    visit_windows=st.lists(WINDOWS, max_size=3).map(tuple),
    extra=st.dictionaries(TEXT, TEXT, max_size=2),
    created_at=st.datetimes(timezones=st.just(UTC)),
    updated_at=st.just(datetime(2026, 11, 20, tzinfo=UTC)),
    version=st.integers(1, 10**9),
)


@given(CUSTOMERS)
def test_an_item_round_trips(customer: Customer) -> None:
    item = to_item(customer)
    assert None not in item.values()
    assert from_item(item, Customer) == customer
    assert unpack(pack(customer), Customer) == customer


def test_numbers_and_dates_are_stored_as_exact_text() -> None:
    now = datetime(2026, 11, 20, 1, 2, 3, 456789, UTC)
    worth = Decimal("123456789012345678.123456789")
    born = date(1961, 4, 2)
    customer = Customer(
        customer_id="C", name="x", risk_level=1, net_worth=worth, birth_date=born, created_at=now, updated_at=now
    )
    item = to_item(customer)
    assert item["net_worth"] == "123456789012345678.123456789"
    assert item["birth_date"] == "1961-04-02"
    assert item["created_at"] == "2026-11-20T01:02:03.456789Z"
    assert "kana" not in item


def test_keys_and_marks_beside_an_item_are_passed_over_and_foreign_shapes_are_not() -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    customer = Customer(customer_id="C", name="x", risk_level=1, created_at=now, updated_at=now)
    assert from_item(to_item(customer) | {"pk": "C#C", "_w": "mark", "later_field": 1}, Customer) == customer
    with pytest.raises(msgspec.ValidationError):
        from_item(to_item(customer) | {"risk_level": "high"}, Customer)
    with pytest.raises(msgspec.ValidationError):
        from_item({"customer_id": "C"}, Customer)


POSITIONS = st.recursive(st.none() | st.integers(-(2**53), 2**53) | TEXT, lambda inner: st.lists(inner, max_size=3))


@given(POSITIONS, TEXT)
def test_a_cursor_round_trips_for_its_scope_alone(position: Any, scope: str) -> None:
    cursors = Cursors("secret" * 8)
    cursor = cursors.encode(scope, position)
    assert cursors.decode(scope, cursor) == position
    for other in (cursors, Cursors("another" * 8)):
        with pytest.raises(InvalidCursorError):
            other.decode(scope if other is not cursors else f"{scope}x", cursor)


def test_a_secret_is_changed_without_a_cursor_being_refused() -> None:
    old, new = "old" * 11, "new" * 11
    before, during, after = Cursors(old), Cursors(new, old), Cursors(new)
    assert during.decode("list", before.encode("list", 1)) == 1
    assert after.decode("list", during.encode("list", 2)) == 2
    with pytest.raises(InvalidCursorError):
        after.decode("list", before.encode("list", 1))


@given(st.binary(max_size=60) | st.just(b""))
def test_a_forged_cursor_is_refused(raw: bytes) -> None:
    with pytest.raises(InvalidCursorError):
        Cursors("secret" * 8).decode("list", base64.urlsafe_b64encode(raw).decode())


@given(st.text(max_size=60))
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidCursorError):
        Cursors("secret" * 8).decode("list", text)
