"""Signing in and out, and what is refused."""

from datetime import UTC, datetime

import httpx
import pytest
import records
from otomo.audit.refusals import Refusals
from otomo.audit.service import AuditService, Wanted
from records import if_match

from tests.api.audit.reading import newest
from tests.api.auth.conftest import open_house
from tests.api.conftest import PASSWORD, Running

pytestmark = pytest.mark.mission("ID-6")


async def _settled(running: Running) -> None:
    await running.service(Refusals).settle()


async def test_in_and_out(running: Running, admin: httpx.AsyncClient) -> None:
    running.clock.forward(seconds=1)
    rep = await running.signed_in("rep")
    running.clock.forward(seconds=1)
    assert (await rep.post("/api/auth/sign-out")).status_code == 204
    out, signed_in = await newest(admin, 2, user_id=running.users["rep"].user_id)
    assert (out["action"], out["resource"]["kind"]) == ("auth.sign-out", "sessions")
    assert (signed_in["action"], signed_in["actor"]["name"]) == ("auth.sign-in", "Rep")
    assert {"field": "method", "before": None, "after": "password"} in signed_in["changes"]


async def test_a_failed_sign_in_names_the_user_and_is_counted(
    running: Running, admin: httpx.AsyncClient, browser: httpx.AsyncClient
) -> None:
    running.clock.forward(seconds=1)
    for _ in range(3):
        answer = await browser.post("/api/auth/sign-in", json={"login": "viewer", "password": "wrong password"})
        assert answer.status_code == 401
    await _settled(running)
    entry, *_ = await newest(admin, 5, action="auth.sign-in", outcome="refused")
    assert entry["actor"] == {"kind": "nobody", "id": None, "name": None}
    assert entry["resource"] == {"kind": "users", "id": running.users["viewer"].user_id, "name": "Viewer"}
    assert (entry["reason"], entry["count"]) == ("invalid-credentials", 1)
    assert "wrong" not in str(entry)
    refusals = running.service(Refusals)
    refusals._close(all_of_them=True)
    await _settled(running)
    again, first = await newest(admin, 2, action="auth.sign-in", outcome="refused")
    assert {again["count"], first["count"]} == {2, 1}


async def test_what_a_role_may_not_do_and_what_is_not_theirs(
    running: Running, admin: httpx.AsyncClient, rep: httpx.AsyncClient, other: httpx.AsyncClient
) -> None:
    customer = await records.customer(rep)
    running.clock.forward(seconds=1)
    path = f"/api/customers/{customer['customer_id']}"
    assert (await other.patch(path, json={"name": "x"}, headers=if_match(customer))).status_code == 404
    assert (await other.get(path)).status_code == 404  # a reading leaves no trace
    assert (await other.get("/api/jobs")).status_code == 403
    await _settled(running)
    found = await newest(admin, 10, user_id=running.users["other"].user_id, outcome="refused")
    assert [(e["action"], e["reason"]) for e in sorted(found, key=lambda e: e["action"])] == [
        ("customers.update", "not-found"),
        ("jobs.read", "forbidden"),
    ]
    assert next(e for e in found if e["action"] == "customers.update")["resource"]["id"] == customer["customer_id"]


async def test_a_flood_of_refusals_costs_a_bounded_number_of_writes(running: Running, admin: httpx.AsyncClient) -> None:
    refusals = running.service(Refusals)
    refusals._close(all_of_them=True)
    await _settled(running)
    before = len(await newest(admin, 500, outcome="refused"))
    running.clock.forward(seconds=1)
    for number in range(250):
        host = (f"10.0.{number // 250}.{number % 250}", 1)
        stranger = httpx.AsyncClient(
            transport=httpx.ASGITransport(running.app, client=host), base_url="http://otomo.test"
        )
        async with stranger:
            for _ in range(2):
                assert (await stranger.post("/api/customers", json={})).status_code == 401
    await _settled(running)
    written = len(await newest(admin, 500, outcome="refused")) - before
    assert written == 101  # a hundred of their own, one for all others
    refusals._close(all_of_them=True)
    await _settled(running)
    others = [e for e in await newest(admin, 500, outcome="refused") if e["action"] == "requests.other"]
    assert sum(e["count"] for e in others) == 300


async def test_a_new_account_a_password_and_the_end_of_sessions(running: Running, admin: httpx.AsyncClient) -> None:
    running.clock.forward(seconds=1)
    body = {"username": "neo", "email": "neo@otomo.test", "display_name": "Neo", "role": "rep", "locale": "ja"}
    made = (await admin.post("/api/users", json=body | {"password": PASSWORD})).json()
    entry, *_ = await newest(admin, action="users.create")
    assert entry["alert"] == "new-sign-up"
    told = {change["field"]: change["after"] for change in entry["changes"]}
    assert (told["role"], told["email"], told["display_name"]) == ("rep", "•••", "•••")
    assert PASSWORD not in str(entry)
    assert "argon2" not in str(entry)
    neo = await running.signed_in("neo")
    running.clock.forward(seconds=1)
    new = {"current_password": PASSWORD, "new_password": "another long password"}
    assert (await neo.post("/api/auth/password", json=new)).status_code == 204
    password, *_ = await newest(admin, user_id=made["user_id"])
    assert password["action"] == "auth.password"
    assert {"field": "password_hash", "before": "•••", "after": "•••"} in password["changes"]


async def test_a_sign_in_at_night_from_a_new_place_is_unusual(running: Running) -> None:
    running.clock.at = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)  # three in the morning in Tokyo
    admin = await running.signed_in("admin")
    usual, *_ = await newest(admin, action="auth.sign-in")
    assert usual["alert"] is None
    host = ("203.0.113.9", 1)
    transport = httpx.ASGITransport(running.app, client=host)
    headers = {"User-Agent": "Elsewhere/1"}
    async with httpx.AsyncClient(transport=transport, base_url="http://otomo.test", headers=headers) as far:
        await far.post("/api/auth/sign-in", json={"login": "rep", "password": PASSWORD})
    found = await newest(admin, 5, action="auth.sign-in")
    strange = next(e for e in found if e["ip"] == "203.0.113.9")
    assert strange["alert"] == "unusual-activity"


async def test_a_refused_sign_in_of_a_provider(aws_env: dict[str, str], password_hash: str) -> None:
    async with open_house(password_hash, {}) as house, house.running.client() as browser:
        back = {"state": "x" * 43, "code": "stolen"}
        assert (await house.finish(browser, back)).status_code == 400
        assert (await house.finish(browser, back | {"code": None, "error": "access_denied"})).status_code == 400
        await _settled(house.running)
        (page,) = [page async for page in house.running.service(AuditService).all(Wanted(outcome="refused"))]
        (told,) = page
        assert (told.body.action, told.body.reason, told.body.actor) == ("auth.sign-in", "login-expired", "nobody")
        assert "stolen" not in repr(told)
