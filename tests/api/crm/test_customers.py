"""Customers: creating, changing, handing over, deleting."""

import asyncio
import json

import httpx
import pytest
import records
from records import Body, code_of, if_match

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("CRM-3")

FULL: Body = {
    "name": "佐久間 誠", "kana": "サクマ マコト", "kind": "individual", "segment": "富裕層", "birth_date": "1961-04-02",
    "occupation": "会社役員", "prefecture": "静岡県", "city": "浜松市中央区", "address": "板屋町1", "latitude": 34.7,
    "longitude": 137.73, "phone": "053-000-1111", "email": "sakuma@example.jp", "risk_level": 3,
    "net_worth": {"amount": "320000000", "currency": "JPY"}, "annual_income": {"amount": "18000000", "currency": "JPY"},
    "currency": "JPY", "knowledge": "十分", "experience": "株式10年", "means": "余裕資金", "purpose": "老後",
    "visit_windows": [{"weekdays": [0, 2], "start": "10:00", "end": "12:00"}], "visit_minutes": 60,
    "last_contact_on": "2026-11-01",
}  # fmt: skip


async def test_everything_given_is_kept(rep: httpx.AsyncClient, running: Running) -> None:
    made = await records.created(rep, "/api/customers", FULL)
    read = (await rep.get(f"/api/customers/{made['customer_id']}")).json()
    assert read == made
    assert {k: read[k] for k in FULL} == FULL
    assert read["owner_id"] == running.users["rep"].user_id
    assert read["owner_name"] == "Rep"
    assert read["location_source"] == "given"


async def test_places_are_found_from_the_municipality(rep: httpx.AsyncClient) -> None:
    made = await records.customer(rep, prefecture="静岡県", city="浜松市中央区")
    assert made["location_source"] == "municipality"
    assert made["latitude"] == pytest.approx(34.71, abs=0.15)
    assert made["longitude"] == pytest.approx(137.73, abs=0.15)
    path = f"/api/customers/{made['customer_id']}"
    moved = (await rep.patch(path, json={"city": "熱海市"}, headers=if_match(1))).json()
    assert moved["longitude"] == pytest.approx(139.07, abs=0.1), "the place follows the city"
    given = {"latitude": 35.0, "longitude": 139.0}
    pinned = (await rep.patch(path, json=given, headers=if_match(2))).json()
    assert (pinned["latitude"], pinned["location_source"]) == (35.0, "given")
    kept = (await rep.patch(path, json={"city": "伊東市"}, headers=if_match(3))).json()
    assert (kept["latitude"], kept["location_source"]) == (35.0, "given"), "given coordinates stay"
    unpinned = {"latitude": None, "longitude": None}
    found = (await rep.patch(path, json=unpinned, headers=if_match(4))).json()
    assert found["location_source"] == "municipality"
    assert found["longitude"] == pytest.approx(139.1, abs=0.1)
    gone = (await rep.patch(path, json={"city": None, "prefecture": None}, headers=if_match(5))).json()
    assert (gone["latitude"], gone["location_source"]) == (None, "none")


async def test_a_prefecture_alone_gives_a_rough_place(rep: httpx.AsyncClient) -> None:
    made = await records.customer(rep, city=None)
    assert made["location_source"] == "prefecture"
    nowhere = await records.customer(rep, city="存在しない町", prefecture=None)
    assert (nowhere["location_source"], nowhere["latitude"]) == ("none", None)


async def test_a_patch_changes_what_it_names_and_null_clears(rep: httpx.AsyncClient) -> None:
    made = await records.created(rep, "/api/customers", FULL)
    path = f"/api/customers/{made['customer_id']}"
    kept = ("name", "kind", "prefecture", "city", "latitude", "longitude", "risk_level", "currency", "visit_windows",
            "visit_minutes", "last_contact_on")  # fmt: skip
    clearable: Body = dict.fromkeys(FULL.keys() - set(kept))
    changed = (await rep.patch(path, json=clearable | {"visit_windows": []}, headers=if_match(1))).json()
    untouched = {k: v for k, v in made.items() if k not in (*clearable, "visit_windows", "version", "updated_at")}
    assert {k: changed[k] for k in untouched} == untouched
    assert all(changed[k] is None for k in clearable)
    assert changed["visit_windows"] == []
    for required in ("name", "risk_level", "kind", "currency", "visit_windows", "visit_minutes"):
        answer = await rep.patch(path, json={required: None}, headers=if_match(2))
        assert code_of(answer) == (422, "invalid"), required


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": " \t"},
        {"name": "x" * 201},
        {"risk_level": 0},
        {"risk_level": 6},
        {"risk_level": "high"},
        {"kind": "robot"},
        {"latitude": 91, "longitude": 0},
        {"latitude": 35},
        {"latitude": 35, "longitude": None},
        {"latitude": "NaN", "longitude": "NaN"},
        {"latitude": "Infinity", "longitude": 0},
        {"birth_date": "1961-02-30"},
        {"net_worth": {"amount": "NaN", "currency": "JPY"}},
        {"net_worth": {"amount": "Infinity", "currency": "JPY"}},
        {"net_worth": {"amount": "1e15", "currency": "JPY"}},
        {"net_worth": {"amount": "1E-1000000", "currency": "JPY"}},
        {"net_worth": {"amount": "1", "currency": "yen"}},
        {"net_worth": {"amount": "1", "currency": "USD"}},
        {"net_worth": {"amount": "1", "currency": "JPY"}, "currency": "USD"},
        {"net_worth": 1},
        {"visit_windows": [{"weekdays": [7], "start": "10:00", "end": "12:00"}]},
        {"visit_windows": [{"weekdays": [], "start": "10:00", "end": "12:00"}]},
        {"visit_windows": [{"weekdays": [0], "start": "12:00", "end": "12:00"}]},
        {"visit_windows": [{"weekdays": [0], "start": "0٣:00", "end": "12:00"}]},
        {"visit_windows": [{"weekdays": [0], "start": "10:00", "end": "25:00"}]},
        {"visit_minutes": 0},
        {"customer_id": "a/b"},
        {"customer_id": "a:b"},
        {"customer_id": "x" * 65},
        {"customer_id": ""},
        {"owner_id": "u_nobody"},
        {"owner_id": ""},
        {"owner_id": "x" * 3000},
        {"created_at": "2020-01-01T00:00:00Z"},
        {"version": 9},
        {"extra": {"a": "b"}},
        {"\ud800": 1},
        {"name": "\ud800"},
    ],
)
async def test_refuses_what_is_malformed(manager: httpx.AsyncClient, wrong: Body) -> None:
    body = json.dumps({"name": "x", "risk_level": 1} | wrong)  # plain ASCII: half a surrogate pair gets through
    answer = await manager.post("/api/customers", content=body, headers={"Content-Type": "application/json"})
    status, code = code_of(answer)
    assert (status, code) == (422, "invalid")
    assert answer.json()["errors"]


async def test_numbers_are_kept_exactly_and_written_plainly(rep: httpx.AsyncClient) -> None:
    made = await records.customer(rep, net_worth={"amount": "1E+3", "currency": "JPY"})
    assert made["net_worth"] == {"amount": "1000", "currency": "JPY"}
    debts = await records.customer(rep, net_worth={"amount": "-999999999999999.99", "currency": "JPY"})
    assert debts["net_worth"]["amount"] == "-999999999999999.99"


async def test_another_currency_does_not_turn_yen_into_dollars(rep: httpx.AsyncClient) -> None:
    made = await records.customer(rep, net_worth={"amount": "30000000", "currency": "JPY"})
    path = f"/api/customers/{made['customer_id']}"
    answer = await rep.patch(path, json={"currency": "USD"}, headers=if_match(1))
    assert code_of(answer) == (422, "invalid")
    assert answer.json()["errors"][0]["field"] == "net_worth"
    stated = {"currency": "USD", "net_worth": {"amount": "200000", "currency": "USD"}}
    assert (await rep.patch(path, json=stated, headers=if_match(1))).json()["net_worth"]["currency"] == "USD"


async def test_an_id_is_taken_once(rep: httpx.AsyncClient, other: httpx.AsyncClient) -> None:
    body = {"name": "x", "risk_level": 1, "customer_id": "顧客-001"}
    assert (await records.created(rep, "/api/customers", body))["customer_id"] == "顧客-001"
    assert code_of(await rep.post("/api/customers", json=body)) == (409, "already-exists")
    assert code_of(await other.post("/api/customers", json=body)) == (409, "already-exists")
    answers = await asyncio.gather(*(rep.post("/api/customers", json=body | {"customer_id": "C-2"}) for _ in range(5)))
    assert sorted(a.status_code for a in answers) == [201, 409, 409, 409, 409]


async def test_a_handover_moves_everything_at_once(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running
) -> None:
    made = await records.customer(rep, name="引継 太郎")
    customer_id = made["customer_id"]
    product = await records.product(rep)
    await records.holding(rep, customer_id, product["product_id"])
    note = await records.note(rep, customer_id, follow_up_on="2026-11-20")
    inflow = await records.inflow(rep, customer_id)
    new_owner = {"owner_id": running.users["other"].user_id}
    before = (await rep.get(f"/api/customers/{customer_id}/page")).json()
    handed = await manager.patch(f"/api/customers/{customer_id}", json=new_owner, headers=if_match(1))
    assert handed.status_code == 200
    assert handed.json()["owner_name"] == "Other"

    async def seen_by(client: httpx.AsyncClient) -> tuple[bool, bool, bool, bool]:
        rows = (await client.get("/api/customers", params={"q": "引継"})).json()["items"]
        ranked = (await client.get("/api/today")).json()["items"]
        notes = (await client.get("/api/sales-notes")).json()["items"]
        inflows = (await client.get("/api/cash-inflows")).json()["items"]
        return (
            [r["customer_id"] for r in rows] == [customer_id],
            customer_id in [r["customer"]["customer_id"] for r in ranked],
            note["note_id"] in [n["note_id"] for n in notes],
            inflow["inflow_id"] in [i["inflow_id"] for i in inflows],
        )

    assert await seen_by(other) == (True,) * 4
    assert await seen_by(manager) == (True,) * 4
    assert await seen_by(rep) == (False,) * 4
    assert code_of(await rep.get(f"/api/sales-notes/{note['note_id']}")) == (404, "not-found")
    after = (await other.get(f"/api/customers/{customer_id}/page")).json()
    assert after["totals"] == before["totals"]
    assert after["score"] == before["score"]


async def test_a_customer_of_many_records_is_handed_over_and_deleted(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running
) -> None:
    header = "メモID,顧客ID,記録日,内容,次回対応日\n"
    rows = "".join(f"MANY{n},MANY,2026-11-01,記録{n},2026-11-{n % 28 + 1:02d}\n" for n in range(130))
    files = [
        ("files", ("c.csv", "顧客ID,氏名,リスク許容度\nMANY,多田,3\n".encode())),
        ("files", ("n.csv", (header + rows).encode())),
    ]
    report = (await rep.post("/api/imports", files=files)).json()
    assert report["totals"]["created"] == 131, report
    made = (await rep.get("/api/customers/MANY")).json()
    new_owner = {"owner_id": running.users["other"].user_id}
    handed = await manager.patch("/api/customers/MANY", json=new_owner, headers=if_match(made))
    assert handed.status_code == 200, handed.text

    async def listed(client: httpx.AsyncClient) -> int:
        notes = (await client.get("/api/sales-notes", params={"limit": 500})).json()["items"]
        return sum(n["customer_id"] == "MANY" for n in notes)

    assert await listed(other) == 130
    assert await listed(rep) == 0
    assert (await other.delete("/api/customers/MANY", headers=if_match(handed.json()))).status_code == 204
    assert code_of(await other.get("/api/customers/MANY")) == (404, "not-found")
    assert await listed(other) == 0
    assert code_of(await other.get("/api/sales-notes/MANY129")) == (404, "not-found")
    again = await records.customer(other, customer_id="MANY")
    assert (await other.get("/api/customers/MANY/page")).json()["notes"] == []
    note = await records.note(other, again["customer_id"], note_id="MANY129")
    assert note["version"] == 1


async def test_deleting_takes_everything_along(rep: httpx.AsyncClient) -> None:
    made = await records.customer(rep)
    customer_id = made["customer_id"]
    product = await records.product(rep)
    lot = await records.holding(rep, customer_id, product["product_id"])
    note = await records.note(rep, customer_id)
    inflow = await records.inflow(rep, customer_id)
    path = f"/api/customers/{customer_id}"
    assert code_of(await rep.delete(path, headers=if_match(2))) == (412, "stale-version")
    assert (await rep.delete(path, headers=if_match(1))).status_code == 204
    assert code_of(await rep.delete(path, headers=if_match(1))) == (404, "not-found")
    for gone in (path, f"{path}/page", f"/api/holdings/{lot['holding_id']}", f"/api/sales-notes/{note['note_id']}",
                 f"/api/cash-inflows/{inflow['inflow_id']}", f"/api/customers/{customer_id}/briefing"):  # fmt: skip
        assert code_of(await rep.get(gone)) == (404, "not-found")
    assert (await rep.delete(f"/api/products/{product['product_id']}", headers=if_match(1))).status_code == 204


@pytest.mark.parametrize(
    "noun", ["customers", "products", "holdings", "sales-notes", "cash-inflows", "economic-events", "trips"]
)
async def test_an_id_that_no_record_can_have_is_not_an_accident(rep: httpx.AsyncClient, noun: str) -> None:
    for odd, status in (("x" * 3000, 422), ("あ" * 400, 422), ("x" * 50_000, 414)):
        assert code_of(await rep.get(f"/api/{noun}/{odd}"))[0] == status
    for odd in ("%00", "a%20b", "%ED%A0%80", "REV", "PROFILE", "%F0%9F%98%80"):
        answer = await rep.get(f"/api/{noun}/{odd}")
        assert answer.status_code == 404, (odd, answer.text)
    if noun in ("holdings", "sales-notes", "cash-inflows"):
        assert code_of(await rep.get(f"/api/{noun}", params={"customer_id": "x" * 5000}))[0] == 422
        assert code_of(await rep.get(f"/api/{noun}", params={"customer_id": ""}))[0] == 422
