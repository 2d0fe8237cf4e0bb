"""The policy as it is lived: every route with every kind of caller, and with somebody else's records. The routes come
from the application's own description, what is expected from the policy alone."""

import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import records
from foreign import FOREIGN, Route, filled, somebodys_records
from otomo.app import create_app
from otomo.auth.policy import POLICY, SCOPES, Rule
from otomo.settings import Settings
from otomo.users.items import Role
from otomo.users.service import NewUser, UserService
from records import if_match

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("ID-5")

Clients = dict[str, httpx.AsyncClient]

ROLES: dict[str, Role] = {"admin": "admin", "lead": "manager", "stranger": "manager", "rep": "rep", "viewer": "viewer"}
"""Users of the walk: `lead` manages the rep whose records are tried, `stranger` another one."""
SHARED = {"provider", "user_id", "team_id", "product_id", "event_id", "kind", "token"}
"""Path parameters of what belongs to nobody in particular."""
UNENDING = "/api/metrics/stream"


def _routes() -> list[Route]:
    paths: dict[str, dict[str, Any]] = create_app(Settings()).openapi()["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]


ROUTES = _routes()


async def _send(client: httpx.AsyncClient, route: Route) -> httpx.Response:
    method, path = route
    filled_in = re.sub(r"\{\w+\}", "nothing", path)
    if path in ("/api/imports", "/api/imports/devices") and method == "POST":
        return await client.post(path, files={"files": ("a.csv", b"")})
    has_body = method not in ("GET", "DELETE") and not path.endswith("/undo")
    return await client.request(method, filled_in, json={} if has_body else None, headers=if_match(1))


# -- who gets in -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
async def walkers(running: Running, password_hash: str) -> Clients:
    """A browser by user; the users are the walk's own, because some routes end all sessions."""
    for name, role in ROLES.items():
        new = NewUser(f"walk-{name}", f"walk-{name}@otomo.test", name, role, "ja", password_hash)
        running.users[f"walk-{name}"] = await running.service(UserService).create(new)
    return {name: await running.signed_in(f"walk-{name}") for name in ROLES}


@pytest.fixture(scope="module")
async def programs(running: Running, rep: httpx.AsyncClient) -> AsyncIterator[Clients]:
    """What sends a token or key instead of a cookie: a rep's tokens with every scope, with all but one, one that has
    expired, and a device."""
    sent = {"every scope": await _token(rep, SCOPES)}
    for scope in SCOPES:
        sent[f"without {scope}"] = await _token(rep, tuple(s for s in SCOPES if s != scope))
    customer_id = (await records.customer(rep))["customer_id"]
    device_id = (await records.device(rep, customer_id))["device_id"]
    sent["device"] = (await rep.post(f"/api/devices/{device_id}/keys", json={"label": "x"})).json()["secret"]
    clients = {}
    for name, token in sent.items():
        clients[name] = await running.stack.enter_async_context(running.client())
        clients[name].headers["Authorization"] = f"Bearer {token}"
    yield clients


async def _token(rep: httpx.AsyncClient, scopes: tuple[str, ...]) -> str:
    body = {"name": "walk", "scopes": scopes, "expires_at": "2026-12-01T00:00:00Z"}
    made = await rep.post("/api/tokens", json=body)
    assert made.status_code == 201, made.text
    token: str = made.json()["token"]
    return token


def _refusal(rule: Rule, role: Role | None) -> tuple[int, str] | None:
    """What the policy says to somebody of this role (None: nobody); None: come in."""
    if rule.access == "everybody":
        return None
    if role is None or rule.access == "device keys":
        return 401, "unauthenticated"
    return None if role in rule.roles else (403, "forbidden")


def _refusal_of_token(rule: Rule, lacking: str | None) -> tuple[int, str] | None:
    if rule.is_open:
        return _refusal(rule, None)
    if not rule.scopes:
        return 403, "closed-to-tokens"
    return (403, "missing-scope") if lacking in rule.scopes else _refusal(rule, "rep")


def _check(caller: str, expected: tuple[int, str] | None, answer: httpx.Response) -> None:
    if expected is None:
        assert answer.status_code not in (401, 403), (caller, answer.text)
        assert answer.status_code < 500, (caller, answer.text)
    else:
        assert (caller, records.code_of(answer)) == (caller, expected)


@pytest.mark.parametrize("route", ROUTES, ids=" ".join)
async def test_every_role_gets_where_the_policy_says(
    running: Running, browser: httpx.AsyncClient, walkers: Clients, route: Route
) -> None:
    rule = POLICY[route]
    _check("nobody", _refusal(rule, None), await _send(browser, route))
    for name, role in ROLES.items():
        _check(name, _refusal(rule, role), await _send(walkers[name], route))
        if route[1].startswith(("/api/auth/sign-out", "/api/auth/sessions")):
            walkers[name] = await running.signed_in(f"walk-{name}")


@pytest.mark.parametrize("route", ROUTES, ids=" ".join)
async def test_every_token_and_key_gets_where_the_policy_says(programs: Clients, route: Route) -> None:
    rule = POLICY[route]
    _check("every scope", _refusal_of_token(rule, None), await _send(programs["every scope"], route))
    for scope in sorted(rule.scopes):
        _check(scope, _refusal_of_token(rule, scope), await _send(programs[f"without {scope}"], route))
    of_device = None if rule.access == "device keys" else _refusal(rule, None)
    _check("device", of_device, await _send(programs["device"], route))


# -- somebody else's records -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
async def foreign(rep: httpx.AsyncClient, running: Running) -> dict[str, str]:
    """The rep's records by path parameter."""
    return await somebodys_records(rep, running)


@pytest.fixture(scope="module")
async def strangers(
    running: Running, walkers: Clients, admin: httpx.AsyncClient, other: httpx.AsyncClient
) -> AsyncIterator[Clients]:
    """Everybody but the rep; `lead` manages the rep, `stranger` the other one."""
    ids = {name: user.user_id for name, user in running.users.items()}
    for lead, member in (("walk-lead", "rep"), ("walk-stranger", "other")):
        team = {"name": lead, "manager_ids": [ids[lead]], "member_ids": [ids[member]]}
        await records.created(admin, "/api/teams", team)
    program = await running.stack.enter_async_context(running.client())
    program.headers["Authorization"] = f"Bearer {await _token(other, SCOPES)}"
    yield {
        **{name: await running.signed_in(f"walk-{name}") for name in ("admin", "lead", "stranger", "viewer")},
        "other": other,
        "program": program,
    }


def _rule(route: Route) -> Rule:
    return POLICY[route[0], route[1].partition("?")[0]]


def test_every_route_to_a_record_is_tried_with_a_foreign_one() -> None:
    owned = {r for r in ROUTES if POLICY[r].access != "admins" and set(re.findall(r"\{(\w+)\}", r[1])) - SHARED}
    assert owned <= set(FOREIGN)
    assert {_rule(route).whose for route in FOREIGN} == {"book", "own"}


@pytest.mark.parametrize("route", FOREIGN, ids=" ".join)
async def test_a_foreign_record_does_not_exist(foreign: dict[str, str], strangers: Clients, route: Route) -> None:
    """Not for another rep or a program of theirs, nor for another team's manager; what is one's own, for nobody."""
    rule, (method, path) = _rule(route), route
    roles = ROLES | {"other": "rep", "program": "rep"}
    barred = set(strangers) if rule.whose == "own" else {"other", "stranger", "program"}
    for name in sorted(barred):
        closed = roles[name] not in rule.roles or (name == "program" and not rule.scopes)
        body = filled(FOREIGN[route], foreign)
        answer = await strangers[name].request(method, filled(path, foreign), json=body, headers=if_match(1))
        assert (name, records.code_of(answer)[0]) == (name, 403 if closed else 404)


@pytest.mark.parametrize("route", [r for r in FOREIGN if _rule(r).whose == "book"], ids=" ".join)
async def test_but_it_does_for_those_above(foreign: dict[str, str], strangers: Clients, route: Route) -> None:
    """A manager of the rep's team reaches what the rep has; so do administrators, and viewers by reading. Versions that
    never were keep everything as it is."""
    method, path = route
    if method not in ("GET", "PATCH") or path.startswith(UNENDING):
        return
    for name in ("admin", "lead", "viewer"):
        if ROLES[name] in _rule(route).roles:
            body = filled(FOREIGN[route], foreign)
            answer = await strangers[name].request(method, filled(path, foreign), json=body, headers=if_match(99))
            assert (name, answer.status_code) == (name, 200 if method == "GET" else 412)


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
        assert (await rep.get("/api/" + filled(path, foreign))).json()["version"] == 1
    assert len((await rep.get(filled("/api/devices/{device_id}/keys", foreign))).json()["items"]) == 1
    for path in (
        "devices", "alarms", "customers", "sales-notes", "cash-inflows", "trips", "imports", "assistant/chats",
    ):  # fmt: skip
        assert (await other.get(f"/api/{path}")).json()["items"] == []
    today = (await other.get("/api/today")).json()
    assert (today["stats"]["customers"], today["stats"]["assets"]["amount"], today["items"]) == (0, "0", [])


async def test_a_trip_cannot_be_planned_to_a_foreign_customer(
    foreign: dict[str, str], other: httpx.AsyncClient
) -> None:
    for field in ("must_visit", "include", "avoid"):
        body = records.wishes("2026-11-25", **{field: [foreign["customer_id"]]})
        assert records.code_of(await other.post("/api/trips/plan", json=body)) == (422, "unknown-customer")


async def test_a_rep_neither_takes_nor_gives_customers(
    foreign: dict[str, str], rep: httpx.AsyncClient, running: Running
) -> None:
    path = f"/api/customers/{foreign['customer_id']}"
    for owner in (running.users["other"].user_id, None):
        answer = await rep.patch(path, json={"owner_id": owner}, headers=if_match(1))
        assert records.code_of(answer) == (403, "forbidden")
    body = {"name": "x", "risk_level": 1, "owner_id": running.users["other"].user_id}
    assert records.code_of(await rep.post("/api/customers", json=body)) == (403, "forbidden")
