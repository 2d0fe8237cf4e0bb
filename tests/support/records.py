"""Records made over HTTP, with sensible defaults."""

from itertools import count
from typing import Any

import httpx

Body = dict[str, Any]

_NUMBERS = count(1)


async def created(client: httpx.AsyncClient, path: str, body: Body) -> Body:
    """What a POST made."""
    answer = await client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    made: Body = answer.json()
    assert answer.headers["etag"] == f'"{made["version"]}"'
    return made


async def customer(client: httpx.AsyncClient, **fields: object) -> Body:
    """A customer; in Shizuoka unless said otherwise."""
    number = next(_NUMBERS)
    defaults = {
        "name": f"顧客 {number}",
        "risk_level": 3,
        "prefecture": "静岡県",
        "city": "静岡市葵区",
    }
    return await created(client, "/api/customers", defaults | fields)


async def product(client: httpx.AsyncClient, **fields: object) -> Body:
    """A bond at 100, in yen."""
    defaults = {
        "name": f"商品 {next(_NUMBERS)}",
        "asset_class": "bond",
        "risk_level": 2,
        "currency": "JPY",
        "price": "100",
    }
    return await created(client, "/api/products", defaults | fields)


async def holding(client: httpx.AsyncClient, customer_id: str, product_id: str, **fields: object) -> Body:
    """A lot of ten million, bought at par."""
    defaults = {
        "customer_id": customer_id,
        "product_id": product_id,
        "quantity": "10000000",
        "unit_cost": "100",
    }
    return await created(client, "/api/holdings", defaults | fields)


async def note(client: httpx.AsyncClient, customer_id: str, **fields: object) -> Body:
    """A note of today without a channel."""
    return await created(
        client,
        "/api/sales-notes",
        {"customer_id": customer_id, "body": "記録"} | fields,
    )


async def inflow(client: httpx.AsyncClient, customer_id: str, **fields: object) -> Body:
    """Thirty million, expected on 15 December 2026."""
    money = {"amount": "30000000", "currency": "JPY"}
    defaults = {
        "customer_id": customer_id,
        "expected_on": "2026-12-15",
        "amount": money,
    }
    return await created(client, "/api/cash-inflows", defaults | fields)


async def event(client: httpx.AsyncClient, **fields: object) -> Body:
    """A meeting of the central bank on 18 December 2026."""
    defaults = {
        "title": "日銀会合",
        "occurs_on": "2026-12-18",
        "category": "monetary",
        "impact": "high",
    }
    return await created(client, "/api/economic-events", defaults | fields)


async def device(client: httpx.AsyncClient, customer_id: str, **fields: object) -> Body:
    """A thermo-hygrometer that reports every minute."""
    defaults = {"customer_id": customer_id, "name": f"温湿度計 {next(_NUMBERS)}"}
    return await created(client, "/api/devices", defaults | fields)


STATIONS = {
    "静岡駅": {
        "name": "静岡駅",
        "prefecture": "静岡県",
        "latitude": 34.9719,
        "longitude": 138.3889,
    },
    "浜松駅": {
        "name": "浜松駅",
        "prefecture": "静岡県",
        "latitude": 34.7038,
        "longitude": 137.7349,
    },
}


def wishes(*dates: str, **fields: object) -> Body:
    """A trip's wishes: days from Hamamatsu to Shizuoka, 9 to 18 with lunch; searched for a moment."""
    lunch = {"minutes": 60, "earliest": "11:30", "latest": "13:30"}
    ends = {"start": STATIONS["浜松駅"], "end": STATIONS["静岡駅"]}
    days = [{"date": date, "opens": "09:00", "closes": "18:00", "lunch": lunch} | ends for date in dates]
    return {"days": days, "seconds": 0.3} | fields


def if_match(record: Body | int) -> dict[str, str]:
    """The header that says which version is changed."""
    return {"If-Match": f'"{record if isinstance(record, int) else record["version"]}"'}


def code_of(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a problem; asserts that it is a whole one."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["type"] == f"https://otomo.dev/problems/{problem['code']}"
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert problem["instance"] == answer.request.url.path
    return answer.status_code, problem["code"]
