"""What may stand in the log."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from otomo.audit.masking import MASK, SHOWN, changes
from otomo.crm.customers.items import Customer, VisitWindow
from otomo.crm.holdings.items import Holding
from otomo.crm.notes.items import SalesNote
from otomo.users.items import User

pytestmark = pytest.mark.mission("ID-6")

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def _customer(**fields: object) -> Customer:
    return Customer(customer_id="C1", name="佐藤 花子", risk_level=3, created_at=NOW, updated_at=NOW, **fields)


def test_personal_values_show_only_that_they_changed() -> None:
    private = {
        "kana": "サトウ",
        "birth_date": date(1970, 1, 1),
        "address": "葵区 1-2",
        "phone": "054-1",
        "email": "a@example.jp",
        "net_worth": Decimal(5),
        "annual_income": Decimal(6),
        "latitude": 34.9,
        "occupation": "医師",
        "extra": {"x": "y"},
    }
    found = {change.field: change for change in changes("customers", "C1", _customer(), _customer(**private))}
    assert set(found) == set(private)
    assert {(change.before, change.after) for change in found.values()} == {(None, MASK)}


def test_other_values_are_told() -> None:
    window = VisitWindow((0, 1), 540, 1080)
    after = _customer(prefecture="静岡県", visit_windows=(window,), last_contact_on=date(2026, 11, 20))
    told = {change.field: change.after for change in changes("customers", "C1", _customer(), after)}
    assert told == {
        "prefecture": "静岡県",
        "visit_windows": '[{"weekdays":[0,1],"start":540,"end":1080}]',
        "last_contact_on": "2026-11-20",
    }


def test_a_record_that_begins_and_ends() -> None:
    note = SalesNote(
        note_id="N1", customer_id="C1", noted_on=date(2026, 11, 1), body="秘密", created_at=NOW, updated_at=NOW
    )
    made = {change.field: change.after for change in changes("notes", "N1", None, note)}
    assert made == {"customer_id": "C1", "noted_on": "2026-11-01", "body": MASK}
    gone = {change.field: change.before for change in changes("notes", "N1", note, None)}
    assert gone == made


def test_amounts_of_holdings_and_secrets_of_users_are_masked() -> None:
    holding = Holding(
        customer_id="C1", product_id="P1", quantity=Decimal(7), unit_cost=Decimal(8), created_at=NOW, updated_at=NOW
    )
    told = {change.field: change.after for change in changes("holdings", holding.holding_id, None, holding)}
    assert told == {"customer_id": "C1", "product_id": "P1", "quantity": MASK, "unit_cost": MASK}
    user = User(
        user_id="u_1", username="hanako", email="h@example.jp", display_name="花子", role="rep",
        password_hash="$argon2id$x", created_at=NOW, updated_at=NOW,
    )  # fmt: skip
    masked = {c.field for c in changes("users", "u_1", None, user) if c.after == MASK}
    assert masked == {"username", "email", "display_name", "password_hash"}


def test_of_what_nobody_has_named_nothing_is_shown() -> None:
    assert {change.after for change in changes("novelties", None, None, {"secret": 1, "name": "x"})} == {MASK}
    assert "name" not in SHOWN["customers"]


def test_long_values_are_cut() -> None:
    (change,) = changes("events", "E1", {"title": "x"}, {"title": "y" * 500})
    assert len(change.after) == 200
