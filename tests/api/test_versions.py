"""Versions and idempotency keys: no lost update, no doubled record."""

import asyncio
from typing import Any

import httpx
import pytest
import records
from records import Body, code_of, if_match

from tests.api.conftest import Running

NOUNS = (
    "customers",
    "products",
    "holdings",
    "sales-notes",
    "cash-inflows",
    "economic-events",
    "trips",
    "users",
    "devices",
)
IDS = {
    "customers": "customer_id", "products": "product_id", "holdings": "holding_id", "sales-notes": "note_id",
    "cash-inflows": "inflow_id", "economic-events": "event_id", "trips": "trip_id", "users": "user_id",
    "devices": "device_id",
}  # fmt: skip
CHANGES: dict[str, Body] = {
    "customers": {"name": "改名"}, "products": {"name": "改称"}, "holdings": {"quantity": "2"},
    "sales-notes": {"body": "訂正"}, "cash-inflows": {"status": "missed"}, "economic-events": {"title": "改題"},
    "trips": {"title": "改題"},
    "users": {"display_name": "改名"},
    "devices": {"name": "改名"},
}  # fmt: skip


@pytest.fixture(scope="module")
async def held(admin: httpx.AsyncClient) -> tuple[str, str]:
    """A customer and a product."""
    return (await records.customer(admin))["customer_id"], (await records.product(admin))["product_id"]


_NUMBER = iter(range(1, 10_000))


def body_of(noun: str, held: tuple[str, str]) -> Body:
    """What makes a new record."""
    n = next(_NUMBER)
    customer_id, product_id = held
    bodies: dict[str, Body] = {
        "customers": {"name": f"顧客{n}", "risk_level": 3},
        "products": {"name": f"商品{n}", "asset_class": "bond", "risk_level": 2, "currency": "JPY"},
        "holdings": {
            "customer_id": customer_id, "product_id": product_id, "quantity": str(n), "unit_cost": "1",
            "acquired_on": f"20{n // 336 + 10}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}",
        },
        "sales-notes": {"customer_id": customer_id, "body": f"記録{n}"},
        "cash-inflows": {
            "customer_id": customer_id, "expected_on": "2026-12-01", "amount": {"amount": str(n), "currency": "JPY"},
        },
        "economic-events": {"title": f"行事{n}", "occurs_on": "2026-12-01", "category": "market", "impact": "low"},
        "trips": {"request": records.wishes("2026-11-25", title=f"旅{n}", include=[customer_id], seconds=0.05)},
        "users": {
            "username": f"u{n}-key", "email": f"u{n}@keys.test", "display_name": f"U{n}", "role": "rep",
            "password": "correct horse battery",
        },
        "devices": {"customer_id": customer_id, "name": f"温度計{n}"},
    }  # fmt: skip
    return bodies[noun]


# -- versions --------------------------------------------------------------------------------------------------------


@pytest.mark.mission("ID-1", "CRM-3")
@pytest.mark.parametrize("noun", NOUNS)
async def test_a_change_says_what_it_is_based_on(admin: httpx.AsyncClient, held: tuple[str, str], noun: str) -> None:
    made = await records.created(admin, f"/api/{noun}", body_of(noun, held))
    path = f"/api/{noun}/{made[IDS[noun]]}"
    for malformed in ("", '"1', "*", '"one"', '"²"', '"1", "2"', f'"{"9" * 5000}"', '"-1"'):
        header = [(b"If-Match", malformed.encode("latin-1"))]
        answer = await admin.patch(path, json=CHANGES[noun], headers=header)
        assert code_of(answer) == (422, "invalid"), malformed
    current = (await admin.get(path)).json()
    for method in ("PATCH", "DELETE"):
        body = CHANGES[noun] if method == "PATCH" else None
        assert code_of(await admin.request(method, path, json=body)) == (428, "precondition-required")
        stale = if_match(current["version"] + 7)
        assert code_of(await admin.request(method, path, json=body, headers=stale)) == (412, "stale-version")
    assert (await admin.get(path)).json() == current


@pytest.mark.mission("ID-1", "CRM-3")
@pytest.mark.parametrize("noun", NOUNS)
async def test_of_several_writers_at_once_one_wins(admin: httpx.AsyncClient, held: tuple[str, str], noun: str) -> None:
    made = await records.created(admin, f"/api/{noun}", body_of(noun, held))
    path = f"/api/{noun}/{made[IDS[noun]]}"
    answers = await asyncio.gather(*(admin.patch(path, json=CHANGES[noun], headers=if_match(1)) for _ in range(4)))
    assert sorted(a.status_code for a in answers) == [200, 412, 412, 412]
    assert (await admin.get(path)).json()["version"] == 2
    removals = await asyncio.gather(*(admin.delete(path, headers=if_match(2)) for _ in range(4)))
    codes = sorted(a.status_code for a in removals)
    assert codes[0] == 204
    assert set(codes[1:]) <= {404, 412}


@pytest.mark.mission("CRM-3")
async def test_twenty_notes_at_once_all_survive(admin: httpx.AsyncClient) -> None:
    customer_id = (await records.customer(admin))["customer_id"]
    body = {"customer_id": customer_id, "body": "同時", "channel": "phone"}
    answers = await asyncio.gather(
        *(admin.post("/api/sales-notes", json=body | {"note_id": f"T{n}"}) for n in range(20)),
        admin.patch(f"/api/customers/{customer_id}", json={"phone": "090"}, headers=if_match(1)),
    )
    assert [a.status_code for a in answers] == [201] * 20 + [200]
    page = (await admin.get(f"/api/customers/{customer_id}/page")).json()
    assert {n["note_id"] for n in page["notes"]} == {f"T{n}" for n in range(20)}
    assert page["customer"]["phone"] == "090"


# -- idempotency keys ------------------------------------------------------------------------------------------------


def keyed(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key}


async def how_many(admin: httpx.AsyncClient, noun: str, held: tuple[str, str]) -> int:
    params: dict[str, Any] = {"limit": 500} if noun not in ("holdings", "users", "trips") else {}
    if noun in ("holdings", "sales-notes", "cash-inflows"):
        params = {"customer_id": held[0]}
    answer = await admin.get(f"/api/{noun}", params=params)
    return len(answer.json()["items"])


@pytest.mark.mission("CRM-3")
@pytest.mark.parametrize("noun", NOUNS)
async def test_a_repeated_creation_has_one_effect_and_the_same_answer(
    admin: httpx.AsyncClient, held: tuple[str, str], noun: str
) -> None:
    body = body_of(noun, held)
    before = await how_many(admin, noun, held)
    key = keyed(f"again-and-again-{noun}")
    first = await admin.post(f"/api/{noun}", json=body, headers=key)
    assert first.status_code == 201, first.text
    path = f"/api/{noun}/{first.json()[IDS[noun]]}"
    assert (await admin.patch(path, json=CHANGES[noun], headers=if_match(1))).status_code == 200
    again = await admin.post(f"/api/{noun}", json=body, headers=key)
    assert again.status_code == 201
    assert again.json() == first.json()
    assert again.headers["etag"] == first.headers["etag"]
    assert await how_many(admin, noun, held) == before + 1
    different = body_of(noun, held)
    assert code_of(await admin.post(f"/api/{noun}", json=different, headers=key)) == (422, "idempotency-mismatch")
    assert await how_many(admin, noun, held) == before + 1


@pytest.mark.mission("CRM-3")
@pytest.mark.parametrize("noun", NOUNS)
async def test_the_same_key_at_the_same_time_makes_one_record(
    admin: httpx.AsyncClient, held: tuple[str, str], noun: str
) -> None:
    body = body_of(noun, held)
    before = await how_many(admin, noun, held)
    key = keyed(f"all-at-once-{noun}")
    answers = await asyncio.gather(*(admin.post(f"/api/{noun}", json=body, headers=key) for _ in range(4)))
    assert [a.status_code for a in answers] == [201] * 4, [a.text for a in answers]
    assert len({a.json()[IDS[noun]] for a in answers}) == 1
    assert await how_many(admin, noun, held) == before + 1


async def test_a_refused_creation_leaves_the_key_free(admin: httpx.AsyncClient, held: tuple[str, str]) -> None:
    key = keyed("refused-first")
    body = {"customer_id": held[0], "product_id": "P-LATER", "quantity": "1", "unit_cost": "1"}
    refused = await admin.post("/api/holdings", json=body, headers=key)
    assert code_of(refused) == (422, "unknown-product")
    await records.product(admin, product_id="P-LATER")
    assert (await admin.post("/api/holdings", json=body, headers=key)).status_code == 201


async def test_a_key_belongs_to_its_user_and_route(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, held: tuple[str, str]
) -> None:
    key = keyed("shared-by-chance")
    body = {"name": "鍵", "risk_level": 3}
    mine = await rep.post("/api/customers", json=body, headers=key)
    theirs = await other.post("/api/customers", json=body, headers=key)
    assert mine.json()["customer_id"] != theirs.json()["customer_id"]
    elsewhere = await rep.post("/api/products", json=body_of("products", held), headers=key)
    assert elsewhere.status_code == 201


@pytest.mark.parametrize("key", ["", "short", "x" * 129])
async def test_refuses_odd_keys(rep: httpx.AsyncClient, key: str) -> None:
    answer = await rep.post("/api/customers", json={"name": "x", "risk_level": 1}, headers=keyed(key))
    assert code_of(answer) == (422, "invalid")


async def test_a_key_is_kept_for_a_day_and_not_longer_than_that(running: Running) -> None:
    """The row itself lingers: deleting what has expired is up to DynamoDB and may take days."""
    key = keyed("one-day-only")
    body = {"name": "一日", "risk_level": 3}
    client = await running.signed_in("rep")
    first = (await client.post("/api/customers", json=body, headers=key)).json()
    running.clock.forward(hours=24, seconds=-1)
    client = await running.signed_in("rep")
    assert (await client.post("/api/customers", json=body, headers=key)).json() == first
    running.clock.forward(seconds=1)
    second = (await client.post("/api/customers", json=body, headers=key)).json()
    assert second["customer_id"] != first["customer_id"]
    assert (await client.post("/api/customers", json=body, headers=key)).json() == second
