"""Every route with every role, and with somebody else's records. The routes come from the application itself: one
without a line in these tables fails."""

import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import records
from bookmaking import alarm
from otomo.alarms.changes import Changes
from otomo.alarms.repository import AlarmRepository
from otomo.app import create_app
from otomo.auth.policy import POLICY
from otomo.devices.items import DeviceState
from otomo.devices.states import DeviceStates
from otomo.settings import Settings
from records import Body, if_match

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("ID-5")

Route = tuple[str, str]

WRITERS = ("rep", "manager", "admin")


def _routes() -> list[Route]:
    paths: dict[str, dict[str, Any]] = create_app(Settings()).openapi()["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]


ACCESS = {route: POLICY[route] for route in _routes()}


async def _send(client: httpx.AsyncClient, route: Route, *, headers: dict[str, str] | None = None) -> httpx.Response:
    method, path = route
    filled = re.sub(r"\{\w+\}", "nothing", path)
    if path in ("/api/imports", "/api/imports/devices") and method == "POST":
        return await client.post(path, files={"files": ("a.csv", b"")}, headers=headers)
    has_body = method not in ("GET", "DELETE") and not path.endswith("/undo")
    return await client.request(method, filled, json={} if has_body else None, headers=headers)


@pytest.mark.parametrize("headers", [{}, {"If-Match": '"1"'}], ids=["bare", "with version"])
@pytest.mark.parametrize("route", ACCESS, ids=" ".join)
async def test_nobody_gets_in_without_signing_in(
    browser: httpx.AsyncClient, route: Route, headers: dict[str, str]
) -> None:
    answer = await _send(browser, route, headers=headers)
    if ACCESS[route].access == "everybody":
        assert answer.status_code in (200, 204, 422)
    else:
        assert records.code_of(answer) == (401, "unauthenticated")


@pytest.fixture(scope="module")
async def visitors(running: Running) -> dict[str, httpx.AsyncClient]:
    """A browser by role, as little disturbed as the session-ending routes allow."""
    return {role: await running.signed_in(role) for role in (*WRITERS, "viewer")}


@pytest.mark.parametrize("role", [*WRITERS, "viewer"])
@pytest.mark.parametrize("route", ACCESS, ids=" ".join)
async def test_every_role_gets_where_it_may(
    running: Running, visitors: dict[str, httpx.AsyncClient], route: Route, role: str
) -> None:
    ends_sessions = route[1].startswith("/api/auth/sign-out")
    client = visitors[role] if not ends_sessions else await running.signed_in(role)
    answer = await _send(client, route, headers={"If-Match": '"1"'})
    if role in ACCESS[route].roles:
        assert answer.status_code not in (401, 403), answer.text
        assert answer.status_code < 500
    elif ACCESS[route].access == "device keys":
        assert records.code_of(answer) == (401, "unauthenticated")  # a person is no device
    else:
        assert records.code_of(answer) == (403, "forbidden")
    if ends_sessions:
        visitors[role] = await running.signed_in(role)


# -- somebody else's records -----------------------------------------------------------------------------------------

_MONEY = {"amount": "1", "currency": "JPY"}
FOREIGN: dict[Route, Body | None] = {
    ("GET", "/api/customers/{customer_id}"): None,
    ("PATCH", "/api/customers/{customer_id}"): {"name": "盗む"},
    ("DELETE", "/api/customers/{customer_id}"): None,
    ("GET", "/api/customers/{customer_id}/page"): None,
    ("GET", "/api/customers/{customer_id}/briefing"): None,
    ("GET", "/api/holdings?customer_id={customer_id}"): None,
    ("POST", "/api/holdings"): {
        "customer_id": "{customer_id}", "product_id": "{product_id}", "quantity": "1", "unit_cost": "1"
    },
    ("GET", "/api/holdings/{holding_id}"): None,
    ("PATCH", "/api/holdings/{holding_id}"): {"quantity": "2"},
    ("DELETE", "/api/holdings/{holding_id}"): None,
    ("GET", "/api/sales-notes?customer_id={customer_id}"): None,
    ("POST", "/api/sales-notes"): {"customer_id": "{customer_id}", "body": "x"},
    ("GET", "/api/sales-notes/{note_id}"): None,
    ("PATCH", "/api/sales-notes/{note_id}"): {"body": "x"},
    ("DELETE", "/api/sales-notes/{note_id}"): None,
    ("GET", "/api/cash-inflows?customer_id={customer_id}"): None,
    ("POST", "/api/cash-inflows"): {"customer_id": "{customer_id}", "expected_on": "2026-12-01", "amount": _MONEY},
    ("GET", "/api/cash-inflows/{inflow_id}"): None,
    ("PATCH", "/api/cash-inflows/{inflow_id}"): {"status": "missed"},
    ("DELETE", "/api/cash-inflows/{inflow_id}"): None,
    ("GET", "/api/devices?customer_id={customer_id}"): None,
    ("POST", "/api/devices"): {"customer_id": "{customer_id}", "name": "x"},
    ("GET", "/api/devices/export?customer_id={customer_id}"): None,
    ("GET", "/api/devices/{device_id}"): None,
    ("PATCH", "/api/devices/{device_id}"): {"name": "x"},
    ("DELETE", "/api/devices/{device_id}"): None,
    ("GET", "/api/devices/{device_id}/keys"): None,
    ("POST", "/api/devices/{device_id}/keys"): {"label": "x"},
    ("DELETE", "/api/devices/{device_id}/keys/{key_id}"): None,
    ("GET", "/api/metrics/stream?device_id={device_id}"): None,
    ("GET", "/api/metrics/export?device_id={device_id}&from=0&to=1"): None,
    ("GET", "/api/alarms?customer_id={customer_id}"): None,
    ("GET", "/api/alarms?device_id={device_id}"): None,
    ("GET", "/api/alarms/{device_id}/{alarm_id}"): None,
    ("POST", "/api/alarms/{device_id}/{alarm_id}/acknowledge"): {},
    ("POST", "/api/alarms/{device_id}/{alarm_id}/notes"): {"text": "x"},
    ("GET", "/api/assistant/chats/{chat_id}"): None,
    ("PATCH", "/api/assistant/chats/{chat_id}"): {"title": "x"},
    ("DELETE", "/api/assistant/chats/{chat_id}"): None,
    ("POST", "/api/assistant/chats/{chat_id}/messages"): {"text": "x"},
    ("POST", "/api/assistant/chats/{chat_id}/messages/{message_id}/regenerate"): None,
    ("PUT", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): {"vote": "up"},
    ("DELETE", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): None,
    ("POST", "/api/assistant/chats/{chat_id}/share"): {},
    ("GET", "/api/assistant/chats/{chat_id}/shares"): None,
    ("DELETE", "/api/assistant/chats/{chat_id}/shares/{share_id}"): None,
    ("POST", "/api/assistant/notes/structure"): {"customer_id": "{customer_id}", "text": "訪問。"},
    ("GET", "/api/assistant/runs/{run_id}"): None,
    ("GET", "/api/assistant/runs/{run_id}/events"): None,
    ("POST", "/api/assistant/runs/{run_id}/stop"): None,
    ("GET", "/api/assistant/proposals/{proposal_id}"): None,
    ("PATCH", "/api/assistant/proposals/{proposal_id}"): {"body": "x"},
    ("POST", "/api/assistant/proposals/{proposal_id}/approve"): None,
    ("POST", "/api/assistant/proposals/{proposal_id}/reject"): None,
    ("GET", "/api/signals/compare?a={customer_id}&b={customer_id}"): None,
    ("GET", "/api/trips/{trip_id}"): None,
    ("PATCH", "/api/trips/{trip_id}"): {"title": "x"},
    ("DELETE", "/api/trips/{trip_id}"): None,
    ("PUT", "/api/trips/{trip_id}/stops"): {"days": [{"date": "2026-11-25", "customer_ids": []}]},
    ("POST", "/api/trips/{trip_id}/replan"): {"request": records.wishes("2026-11-25")},
    ("GET", "/api/trips/{trip_id}/calendar.ics"): None,
    ("GET", "/api/trips/{trip_id}/briefings"): None,
    ("GET", "/api/trips/{trip_id}/briefings/{customer_id}/worded"): None,
    ("GET", "/api/trips/{trip_id}/report"): None,
    ("PUT", "/api/trips/{trip_id}/visits/{customer_id}"): {"state": "visited"},
    ("GET", "/api/imports/{import_id}"): None,
    ("POST", "/api/imports/{import_id}/undo"): None,
    ("DELETE", "/api/auth/sessions/{session_ref}"): None,
    ("DELETE", "/api/tokens/{token_id}"): None,
}  # fmt: skip
SHARED = {"provider", "user_id", "team_id", "product_id", "event_id", "kind", "token"}
"""Path parameters of what belongs to nobody in particular."""


@pytest.fixture(scope="module")
async def foreign(rep: httpx.AsyncClient, running: Running) -> AsyncIterator[dict[str, str]]:
    """The rep's records by path parameter."""
    customer = await records.customer(rep, net_worth={"amount": "1", "currency": "JPY"})
    product = await records.product(rep)
    customer_id = customer["customer_id"]
    holding = await records.holding(rep, customer_id, product["product_id"])
    note = await records.note(rep, customer_id, follow_up_on="2026-11-20", channel="visit")
    inflow = await records.inflow(rep, customer_id)
    trip = await records.created(rep, "/api/trips", {"request": records.wishes("2026-11-25")})
    upload = await rep.post(
        "/api/imports", files={"files": ("c.csv", "顧客ID,氏名,リスク許容度\nF1,佐藤,3\n".encode())}
    )
    assert upload.status_code == 200, upload.text
    sessions = (await rep.get("/api/auth/sessions")).json()["items"]
    device_id = (await records.device(rep, customer_id))["device_id"]
    key = await rep.post(f"/api/devices/{device_id}/keys", json={"label": "棚"})
    wish = {"name": "棚", "scopes": ["book:read"], "expires_at": "2026-12-01T00:00:00Z"}
    token = await rep.post("/api/tokens", json=wish)
    opened = alarm(device_id=device_id, customer_id=customer_id)
    state = DeviceState(device_id=device_id, open=(opened.alarm_id,))
    write = running.service(DeviceStates).save_op(state, 0)
    await running.service(AlarmRepository).save(device_id, write, Changes({opened.alarm_id: opened}))
    yield {
        "alarm_id": opened.alarm_id,
        "device_id": device_id,
        "key_id": key.json()["key_id"],
        "customer_id": customer_id,
        "product_id": product["product_id"],
        "holding_id": holding["holding_id"],
        "note_id": note["note_id"],
        "inflow_id": inflow["inflow_id"],
        "trip_id": trip["trip_id"],
        "import_id": upload.json()["import_id"],
        "session_ref": sessions[0]["session_ref"],
        "token_id": token.json()["token_id"],
    } | await _asked(rep, customer["name"])


async def _asked(rep: httpx.AsyncClient, name: str) -> dict[str, str]:
    """A chat with a finished answer that proposes a note."""
    chat_id = (await rep.post("/api/assistant/chats", json={})).json()["chat_id"]
    path = f"/api/assistant/chats/{chat_id}"
    started = (await rep.post(f"{path}/messages", json={"text": f"メモ：{name}様を訪問。"})).json()
    await rep.get(f"/api/assistant/runs/{started['run_id']}/events")
    answer = (await rep.get(path)).json()["messages"][-1]
    return {
        "chat_id": chat_id,
        "message_id": answer["message_id"],
        "run_id": answer["run_id"],
        "proposal_id": answer["proposals"][0],
        "share_id": (await rep.post(f"{path}/share", json={})).json()["share_id"],
    }


def _filled(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda m: ids[m[1]], value)
    if isinstance(value, dict):
        return {k: _filled(v, ids) for k, v in value.items()}
    return value


def test_every_route_to_a_record_is_tried_with_a_foreign_one() -> None:
    owned = [r for r in _routes() if POLICY[r].access != "admins" and set(re.findall(r"\{(\w+)\}", r[1])) - SHARED]
    assert set(owned) <= set(FOREIGN)


@pytest.mark.parametrize("route", FOREIGN, ids=" ".join)
async def test_a_foreign_record_does_not_exist(foreign: dict[str, str], other: httpx.AsyncClient, route: Route) -> None:
    method, path = route
    body = FOREIGN[route]
    answer = await other.request(method, _filled(path, foreign), json=_filled(body, foreign), headers=if_match(1))
    assert records.code_of(answer) == (404, "not-found")


async def test_and_nothing_of_it_has_changed(
    foreign: dict[str, str], rep: httpx.AsyncClient, other: httpx.AsyncClient
) -> None:
    assert (await rep.get(f"/api/customers/{foreign['customer_id']}")).json()["version"] == 1
    for path in (
        "holdings/{holding_id}",
        "sales-notes/{note_id}",
        "cash-inflows/{inflow_id}",
        "trips/{trip_id}",
        "devices/{device_id}",
        "alarms/{device_id}/{alarm_id}",
    ):
        assert (await rep.get("/api/" + _filled(path, foreign))).json()["version"] == 1
    assert len((await rep.get(_filled("/api/devices/{device_id}/keys", foreign))).json()["items"]) == 1
    assert (await other.get("/api/devices")).json()["items"] == []
    assert (await other.get("/api/alarms")).json()["items"] == []
    assert (await other.get("/api/customers")).json()["items"] == []
    assert (await other.get("/api/sales-notes")).json()["items"] == []
    assert (await other.get("/api/cash-inflows")).json()["items"] == []
    assert (await other.get("/api/trips")).json()["items"] == []
    assert (await other.get("/api/imports")).json()["items"] == []
    assert (await other.get("/api/assistant/chats")).json()["items"] == []
    today = (await other.get("/api/today")).json()
    assert (today["stats"]["customers"], today["stats"]["assets"]["amount"], today["items"]) == (0, "0", [])


async def test_a_trip_cannot_be_planned_to_a_foreign_customer(
    foreign: dict[str, str], other: httpx.AsyncClient
) -> None:
    for field in ("must_visit", "include", "avoid"):
        body = records.wishes("2026-11-25", **{field: [foreign["customer_id"]]})
        assert records.code_of(await other.post("/api/trips/plan", json=body)) == (422, "unknown-customer")


async def test_managers_and_viewers_see_the_whole_book_but_not_each_others_trips(
    foreign: dict[str, str], manager: httpx.AsyncClient, viewer: httpx.AsyncClient
) -> None:
    for client in (manager, viewer):
        assert (await client.get(f"/api/customers/{foreign['customer_id']}")).status_code == 200
        assert (await client.get(f"/api/sales-notes/{foreign['note_id']}")).status_code == 200
        assert foreign["note_id"] in [n["note_id"] for n in (await client.get("/api/sales-notes")).json()["items"]]
        assert records.code_of(await client.get(f"/api/trips/{foreign['trip_id']}")) == (404, "not-found")


async def test_a_rep_neither_takes_nor_gives_customers(
    foreign: dict[str, str], rep: httpx.AsyncClient, running: Running
) -> None:
    path = f"/api/customers/{foreign['customer_id']}"
    for owner in (running.users["other"].user_id, None):
        answer = await rep.patch(path, json={"owner_id": owner}, headers=if_match(1))
        assert records.code_of(answer) == (403, "forbidden")
    body = {"name": "x", "risk_level": 1, "owner_id": running.users["other"].user_id}
    assert records.code_of(await rep.post("/api/customers", json=body)) == (403, "forbidden")
