"""A customer's rows against the customer's aggregate, and the steps they are written in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from otomo.auth.principal import Principal
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.customers.items import Customer
from otomo.crm.holdings.items import Holding
from otomo.crm.imports.journal import Entry, change_of, reversal
from otomo.crm.imports.merge import Importer
from otomo.crm.imports.plan import (
    CustomerPlan,
    Known,
    RecordChange,
    plan_customer,
    steps,
)
from otomo.crm.imports.staging import StagedRow
from otomo.crm.notes.items import SalesNote
from otomo.places.geocode import Location

pytestmark = pytest.mark.mission("CRM-9")

NOW = datetime(2026, 11, 21, tzinfo=UTC)
EARLIER = datetime(2026, 1, 1, tzinfo=UTC)
NAGOYA = Location(35.18, 136.9, "municipality")
IMPORTER = Importer(
    Principal("u1", "rep", "Rep", "rep", "ja"),
    {"rep": "u1"},
    None,
    lambda prefecture, _: NAGOYA if prefecture == "愛知県" else None,
    NOW,
)
_PLACED: dict[str, Any] = {"latitude": 1.0, "longitude": 2.0}
_TIMES: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}
KNOWN = Known({"P1"}, {}, 100)


def _customer(**fields: Any) -> Customer:
    base: dict[str, Any] = {
        "customer_id": "C1",
        "name": "A",
        "risk_level": 3,
        "owner_id": "u1",
    }
    return Customer(**base | fields, created_at=EARLIER, updated_at=EARLIER)


def _profile(**values: Any) -> StagedRow:
    return StagedRow(
        1,
        0,
        2,
        "customers",
        "C1",
        {"customer_id": "C1", "name": "A", "risk_level": 3} | values,
        {},
    )


def _note(n: int, **values: Any) -> StagedRow:
    given = {
        "note_id": f"N{n}",
        "customer_id": "C1",
        "noted_on": "2026-11-01",
        "body": "x",
    } | values
    return StagedRow(n + 10, 1, n, "sales_notes", f"N{n}", given, {})


def _plan(book: CustomerBook | None, *rows: StagedRow) -> CustomerPlan:
    return plan_customer(book, rows, IMPORTER, KNOWN)


def _after(plan: CustomerPlan) -> Customer:
    (change,) = plan.changes
    assert isinstance(change.after, Customer)
    return change.after


def test_a_place_without_coordinates_is_looked_up() -> None:
    found = _after(_plan(None, _profile(prefecture="愛知県")))
    assert (found.latitude, found.longitude, found.location_source) == (
        35.18,
        136.9,
        "municipality",
    )
    assert _after(_plan(None, _profile(prefecture="火星"))).location_source == "none"


@pytest.mark.parametrize(
    ("stored", "row", "expected"),
    [
        # given coordinates stay when the address changes: somebody knew better
        (_PLACED | {"location_source": "given"}, {"prefecture": "愛知県"}, (1.0, "given")),
        # looked-up ones follow the address
        (_PLACED | {"location_source": "prefecture"}, {"prefecture": "愛知県"}, (35.18, "municipality")),
        (_PLACED | {"location_source": "prefecture"}, {"prefecture": "火星"}, (None, "none")),
        ({"location_source": "none"}, {"latitude": 5.0, "longitude": 6.0}, (5.0, "given")),
        # an export that states what was looked up is no statement of its own
        ({}, {"latitude": 35.18, "longitude": 136.9, "prefecture": "愛知県"}, (35.18, "municipality")),
    ],
)  # fmt: skip
def test_coordinates_follow_the_address_unless_somebody_gave_them(
    stored: dict[str, Any], row: dict[str, Any], expected: tuple[Any, Any]
) -> None:
    found = _after(_plan(CustomerBook(_customer(**stored)), _profile(**row)))
    assert (found.latitude, found.location_source) == expected


def test_the_same_row_changes_nothing() -> None:
    book = CustomerBook(_customer(net_worth=Decimal("1.50")))
    plan = _plan(book, _profile(net_worth="1.5"))
    assert (plan.changes, [outcome for _, outcome in plan.outcomes]) == (
        [],
        ["unchanged"],
    )


def test_a_refused_profile_does_not_hurt_what_belongs_to_a_stored_customer() -> None:
    rows = (_profile(owner="other"), _note(3))
    plan = _plan(CustomerBook(_customer()), *rows)
    assert [row.key for row, _ in plan.refusals] == ["C1"]
    assert [row.key for row, _ in plan.outcomes] == ["N3"]
    plan = _plan(None, *rows)
    assert [refusal[1] for _, refusal in plan.refusals] == [
        "foreign-owner",
        "unknown-customer",
    ]


def test_a_customer_has_at_most_so_many_records() -> None:
    plan = _plan(CustomerBook(_customer()), *(_note(n) for n in range(2001)))
    assert len(plan.outcomes) == 2000
    assert [refusal[1] for _, refusal in plan.refusals] == ["too-many-records"]


def test_a_digest_that_would_not_fit_its_row_refuses_what_is_new() -> None:
    rows = [_note(n, body="あ" * 500, follow_up_on="2026-12-01") for n in range(1500)]
    plan = _plan(CustomerBook(_customer()), _profile(risk_level=4), *rows)
    assert [outcome for _, outcome in plan.outcomes] == ["updated"]
    assert len(plan.changes) == 1
    assert {refusal[1] for _, refusal in plan.refusals} == {"too-many-records"}
    assert len(plan.refusals) == 1500


def test_a_customer_of_many_notes_does_not_change_hands() -> None:
    notes = {f"N{n}": SalesNote(note_id=f"N{n}", customer_id="C1", noted_on=date(2026, 1, 1), body="x", **_TIMES)
             for n in range(95)}  # fmt: skip
    manager = replace(IMPORTER, principal=Principal("m", "m", "M", "manager", "ja", team=None), user_ids={"two": "u2"})
    plan = plan_customer(CustomerBook(_customer(), notes=notes), [_profile(owner="two")], manager, KNOWN)
    assert [refusal[1] for _, refusal in plan.refusals] == ["too-much-to-hand-over"]
    plan = plan_customer(CustomerBook(_customer()), [_profile(owner="two")], manager, KNOWN)
    assert _after(plan).owner_id == "u2"


def test_what_is_kept_aside_is_bounded() -> None:
    row = StagedRow(1, 0, 2, "customers", "C1", _profile().values, {"memo": "x" * 30_000})
    assert _after(_plan(None, row)).extra == {"memo": "x" * 30_000}
    stored = CustomerBook(_customer(extra={"other": "y" * 20_000}))
    assert [refusal[1] for _, refusal in _plan(stored, row).refusals] == ["too-much-aside"]


def test_steps_fit_transactions_by_operations_and_by_bytes() -> None:
    plan = _plan(None, _profile(), *(_note(n) for n in range(200)))
    found = list(steps(None, plan.changes, 100))
    assert [len(step) for _, step in found] == [48, 47, 47, 47, 12]
    assert len(found[-1][0].notes) == 200
    large = _plan(None, _profile(), *(_note(n, body="x" * 30_000) for n in range(10)))
    assert max(len(step) for _, step in steps(None, large.changes, 100)) <= 9
    assert list(steps(None, [], 100)) == []


def test_a_removal_takes_the_record_out_of_the_aggregate() -> None:
    holding = Holding(
        customer_id="C1",
        product_id="P1",
        quantity=Decimal(1),
        unit_cost=Decimal(1),
        **_TIMES,
    )
    book = CustomerBook(_customer(), {holding.holding_id: holding})
    ((after, _),) = steps(book, [RecordChange("holdings", holding.holding_id, holding, None)], 100)
    assert after.holdings == {}


def test_a_reversal_is_done_once() -> None:
    before, now = _customer(), _customer(risk_level=5)
    entry = Entry("C1", ("u1",), (change_of("customer", "C1", before, now),))
    (change,) = reversal(CustomerBook(now), [entry], NOW).changes
    assert isinstance(change.after, Customer)
    assert (change.after.risk_level, change.after.version) == (3, 2)
    again = reversal(CustomerBook(change.after), [entry], NOW)
    assert (again.changes, again.kept, again.gone) == ([], [], False)
    changed = reversal(CustomerBook(_customer(risk_level=4)), [entry], NOW)
    assert (changed.changes, changed.kept) == ([], [("customer", "C1")])
    assert reversal(None, [entry], NOW).kept == [("customer", "C1")]


def test_a_created_customer_stays_while_something_of_others_belongs_to_it() -> None:
    created = _customer()
    note = SalesNote(note_id="N9", customer_id="C1", noted_on=date(2026, 1, 1), body="x", **_TIMES)
    entry = Entry("C1", ("u1",), (change_of("customer", "C1", None, created),))
    assert reversal(CustomerBook(created), [entry], NOW).gone
    found = reversal(CustomerBook(created, notes={"N9": note}), [entry], NOW)
    assert (found.gone, found.kept) == (False, [("customer", "C1")])
    assert reversal(None, [entry], NOW).kept == []
