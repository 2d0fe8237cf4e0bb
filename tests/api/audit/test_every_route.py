"""Every route that is no GET, and every export, tried with success: it leaves exactly one entry under its name, or none
and says why. The routes come from the application; one that is not tried here fails."""

import re
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import records
from foreign import filled, somebodys_records
from otomo.audit.actions import ACTIONS, ROUTES, SILENT, Route
from otomo.audit.items import Body
from otomo.audit.service import AuditService, Wanted
from otomo.auth.setup.service import SetupService

from tests.api.auth.conftest import House, open_house
from tests.api.auth.test_setup import body as setup_body
from tests.api.conftest import PASSWORD, Running, installation

pytestmark = pytest.mark.mission("ID-6")

MORE: dict[Route, tuple[int, str]] = {
    ("POST", "/api/assistant/proposals/{proposal_id}/approve"): (2, "the decision, and the record that it made"),
    ("POST", "/api/setup"): (2, "the account, and that it is signed in"),
}
ALSO: dict[Route, tuple[str, ...]] = {("POST", "/api/auth/oidc/{provider}/finish"): ("identities.link",)}
EXPORTS = {route for route, action in ROUTES.items() if action.startswith("exports.")}
SCOPES = ["book:read"]
MONEY = {"amount": "2", "currency": "JPY"}
NEW_USER = {"role": "rep", "locale": "ja", "password": PASSWORD}
Ids = dict[str, str]
Written = dict[Route, list[list[Body]]]


def _routes(running: Running) -> dict[Route, re.Pattern[str]]:
    paths = running.app.openapi()["paths"]
    return {
        (method.upper(), path): re.compile(re.sub(r"\{\w+\}", "[^/]+", path) + r"\Z")
        for path, methods in sorted(paths.items(), key=lambda item: item[0].count("{"))
        for method in methods
    }


class Watched:
    """Remembers which request every browser made of which route, when it went well."""

    def __init__(self, running: Running) -> None:
        self.running, self.routes = running, _routes(running)
        self.done: dict[Route, list[str]] = defaultdict(list)

    def watch(self, client: httpx.AsyncClient) -> httpx.AsyncClient:
        client.event_hooks = {"response": [self._answered]}
        return client

    async def _answered(self, answer: httpx.Response) -> None:
        method, path = answer.request.method, answer.request.url.path
        if answer.is_success:
            route = next(route for route, found in self.routes.items() if route[0] == method and found.match(path))
            self.done[route].append(answer.headers["x-request-id"])

    async def written(self) -> Written:
        """The entries of each of these requests."""
        by_request: dict[str | None, list[Body]] = defaultdict(list)
        async for page in self.running.service(AuditService).all(Wanted()):
            for told in page:
                by_request[told.body.request_id].append(told.body)
        return {route: [by_request[request] for request in requests] for route, requests in self.done.items()}


async def _send(client: httpx.AsyncClient, method: str, path: str, body: Any = None, **more: Any) -> Any:
    headers = {}
    if method in ("PATCH", "PUT", "DELETE"):
        found = [await client.get(each) for each in (path, path.rpartition("/")[0])]
        headers = next(({"If-Match": a.headers["etag"]} for a in found if "etag" in a.headers), {})
    answer = await client.request(method, path, json=body, headers=headers, **more)
    assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content and answer.headers.get("content-type") == "application/json" else None


CHANGES: list[tuple[str, str, Any]] = [
    ("PATCH", "/api/customers/{customer_id}", {"risk_level": 4}),
    ("PATCH", "/api/holdings/{holding_id}", {"quantity": "2"}),
    ("PATCH", "/api/sales-notes/{note_id}", {"body": "x"}),
    ("PATCH", "/api/cash-inflows/{inflow_id}", {"status": "missed"}),
    ("PATCH", "/api/products/{product_id}", {"name": "x"}),
    ("PATCH", "/api/devices/{device_id}", {"name": "x"}),
    ("POST", "/api/alarms/{device_id}/{alarm_id}/acknowledge", {}),
    ("POST", "/api/alarms/{device_id}/{alarm_id}/notes", {"text": "x"}),
    ("GET", "/api/devices/export", None),
    ("GET", "/api/metrics/export?device_id={device_id}&from=0&to=1", None),
    ("GET", "/api/trips/{trip_id}/calendar.ics", None),
    ("PATCH", "/api/trips/{trip_id}", {"title": "x"}),
    ("PUT", "/api/trips/{trip_id}/visits/{customer_id}", {"state": "visited"}),
    ("PUT", "/api/trips/{trip_id}/stops", {"days": [{"date": "2026-11-25", "customer_ids": ["{customer_id}"]}]}),
    ("POST", "/api/trips/plan", records.wishes("2026-11-25")),
    ("PATCH", "/api/assistant/chats/{chat_id}", {"title": "x"}),
    ("PUT", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback", {"vote": "up"}),
    ("DELETE", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback", None),
    ("POST", "/api/assistant/notes/structure", {"customer_id": "{customer_id}", "text": "訪問。"}),
    ("DELETE", "/api/assistant/chats/{chat_id}/shares/{share_id}", None),
    ("PATCH", "/api/assistant/proposals/{proposal_id}", {"body": "x"}),
    ("POST", "/api/assistant/proposals/{proposal_id}/approve", None),
    ("POST", "/api/imports/{import_id}/undo", None),
    ("DELETE", "/api/devices/{device_id}/keys/{key_id}", None),
    ("DELETE", "/api/devices/{device_id}", None),
    ("DELETE", "/api/tokens/{token_id}", None),
    ("DELETE", "/api/holdings/{holding_id}", None),
    ("DELETE", "/api/sales-notes/{note_id}", None),
    ("DELETE", "/api/cash-inflows/{inflow_id}", None),
    ("DELETE", "/api/customers/{customer_id}", None),
    ("DELETE", "/api/products/{product_id}", None),
]


async def _book(rep: httpx.AsyncClient, running: Running) -> None:
    ids = await somebodys_records(rep, running)
    path = f"/api/trips/{ids['trip_id']}/replan"
    etag = (await rep.get(f"/api/trips/{ids['trip_id']}")).headers["etag"]
    wishes = records.wishes("2026-11-25", must_visit=[ids["customer_id"]])
    assert (await rep.post(path, json={"request": wishes}, headers={"If-Match": etag})).is_success
    await _readings(rep, ids)
    for method, path, body in CHANGES:
        await _send(rep, method, filled(path, ids), filled(body, ids))
    await _send(rep, "DELETE", f"/api/trips/{ids['trip_id']}")
    event = await records.event(rep)
    await _send(rep, "PATCH", f"/api/economic-events/{event['event_id']}", {"title": "x"})
    await _send(rep, "DELETE", f"/api/economic-events/{event['event_id']}")


async def _readings(rep: httpx.AsyncClient, ids: Ids) -> None:
    customer_id = (await records.customer(rep))["customer_id"]
    rows = f"device_id,customer_id,name\nimported-1,{customer_id},x\n"
    devices = {"files": ("devices.csv", rows.encode())}
    assert (await rep.post("/api/imports/devices", files=devices)).is_success
    made = await _send(rep, "POST", f"/api/devices/{ids['device_id']}/keys", {"label": "y"})
    reading = {"device_id": ids["device_id"], "timestamp": 1_763_596_800_000, "temperature": 21}
    headers = {"Authorization": f"Bearer {made['secret']}"}
    assert (await rep.post("/api/metrics", json=reading, headers=headers)).is_success
    assert (await rep.post("/api/metrics/batch", json={"readings": [reading]}, headers=headers)).is_success


async def _chat(rep: httpx.AsyncClient) -> None:
    name = (await records.customer(rep))["name"]
    chat_id = (await _send(rep, "POST", "/api/assistant/chats", {}))["chat_id"]
    path = f"/api/assistant/chats/{chat_id}"
    run = await _send(rep, "POST", f"{path}/messages", {"text": f"メモ：{name}様を訪問。"})
    await rep.get(f"/api/assistant/runs/{run['run_id']}/events")
    answer = (await rep.get(path)).json()["messages"][-1]
    await _send(rep, "POST", f"/api/assistant/proposals/{answer['proposals'][0]}/reject")
    again = await _send(rep, "POST", f"{path}/messages/{answer['message_id']}/regenerate", {})
    await rep.get(f"/api/assistant/runs/{again['run_id']}/events")
    await _send(rep, "POST", f"/api/assistant/runs/{again['run_id']}/stop")
    await _send(rep, "DELETE", path)


async def _accounts(watched: Watched, admin: httpx.AsyncClient) -> None:
    running = watched.running
    named = {"username": "neo", "email": "neo@otomo.test", "display_name": "Neo"}
    user_id = (await _send(admin, "POST", "/api/users", NEW_USER | named))["user_id"]
    neo = watched.watch(await running.signed_in("neo"))
    wish = {"name": "x", "scopes": SCOPES, "expires_at": "2026-12-01T00:00:00Z"}
    token = await _send(neo, "POST", "/api/tokens", wish)
    await _send(admin, "DELETE", f"/api/users/{user_id}/tokens/{token['token_id']}")
    await _send(neo, "PATCH", "/api/users/me", {"display_name": "x"})
    passwords = {"current_password": PASSWORD, "new_password": "another long password"}
    await _send(neo, "POST", "/api/auth/password", passwords)
    await _send(neo, "DELETE", "/api/auth/sessions")
    body = {"login": "neo", "password": "another long password"}
    others = [watched.watch(running.client()) for _ in range(3)]
    for other in others:
        await _send(other, "POST", "/api/auth/sign-in", body)
    sessions = (await neo.get("/api/auth/sessions")).json()["items"]
    mine, theirs = [s["session_ref"] for s in sessions if not s["current"]][:2]
    await _send(neo, "DELETE", f"/api/auth/sessions/{mine}")
    await _send(admin, "DELETE", f"/api/users/{user_id}/sessions/{theirs}")
    await _send(admin, "DELETE", f"/api/users/{user_id}/sessions")
    await _send(neo, "POST", "/api/auth/sign-in", body)
    await _send(neo, "POST", "/api/auth/sign-out")
    await _send(neo, "POST", "/api/auth/sign-in", body)
    await _send(neo, "POST", "/api/auth/sign-out-everywhere")
    await _send(admin, "PATCH", f"/api/users/{user_id}", {"role": "viewer"})
    await _send(admin, "DELETE", f"/api/users/{user_id}")
    team = await _send(admin, "POST", "/api/teams", {"name": "East", "member_ids": [running.users["rep"].user_id]})
    await _send(admin, "PATCH", f"/api/teams/{team['team_id']}", {"name": "West"})
    await _send(admin, "DELETE", f"/api/teams/{team['team_id']}")
    await _send(admin, "GET", "/api/audit/export.csv")


async def _provider(watched: Watched, house: House) -> None:
    rep = watched.watch(await house.running.signed_in("rep"))
    begun = await _send(rep, "POST", "/api/auth/oidc/work/link", {"return_to": "/account", "password": PASSWORD})
    assert (await house.finish(rep, house.issuer.consent(begun["location"]))).is_success
    stranger = watched.watch(house.running.client())
    assert (await house.sign_in(stranger)).is_success
    await _send(rep, "DELETE", "/api/auth/identities/work")


async def _first_use(watched: Watched) -> None:
    browser = watched.watch(watched.running.client())
    code = await watched.running.service(SetupService).new_code()
    assert (await browser.post("/api/setup", json=setup_body(code))).is_success


@pytest.fixture(scope="module")
async def written(running: Running, aws_env: dict[str, str], password_hash: str) -> AsyncIterator[Written]:
    """What every route wrote when it was tried."""
    watched = Watched(running)
    rep, admin = [watched.watch(await running.signed_in(name)) for name in ("rep", "admin")]
    await _book(rep, running)
    await _chat(rep)
    await _accounts(watched, admin)
    found = await watched.written()
    async with open_house(password_hash, {}) as house:
        watched = Watched(house.running)
        await _provider(watched, house)
        found = await watched.written() | found
    async with installation() as empty:
        watched = Watched(empty)
        await _first_use(watched)
        found = await watched.written() | found
    yield found


def _wanted() -> list[Route]:
    return sorted({*ROUTES})


def test_every_route_that_changes_something_has_a_name(running: Running) -> None:
    changing = {route for route in _routes(running) if route[0] != "GET"}
    assert changing | EXPORTS == set(ROUTES)
    assert set(SILENT) <= set(ROUTES)


@pytest.mark.parametrize("route", _wanted(), ids=" ".join)
def test_it_leaves_one_entry_under_its_name(written: Written, route: Route) -> None:
    assert written.get(route), "was not tried"
    expected = 0 if route in SILENT else MORE.get(route, (1, ""))[0]
    for entries in written[route]:
        assert len(entries) == expected, entries
        assert not entries or {ROUTES[route], *ALSO.get(route, ())} & {entry.action for entry in entries}, entries
        assert all(entry.actor_id or entry.action == "users.set-up" for entry in entries), entries


def test_no_entry_has_another_name_or_a_secret_in_it(written: Written) -> None:
    entries = [entry for requests in written.values() for found in requests for entry in found]
    assert {entry.action for entry in entries} <= set(ACTIONS)
    everything = repr(entries)
    for secret in (PASSWORD, "another long password", "argon2", "neo@otomo.test", "顧客 一", "otk_", "oat_"):
        assert secret not in everything
