"""The demo book: counted, consistent, always fresh, and telling its stories."""

import csv
import io
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from otomo.crm.imports.parse import open_csv
from otomo.crm.imports.rows import Draft
from otomo.demo import ANCHOR, DEMO_USERS, KINDS, MANIFEST, csv_files, directory, rows, shifted, trip_request
from otomo.places import geocode

ITEM_TYPES = dict(
    zip(KINDS, ("customer", "product", "holding", "sales_note", "cash_inflow", "economic_event"), strict=True)
)


@pytest.mark.mission("CRM-10")
def test_68_records_in_10_item_types() -> None:
    counted = {ITEM_TYPES[kind]: len(rows(kind)) for kind in KINDS}
    counted |= {"user": len(DEMO_USERS), "trip": len([trip_request(ANCHOR)]), "import": 1}
    with (directory() / "devices.csv").open(encoding="utf-8", newline="") as file:
        counted["device"] = len(list(csv.DictReader(file)))
    assert counted == MANIFEST
    assert (sum(counted.values()), len(counted)) == (68, 10)


@pytest.mark.mission("CRM-10")
def test_readme_states_the_same_counts() -> None:
    table = (directory() / "README.md").read_text(encoding="utf-8")
    for name, count in MANIFEST.items():
        assert f"| {name.replace('_', ' ')} | {count} |" in table


def test_every_reference_leads_somewhere() -> None:
    ids = {kind: [row[column] for row in rows(kind)] for kind, column in _KEYS.items()}
    assert all(len(set(found)) == len(found) for found in ids.values())
    for holding in rows("holdings"):
        assert holding["顧客ID"] in ids["customers"]
        assert holding["商品ID"] in ids["products"]
    assert {row["商品ID"] for row in rows("holdings")} == set(ids["products"])
    inflow_owner = {row["入金ID"]: row["顧客ID"] for row in rows("cash_inflows")}
    assert set(inflow_owner.values()) <= set(ids["customers"])
    for note in rows("sales_notes"):
        assert note["顧客ID"] in ids["customers"]
        assert not note["入金ID"] or inflow_owner[note["入金ID"]] == note["顧客ID"]


_KEYS = {
    "customers": "顧客ID",
    "products": "商品ID",
    "sales_notes": "メモID",
    "cash_inflows": "入金ID",
    "economic_events": "イベントID",
}


def test_customers_live_in_real_municipalities_of_their_own() -> None:
    places = [geocode(row["都道府県"], row["市区町村"]) for row in rows("customers")]
    assert all(place is not None and place.source == "municipality" for place in places)
    assert len(set(places)) == 10


def test_contacts_agree_with_the_notes() -> None:
    noted: dict[str, str] = {}
    for note in rows("sales_notes"):
        noted[note["顧客ID"]] = max(note["記録日"], noted.get(note["顧客ID"], ""))
    for customer in rows("customers"):
        assert noted.get(customer["顧客ID"], customer["最終接触日"]) == customer["最終接触日"]


@pytest.mark.mission("TRIP-1")
def test_the_stories_it_is_made_for() -> None:
    book = shifted(ANCHOR)
    products = {row["商品ID"]: row for row in book["products"]}
    customers = {row["顧客ID"]: row for row in book["customers"]}

    def days(text: str) -> int:
        return (date.fromisoformat(text) - ANCHOR).days

    assert days(products["P001"]["満期日"]) == 18
    assert days(products["P003"]["満期日"]) == 61
    assert days(customers["C004"]["最終接触日"]) == -203
    assert _value(book, products, "C001") == Decimal(141_789_500)
    yen_bonds = _value(book, products, "C003", only="債券")
    assert round(yen_bonds / _value(book, products, "C003") * 100) == 62
    retirement = next(row for row in book["cash_inflows"] if row["原資"] == "退職金")
    assert (retirement["金額"], retirement["確度"], retirement["顧客ID"]) == ("21500000", "70%", "C004")
    follow_ups = Counter(days(row["次回対応日"]) for row in book["sales_notes"] if row["次回対応日"])
    assert follow_ups[0] == 2
    assert sum(count for day, count in follow_ups.items() if day < 0) == 1


def _value(
    book: dict[str, list[dict[str, str]]], products: dict[str, dict[str, str]], who: str, only: str = ""
) -> Decimal:
    per = {"債券": 100, "投信": 10_000, "株式": 1, "現金": 1}
    total = Decimal(0)
    for holding in book["holdings"]:
        product = products[holding["商品ID"]]
        if holding["顧客ID"] == who and only in ("", product["種別"]):
            total += Decimal(holding["数量"]) * Decimal(product["価格"]) / per[product["種別"]]
    return total


@pytest.mark.parametrize("ahead", [-400, -1, 0, 1, 6, 7, 40, 364, 3650])
def test_moves_by_whole_weeks_up_to_the_last_friday(ahead: int) -> None:
    today = ANCHOR + timedelta(days=ahead)
    moved, written = shifted(today), shifted(ANCHOR)
    by = date.fromisoformat(moved["economic_events"][0]["日付"]) - date.fromisoformat(
        written["economic_events"][0]["日付"]
    )
    assert by.days % 7 == 0
    assert 0 <= (today - (ANCHOR + by)).days < 7
    for column, kind in (("記録日", "sales_notes"), ("価格日", "products"), ("最終接触日", "customers")):
        assert max(date.fromisoformat(row[column]) for row in moved[kind]) <= today
    for column, kind in (("取得日", "holdings"), ("生年月日", "customers")):
        assert [row[column] for row in moved[kind]] == [row[column] for row in written[kind]]


def test_files_are_ready_to_upload() -> None:
    files = csv_files(ANCHOR)
    assert list(files) == [f"{kind}.csv" for kind in KINDS]
    for kind in KINDS:
        assert list(csv.DictReader(io.StringIO(files[f"{kind}.csv"].decode()))) == rows(kind)


@pytest.mark.mission("CRM-9")
def test_the_import_refuses_nothing_and_knows_every_column() -> None:
    for name, content in csv_files(ANCHOR).items():
        file = open_csv(io.BytesIO(content))
        found = list(file.rows())
        assert f"{file.layout.kind.kind}.csv" == name
        assert file.layout.unknown == ()
        assert [row for row in found if not isinstance(row, Draft)] == []


@pytest.mark.parametrize("ahead", range(8))
def test_trip_is_on_a_wednesday_to_come(ahead: int) -> None:
    today = ANCHOR + timedelta(days=ahead)
    day = trip_request(today)["days"][0]
    on = date.fromisoformat(day["date"])
    assert on.weekday() == 2
    assert 0 < (on - today).days <= 7
    assert (day["start"]["name"], day["end"]["name"]) == ("浜松駅", "静岡駅")
