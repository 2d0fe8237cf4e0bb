"""The list of customers: search, filter, sort, pages."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import httpx
import pytest
import records
from records import Body, code_of

pytestmark = pytest.mark.mission("CRM-2")

PEOPLE: list[Body] = [
    {"customer_id": "L1", "name": "佐久間 誠", "kana": "サクマ マコト", "risk_level": 3, "prefecture": "静岡県"},
    {"customer_id": "L2", "name": "遠山 美咲", "kana": "トオヤマ ミサキ", "risk_level": 2, "prefecture": "愛知県"},
    {"customer_id": "L3", "name": "株式会社三好精工", "kana": "ミヨシセイコウ", "risk_level": 4, "kind": "corporate"},
    {"customer_id": "L4", "name": "大石 健", "kana": "オオイシ ケン", "risk_level": 3, "prefecture": "静岡県"},
    {"customer_id": "L5", "name": "ABC Holdings", "risk_level": 5, "kind": "corporate", "prefecture": "東京都"},
    {"customer_id": "L6", "name": "小笠原 ガク", "kana": "オガサワラ ガク", "risk_level": 1, "prefecture": "静岡県"},
]  # fmt: skip
SORTS = ("name", "kana", "risk_level", "net_worth", "assets", "gain", "last_contact", "score", "next_action")


@pytest.fixture(scope="module", autouse=True)
async def book(rep: httpx.AsyncClient) -> None:
    product = await records.product(rep, price="102.5")
    for n, person in enumerate(PEOPLE):
        money = {"amount": str(10_000_000 * ((n * 7) % 5)), "currency": "JPY"}
        place = {"city": None, "prefecture": None} | person
        await records.customer(rep, net_worth=money, last_contact_on=f"2026-0{n + 1}-15", **place)
        if n % 2:
            quantity = str(1_000_000 * n)
            await records.holding(rep, person["customer_id"], product["product_id"], quantity=quantity)
    await records.inflow(rep, "L2")
    await records.note(rep, "L4", follow_up_on="2026-11-20", priority="high")


async def found(client: httpx.AsyncClient, **params: str | int) -> list[str]:
    answer = await client.get("/api/customers", params=params)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["total"] == len(body["items"])
    return [row["customer_id"] for row in body["items"]]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("佐久間", {"L1"}),
        ("さくま", {"L1"}),
        ("サクマ", {"L1"}),
        ("ｻｸﾏ", {"L1"}),
        ("さくま まこと", {"L1"}),
        ("まこと さくま", {"L1"}),
        ("ガク", {"L6"}),
        ("がく", {"L6"}),
        ("ｶﾞｸ", {"L6"}),
        ("abc", {"L5"}),
        ("ＡＢＣ", {"L5"}),
        ("l3", {"L3"}),
        ("おお", {"L4"}),
        ("", {"L1", "L2", "L3", "L4", "L5", "L6"}),
        ("   ", {"L1", "L2", "L3", "L4", "L5", "L6"}),
        ("いない", set()),
        ("%_*", set()),
    ],
)
async def test_search(rep: httpx.AsyncClient, q: str, expected: set[str]) -> None:
    assert set(await found(rep, q=q)) == expected


async def test_filters_combine(rep: httpx.AsyncClient) -> None:
    assert set(await found(rep, prefecture="静岡県")) == {"L1", "L4", "L6"}
    assert set(await found(rep, prefecture="静岡県", risk_level=3)) == {"L1", "L4"}
    assert set(await found(rep, kind="corporate")) == {"L3", "L5"}
    assert await found(rep, kind="corporate", risk_level=1) == []
    assert await found(rep, owner_id="u_nobody") == []


def value_of(row: dict[str, Any], field: str) -> Any:
    match field:
        case "net_worth" | "assets" | "gain":
            return Decimal(row[field]["amount"])
        case "last_contact":
            return row["last_contact_on"]
        case "next_action":
            return row["score"] > 0
    return row[field]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("field", SORTS)
async def test_sorts_totally(rep: httpx.AsyncClient, field: str, descending: bool) -> None:
    params = {"sort": f"{'-' if descending else ''}{field}"}
    rows = (await rep.get("/api/customers", params=params)).json()["items"]
    assert len(rows) == len(PEOPLE)
    if field in ("risk_level", "net_worth", "assets", "gain", "last_contact", "score"):
        values = [value_of(row, field) for row in rows]
        assert values == sorted(values, reverse=descending)
        for a, b in pairwise(rows):
            if value_of(a, field) == value_of(b, field):
                assert a["customer_id"] < b["customer_id"], "ids break ties the same way in both directions"
    assert rows == (await rep.get("/api/customers", params=params)).json()["items"]


@pytest.mark.parametrize("limit", [1, 2, 4, 6, 500])
@pytest.mark.parametrize("sort", ["-score", "kana", "-net_worth"])
async def test_pages_lose_and_repeat_nothing(rep: httpx.AsyncClient, limit: int, sort: str) -> None:
    seen: list[str] = []
    params: dict[str, Any] = {"limit": limit, "sort": sort}
    while True:
        page = (await rep.get("/api/customers", params=params)).json()
        assert page["total"] == len(PEOPLE)
        assert 0 < len(page["items"]) <= limit
        seen += [row["customer_id"] for row in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert seen == await found(rep, sort=sort)


async def test_a_cursor_is_good_for_its_list_alone(rep: httpx.AsyncClient, manager: httpx.AsyncClient) -> None:
    cursor = (await rep.get("/api/customers", params={"limit": 2})).json()["next_cursor"]
    assert (await rep.get("/api/customers", params={"cursor": cursor})).status_code == 200
    elsewhere: list[tuple[httpx.AsyncClient, str, Body]] = [
        (rep, "/api/customers", {"sort": "name"}),
        (rep, "/api/customers", {"q": "佐"}),
        (manager, "/api/customers", {}),
        (rep, "/api/signals", {}),
        (rep, "/api/products", {}),
        (rep, "/api/economic-events", {}),
        (rep, "/api/sales-notes", {}),
        (rep, "/api/cash-inflows", {}),
        (rep, "/api/imports", {}),
    ]
    for client, path, params in elsewhere:
        answer = await client.get(path, params=params | {"cursor": cursor})
        assert code_of(answer) == (422, "invalid-cursor"), (path, params)


@pytest.mark.parametrize("path", ["/api/customers", "/api/signals", "/api/products", "/api/economic-events",
                                  "/api/sales-notes", "/api/cash-inflows", "/api/imports"])  # fmt: skip
async def test_a_tampered_cursor_is_refused(rep: httpx.AsyncClient, path: str) -> None:
    cursor: str = (await rep.get("/api/customers", params={"limit": 2})).json()["next_cursor"]
    flipped = ("A" if cursor[0] != "A" else "B") + cursor[1:]
    for bad in (flipped, cursor[:-2], "x", "====", "あ", "%00", "!!!!", cursor + "AAAA", "A" * 1999):
        assert code_of(await rep.get(path, params={"cursor": bad})) == (422, "invalid-cursor"), bad
    assert code_of(await rep.get(path, params={"cursor": "A" * 2001}))[0] == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"sort": "password"},
        {"limit": 0},
        {"limit": 501},
        {"limit": "x"},
        {"risk_level": 6},
        {"kind": "robot"},
        {"q": "x" * 101},
    ],
)
async def test_refuses_what_is_malformed(rep: httpx.AsyncClient, wrong: Body) -> None:
    assert code_of(await rep.get("/api/customers", params=wrong)) == (422, "invalid")
