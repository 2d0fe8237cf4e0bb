"""Holdings, notes, inflows, products and events: the life of a record, and the rules between them."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
import records
from records import Body, code_of, if_match

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("CRM-3")


async def make(client: httpx.AsyncClient, noun: str, **fields: object) -> tuple[str, Body]:
    """A record of this noun: its path and what was answered."""
    match noun:
        case "products":
            made = await records.product(client, **fields)
            return f"/api/products/{made['product_id']}", made
        case "economic-events":
            made = await records.event(client, **fields)
            return f"/api/economic-events/{made['event_id']}", made
    customer_id = (await records.customer(client))["customer_id"]
    match noun:
        case "holdings":
            product = await records.product(client)
            made = await records.holding(client, customer_id, product["product_id"], **fields)
            return f"/api/holdings/{made['holding_id']}", made
        case "sales-notes":
            made = await records.note(client, customer_id, **fields)
            return f"/api/sales-notes/{made['note_id']}", made
    made = await records.inflow(client, customer_id, **fields)
    return f"/api/cash-inflows/{made['inflow_id']}", made


CHANGES: dict[str, Body] = {
    "holdings": {"quantity": "5", "unit_cost": "99.5", "account": "NISA", "cost_currency": "USD"},
    "sales-notes": {
        "body": "訂正", "channel": "visit", "priority": "high", "follow_up_on": "2026-12-01", "noted_on": "2026-11-02"
    },
    "cash-inflows": {
        "expected_on": "2027-01-01", "amount": {"amount": "5.5", "currency": "USD"}, "confidence": "0.85",
        "source": "retirement", "status": "arrived", "arrived_on": "2027-01-02", "note": "確認済",
    },
    "products": {
        "name": "改称", "risk_level": 5, "price": "101.25", "price_on": "2026-11-19", "maturity_on": "2030-01-01",
        "coupon_rate": "0.0185", "coupon_frequency": 2, "rating": "AA", "beta": "-1.2",
    },
    "economic-events": {
        "title": "改題", "occurs_on": "2027-01-05", "impact": "low", "rates_bp": "-25",
        "asset_classes": ["bond", "stock"], "sectors": ["銀行"], "currency": "USD",
    },
}  # fmt: skip


@pytest.mark.parametrize("noun", CHANGES)
async def test_the_life_of_a_record(rep: httpx.AsyncClient, noun: str) -> None:
    path, made = await make(rep, noun)
    assert (await rep.get(path)).json() == made
    changed = await rep.patch(path, json=CHANGES[noun], headers=if_match(1))
    assert changed.status_code == 200, changed.text
    body = changed.json()
    assert changed.headers["etag"] == '"2"'
    assert {k: body[k] for k in CHANGES[noun]} == CHANGES[noun]
    untouched = made.keys() - CHANGES[noun].keys() - {"version", "updated_at"}
    assert {k: body[k] for k in untouched} == {k: made[k] for k in untouched}
    assert (await rep.get(path)).json() == body
    assert (await rep.delete(path, headers=if_match(2))).status_code == 204
    assert code_of(await rep.get(path)) == (404, "not-found")
    assert code_of(await rep.patch(path, json=CHANGES[noun], headers=if_match(2))) == (404, "not-found")
    assert code_of(await rep.delete(path, headers=if_match(2))) == (404, "not-found")


WRONG: list[tuple[str, Body]] = [
    ("holdings", {"quantity": "-1"}),
    ("holdings", {"quantity": "NaN"}),
    ("holdings", {"quantity": None}),
    ("holdings", {"unit_cost": "1e15"}),
    ("holdings", {"unit_cost": "0.0000000000001"}),
    ("holdings", {"cost_currency": "jpy"}),
    ("holdings", {"product_id": "P-OTHER"}),
    ("sales-notes", {"body": ""}),
    ("sales-notes", {"body": None}),
    ("sales-notes", {"body": "x" * 10_001}),
    ("sales-notes", {"channel": "telepathy"}),
    ("sales-notes", {"noted_on": "2026-13-01"}),
    ("sales-notes", {"author": "somebody else"}),
    ("sales-notes", {"customer_id": "C-OTHER"}),
    ("cash-inflows", {"amount": {"amount": "-1", "currency": "JPY"}}),
    ("cash-inflows", {"amount": {"amount": "NaN", "currency": "JPY"}}),
    ("cash-inflows", {"amount": None}),
    ("cash-inflows", {"confidence": "1.01"}),
    ("cash-inflows", {"confidence": "NaN"}),
    ("cash-inflows", {"status": "lost"}),
    ("cash-inflows", {"expected_on": None}),
    ("products", {"risk_level": 0}),
    ("products", {"price": "-1"}),
    ("products", {"face_value": "0"}),
    ("products", {"asset_class": "tulip"}),
    ("products", {"coupon_frequency": 13}),
    ("products", {"name": None}),
    ("economic-events", {"impact": "huge"}),
    ("economic-events", {"title": None}),
    ("economic-events", {"rates_bp": "Infinity"}),
    ("economic-events", {"asset_classes": ["tulip"]}),
    *((noun, {"surprise": 1}) for noun in CHANGES),
    *((noun, {"version": 3}) for noun in CHANGES),
]


@pytest.mark.parametrize(("noun", "wrong"), WRONG, ids=str)
async def test_refuses_what_is_malformed(rep: httpx.AsyncClient, noun: str, wrong: Body) -> None:
    path, made = await make(rep, noun)
    assert code_of(await rep.patch(path, json=wrong, headers=if_match(1))) == (422, "invalid")
    assert (await rep.get(path)).json() == made


async def test_a_holding_needs_its_customer_and_product(rep: httpx.AsyncClient) -> None:
    customer_id = (await records.customer(rep))["customer_id"]
    product_id = (await records.product(rep))["product_id"]
    body = {"customer_id": customer_id, "product_id": product_id, "quantity": "1", "unit_cost": "1"}
    unknown = await rep.post("/api/holdings", json=body | {"product_id": "P-NONE"})
    assert code_of(unknown) == (422, "unknown-product")
    assert code_of(await rep.post("/api/holdings", json=body | {"customer_id": "C-NONE"})) == (404, "not-found")
    made = await records.created(rep, "/api/holdings", body)
    assert made["holding_id"] == f"{customer_id}:{product_id}:none"
    assert code_of(await rep.post("/api/holdings", json=body)) == (409, "already-exists")
    later = await records.created(rep, "/api/holdings", body | {"acquired_on": "2024-02-29"})
    assert later["holding_id"].endswith(":2024-02-29")
    listed = (await rep.get("/api/holdings", params={"customer_id": customer_id})).json()["items"]
    assert listed == sorted([made, later], key=lambda h: str(h["holding_id"]))


async def test_a_product_stays_while_it_is_held(rep: httpx.AsyncClient, other: httpx.AsyncClient) -> None:
    product_id = (await records.product(rep))["product_id"]
    customer_id = (await records.customer(rep))["customer_id"]
    lot = await records.holding(rep, customer_id, product_id)
    path = f"/api/products/{product_id}"
    assert code_of(await other.delete(path, headers=if_match(1))) == (409, "product-held"), "even by a foreign customer"
    assert (await rep.delete(f"/api/holdings/{lot['holding_id']}", headers=if_match(1))).status_code == 204
    assert (await other.delete(path, headers=if_match(1))).status_code == 204


@pytest.mark.parametrize(("noun", "field"), [("sales-notes", "note_id"), ("cash-inflows", "inflow_id")])
async def test_ids_of_notes_and_inflows_are_unique_in_the_book(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, noun: str, field: str
) -> None:
    _, mine = await make(rep, noun, **{field: "X-1"})
    theirs = await records.customer(other)
    body: dict[str, Any] = {"customer_id": theirs["customer_id"], field: "X-1"}
    body |= {"body": "x"} if noun == "sales-notes" else {"expected_on": "2026-12-01", "amount": mine["amount"]}
    assert code_of(await other.post(f"/api/{noun}", json=body)) == (409, "already-exists")
    assert (await rep.delete(f"/api/{noun}/X-1", headers=if_match(1))).status_code == 204
    await records.created(other, f"/api/{noun}", body)


async def test_a_contact_moves_the_last_contact_forward_never_back(rep: httpx.AsyncClient) -> None:
    customer = await records.customer(rep, last_contact_on="2026-10-01")
    path = f"/api/customers/{customer['customer_id']}"

    async def last_contact() -> str:
        page = (await rep.get(f"{path}/page")).json()["customer"]["last_contact_on"]
        row = (await rep.get("/api/customers", params={"q": customer["customer_id"]})).json()["items"][0]
        assert page == row["last_contact_on"] == (await rep.get(path)).json()["last_contact_on"]
        return str(page)

    await records.note(rep, customer["customer_id"], noted_on="2026-11-18")
    assert await last_contact() == "2026-10-01", "a note without a channel is no contact"
    await records.note(rep, customer["customer_id"], noted_on="2026-09-01", channel="visit")
    assert await last_contact() == "2026-10-01"
    made = await records.note(rep, customer["customer_id"], channel="phone")
    assert await last_contact() == "2026-11-20", "a note without a date is of today"
    assert made["author"] == "rep"
    assert (await rep.delete(f"/api/sales-notes/{made['note_id']}", headers=if_match(1))).status_code == 204
    assert await last_contact() == "2026-10-01"


@pytest.mark.parametrize(("noun", "field"), [("sales-notes", "note_id"), ("cash-inflows", "inflow_id")])
async def test_lists_by_due_date_are_complete_in_pages_over_several_books(
    rep: httpx.AsyncClient, manager: httpx.AsyncClient, other: httpx.AsyncClient, noun: str, field: str
) -> None:
    for client in (rep, other, manager):
        customer_id = (await records.customer(client))["customer_id"]
        for day in (5, 1, 3):
            if noun == "sales-notes":
                await records.note(client, customer_id, follow_up_on=f"2026-12-0{day}")
            else:
                await records.inflow(client, customer_id, expected_on=f"2026-12-0{day}")
    whole = (await manager.get(f"/api/{noun}", params={"limit": 500})).json()
    assert whole["next_cursor"] is None
    for limit in (1, 2, 3, 7):
        seen: list[str] = []
        params: dict[str, Any] = {"limit": limit}
        while True:
            page = (await manager.get(f"/api/{noun}", params=params)).json()
            assert len(page["items"]) <= limit
            seen += [record[field] for record in page["items"]]
            if page["next_cursor"] is None:
                break
            params["cursor"] = page["next_cursor"]
        assert seen == [record[field] for record in whole["items"]]
    assert len(set(seen)) == len(seen) >= 9


async def test_products_are_searched_and_filtered(rep: httpx.AsyncClient) -> None:
    await records.product(rep, name="トヨタ自動車", symbol="7203", asset_class="stock", risk_level=4, issuer="ﾄﾖﾀ")
    await records.product(rep, name="個人向け国債", asset_class="bond", risk_level=1)

    async def names(**params: str | int) -> list[str]:
        body = (await rep.get("/api/products", params=params)).json()
        return [p["name"] for p in body["items"]]

    assert await names(q="7203") == await names(q="とよた") == ["トヨタ自動車"]
    assert "個人向け国債" in await names(asset_class="bond", risk_level=1)
    assert "トヨタ自動車" not in await names(asset_class="bond")
    assert code_of(await rep.get("/api/products", params={"asset_class": "tulip"})) == (422, "invalid")


async def test_events_come_newest_first(rep: httpx.AsyncClient) -> None:
    for day in ("2027-03-01", "2027-01-01", "2027-02-01"):
        await records.event(rep, occurs_on=day)
    days = [e["occurs_on"] for e in (await rep.get("/api/economic-events")).json()["items"]]
    assert days == sorted(days, reverse=True)


async def test_the_next_event_comes_first_and_what_is_over_last(running: Running, rep: httpx.AsyncClient) -> None:
    today = running.clock.today()
    days = {n: (today + timedelta(days=n)).isoformat() for n in (-40, -1, 0, 1, 40)}
    for n, day in days.items():
        await records.event(rep, occurs_on=day, title=f"ＧＤＰ速報 {n}", category="economic", impact="low")
    await records.event(rep, occurs_on=days[1], title="ほかの予定", category="market", impact="high")

    async def titles(**params: str) -> list[str]:
        body = (await rep.get("/api/economic-events", params={"q": "gdp"} | params)).json()
        assert body["total"] == len(body["items"])
        return [e["title"].split()[-1] for e in body["items"]]

    assert await titles(period="upcoming") == ["0", "1", "40"]
    assert await titles(period="past") == ["-1", "-40"]
    assert await titles() == ["40", "1", "0", "-1", "-40"]
    assert await titles(q="", category="market", impact="high", period="upcoming") == ["ほかの予定"]
    assert await titles(impact="high") == []
    assert code_of(await rep.get("/api/economic-events", params={"period": "someday"})) == (422, "invalid")
    assert code_of(await rep.get("/api/economic-events", params={"q": "x" * 101})) == (422, "invalid")
