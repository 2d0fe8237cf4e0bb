"""Today, the ranking and a customer's page: figures equal the sums over the records, and everybody sees one order."""

from decimal import Decimal
from typing import Any

import httpx
import pytest
import records
from records import Body, code_of, if_match

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("TRIP-1")


@pytest.fixture(scope="module", autouse=True)
async def book(rep: httpx.AsyncClient, running: Running) -> list[str]:
    """Eight customers with all kinds of reasons, some of them alike."""
    maturing = await records.product(rep, maturity_on="2026-12-08", name="満期間近", price="99.8")
    dollars = await records.product(rep, currency="USD", asset_class="stock", price="201.37", risk_level=4)
    unpriced = await records.product(rep, price=None, asset_class="fund")
    await records.event(rep, occurs_on="2026-12-01", asset_classes=["bond"], rates_bp="25", currency="JPY")
    ids = []
    for n in range(8):
        customer = await records.customer(rep, customer_id=f"W{n}", last_contact_on=f"2026-{n + 3:02d}-10")
        ids.append(customer["customer_id"])
        await records.holding(
            rep, ids[-1], maturing["product_id"], quantity=str(1_000_000 * (n // 2)), unit_cost="98.7"
        )
        await records.holding(rep, ids[-1], dollars["product_id"], quantity=f"{n}.5", unit_cost="150.11")
    await records.holding(rep, "W3", unpriced["product_id"])
    for n, confidence in ((1, "0.85"), (2, None), (5, "0.3")):
        await records.inflow(rep, f"W{n}", expected_on=f"2026-11-2{n + 3}", confidence=confidence)
    await records.inflow(rep, "W4", expected_on="2026-11-25", status="missed")
    await records.note(rep, "W6", follow_up_on="2026-11-20", priority="high", noted_on="2026-11-05")
    await records.note(rep, "W7", follow_up_on="2026-11-18", noted_on="2026-11-05")
    return ids


async def all_ranked(client: httpx.AsyncClient, **params: str | int) -> list[Body]:
    return list((await client.get("/api/signals", params={"limit": 500, **params})).json()["items"])


async def test_today_the_list_and_the_page_agree(rep: httpx.AsyncClient) -> None:
    today = (await rep.get("/api/today")).json()
    ranked = await all_ranked(rep)
    assert today["items"] == [r for r in ranked if r["signals"]][:20]
    assert [r["rank"] for r in ranked] == list(range(1, 9))
    assert [r["score"] for r in ranked] == sorted((r["score"] for r in ranked), reverse=True)
    rows = (await rep.get("/api/customers", params={"sort": "-score"})).json()["items"]
    scores = {row["customer_id"]: row["score"] for row in rows}
    for entry in ranked:
        customer_id = entry["customer"]["customer_id"]
        page = (await rep.get(f"/api/customers/{customer_id}/page")).json()
        assert page["score"] == entry["score"] == scores[customer_id]
        assert page["signals"] == entry["signals"]
        assert page["parts"] == entry["parts"]
        assert sum(part["points"] for part in entry["parts"]) == entry["score"]


async def test_the_order_is_the_same_every_time_and_for_everybody(
    rep: httpx.AsyncClient, manager: httpx.AsyncClient
) -> None:
    first = [r["customer"]["customer_id"] for r in await all_ranked(rep)]
    for _ in range(3):
        assert [r["customer"]["customer_id"] for r in await all_ranked(rep)] == first
    assert [r["customer"]["customer_id"] for r in await all_ranked(manager)] == first
    seen: list[str] = []
    params: dict[str, Any] = {"limit": 3}
    while True:
        page = (await rep.get("/api/signals", params=params)).json()
        seen += [r["customer"]["customer_id"] for r in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert seen == first


@pytest.mark.mission("CRM-1")
async def test_todays_figures_equal_the_sums_over_the_records(rep: httpx.AsyncClient, book: list[str]) -> None:
    stats = (await rep.get("/api/today")).json()["stats"]
    pages = [(await rep.get(f"/api/customers/{i}/page")).json() for i in book]
    rows = (await rep.get("/api/customers")).json()["items"]
    total = sum(Decimal(p["totals"]["assets"]["amount"]) for p in pages)
    assert Decimal(stats["assets"]["amount"]) == total
    assert sum(Decimal(r["assets"]["amount"]) for r in rows) == total
    assert stats["customers"] == len(book)
    assert stats["unpriced"] == sum(p["totals"]["unpriced"] for p in pages) == 1
    maturing = sum(Decimal(p["totals"]["maturing_90d"]["amount"]) for p in pages)
    assert Decimal(stats["maturities_90d"]["amount"]["amount"]) == maturing == 12_000_000
    predicted = [i for p in pages for i in p["inflows"] if i["status"] == "predicted"]
    assert stats["inflows_month"]["count"] == len(predicted) == 3
    assert stats["inflows_month"]["assumed"] == 1
    low, expected, high = (Decimal(stats["inflows_month"][k]["amount"]) for k in ("low", "expected", "high"))
    assert 0 <= low <= expected <= high <= 90_000_000
    assert stats["follow_ups"] == {"due": 1, "overdue": 1}
    assert stats["events_30d"] == 1


@pytest.mark.mission("CRM-3")
async def test_a_pages_totals_equal_the_lines_it_shows(rep: httpx.AsyncClient, book: list[str]) -> None:
    for customer_id in book:
        page = (await rep.get(f"/api/customers/{customer_id}/page")).json()
        lots = [h for h in page["holdings"] if h["value_base"] is not None]
        for field, name in (("value_base", "assets"), ("cost_base", "cost"), ("gain_base", "gain")):
            shown = sum(Decimal(h[field]["amount"]) for h in lots)
            assert Decimal(page["totals"][name]["amount"]) == shown
        allocated = sum(Decimal(a["value"]["amount"]) for a in page["allocation"])
        assert allocated == Decimal(page["totals"]["assets"]["amount"])
        listed = (await rep.get("/api/holdings", params={"customer_id": customer_id})).json()["items"]
        assert {h["holding_id"] for h in page["holdings"]} == {h["holding_id"] for h in listed}


async def test_a_change_shows_at_once(rep: httpx.AsyncClient) -> None:
    before = Decimal((await rep.get("/api/today")).json()["stats"]["assets"]["amount"])
    product = await records.product(rep, asset_class="stock", price="1000")
    lot = await records.holding(rep, "W0", product["product_id"], quantity="7", unit_cost="900")

    async def assets() -> Decimal:
        return Decimal((await rep.get("/api/today")).json()["stats"]["assets"]["amount"])

    assert await assets() == before + 7000
    path = f"/api/products/{product['product_id']}"
    assert (await rep.patch(path, json={"price": "2000"}, headers=if_match(1))).status_code == 200
    assert await assets() == before + 14_000
    assert (await rep.delete(f"/api/holdings/{lot['holding_id']}", headers=if_match(1))).status_code == 204
    assert await assets() == before


async def test_two_customers_are_compared(rep: httpx.AsyncClient) -> None:
    ranked = await all_ranked(rep)
    first, last = ranked[0], ranked[-1]
    ids = first["customer"]["customer_id"], last["customer"]["customer_id"]
    for a, b in (ids, ids[::-1]):
        answer = await rep.get("/api/signals/compare", params={"a": a, "b": b})
        compared = answer.json()
        assert (compared["above"], compared["below"]) == ids
        assert sum(p["delta"] for p in compared["parts"]) == first["score"] - last["score"]
        for part in compared["parts"]:
            assert part["delta"] == part["above_points"] - part["below_points"]
        assert compared["text"]["ja"]
        assert compared["text"]["en"]
    assert code_of(await rep.get("/api/signals/compare", params={"a": ids[0], "b": "nobody"})) == (404, "not-found")
    assert (await rep.get("/api/signals/compare", params={"a": ids[0], "b": ids[0]})).status_code == 200


async def test_the_area_narrows_and_ranks_stay_those_of_the_whole_book(rep: httpx.AsyncClient) -> None:
    away = await records.customer(rep, prefecture="東京都", city="千代田区", last_contact_on="2025-01-01")
    whole = {r["customer"]["customer_id"]: r["rank"] for r in await all_ranked(rep)}
    tokyo = await all_ranked(rep, prefecture="東京都")
    assert [r["customer"]["customer_id"] for r in tokyo] == [away["customer_id"]]
    assert tokyo[0]["rank"] == whole[away["customer_id"]]
    answer = await rep.get("/api/signals", params=[("prefecture", "東京都"), ("prefecture", "静岡県")])
    assert answer.json()["total"] == len(whole)


@pytest.mark.parametrize(
    "absurd",
    [
        {"quantity": "999999999999999", "unit_cost": "999999999999999"},
        {"quantity": "0.000000000001", "unit_cost": "0.000000000001"},
        {"quantity": "0", "unit_cost": "0"},
    ],
)
async def test_one_absurd_lot_does_not_take_the_book_along(rep: httpx.AsyncClient, absurd: Body) -> None:
    customer = await records.customer(rep)
    bond = await records.product(
        rep, price="999999999999999", face_value="999999999999999", currency="USD", maturity_on="2026-12-01"
    )
    before = (await rep.get("/api/today")).json()["stats"]["assets"]
    await records.holding(rep, customer["customer_id"], bond["product_id"], **absurd)
    await records.inflow(rep, customer["customer_id"], amount={"amount": "999999999999999.99", "currency": "USD"})
    for path in ("/api/today", "/api/customers", "/api/signals", f"/api/customers/{customer['customer_id']}/page",
                 f"/api/customers/{customer['customer_id']}/briefing"):  # fmt: skip
        answer = await rep.get(path)
        assert answer.status_code == 200, answer.text
    if absurd["quantity"].startswith("9"):
        assert (await rep.get("/api/today")).json()["stats"]["assets"] == before
    path = f"/api/customers/{customer['customer_id']}"
    assert (await rep.delete(path, headers=if_match(1))).status_code == 204
