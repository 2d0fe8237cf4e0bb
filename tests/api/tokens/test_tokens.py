"""API tokens: they open what their scopes say, as long as they last, and never more than their user may."""

import asyncio
from datetime import timedelta

import httpx
import pytest
import records
from otomo.auth.policy import POLICY, SCOPES
from otomo.store.client import Store
from otomo.store.dump import scan
from otomo.tokens.repository import TokenRepository
from otomo.tokens.service import MOST_TOKENS, TokenService
from records import Body, if_match

from tests.api.conftest import START, Running

pytestmark = pytest.mark.mission("ID-5")

WEEK = (START + timedelta(days=7)).isoformat()


async def _made(client: httpx.AsyncClient, *scopes: str, **fields: object) -> Body:
    body = {"name": "BI", "scopes": list(scopes or SCOPES), "expires_at": WEEK} | fields
    answer = await client.post("/api/tokens", json=body)
    assert answer.status_code == 201, answer.text
    made: Body = answer.json()
    return made


def _program(running: Running, token: str) -> httpx.AsyncClient:
    client = running.client()
    client.headers["Authorization"] = f"Bearer {token}"
    return client


@pytest.fixture(autouse=True)
async def _none_left(running: Running) -> None:
    for user in running.users.values():
        await running.service(TokenService).revoke_all(user.user_id)


async def test_made_shown_once_listed_used_revoked(running: Running, rep: httpx.AsyncClient) -> None:
    made = await _made(rep, "book:read")
    assert made["token"].startswith(made["prefix"] + "_")
    assert made["prefix"] == f"oat_{made['token_id']}"
    [listed] = (await rep.get("/api/tokens")).json()["items"]
    assert listed == {k: v for k, v in made.items() if k != "token"}
    async with _program(running, made["token"]) as program:
        assert (await program.get("/api/customers")).status_code == 200
        [used] = (await rep.get("/api/tokens")).json()["items"]
        assert used["last_used_at"] == "2026-11-20T00:00:00Z"
        assert (await rep.delete(f"/api/tokens/{made['token_id']}")).status_code == 204
        refused = await program.get("/api/customers")
        assert records.code_of(refused) == (401, "unauthenticated")
        assert refused.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert (await rep.get("/api/tokens")).json()["items"] == []
    assert records.code_of(await rep.delete(f"/api/tokens/{made['token_id']}")) == (404, "not-found")


async def test_nothing_stored_lets_anybody_in(running: Running, rep: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "token-once-1"}
    body = {"name": "一度", "scopes": ["book:read"], "expires_at": WEEK}
    first, second = [(await rep.post("/api/tokens", json=body, headers=key)).json() for _ in range(2)]
    assert second == first | {"token": None}
    secret = first["token"].rpartition("_")[2]
    for table in ("tokens", "idempotency"):
        async for page in scan(running.service(Store), table):
            assert secret not in str(page)
            assert first["token"] not in str(page)


async def test_a_program_needs_no_origin_and_no_cookie_helps_it(running: Running, rep: httpx.AsyncClient) -> None:
    token = (await _made(rep, "book:read", "book:write"))["token"]
    foreign = {"Origin": "https://evil.test", "Sec-Fetch-Site": "cross-site"}
    async with _program(running, token) as program:
        customer = await program.post("/api/customers", json={"name": "外", "risk_level": 1}, headers=foreign)
        assert customer.status_code == 201, customer.text
        assert customer.json()["owner_id"] == running.users["rep"].user_id
    # Who is signed in and sends a token is what the token is; a page of another origin gains nothing by a made up one.
    bad = {"Authorization": "Bearer oat_nothing", **foreign}
    body = {"name": "外", "risk_level": 1}
    assert records.code_of(await rep.post("/api/customers", json=body, headers=bad)) == (401, "unauthenticated")
    basic = {"Authorization": "Basic abc", **foreign}
    assert records.code_of(await rep.post("/api/customers", json=body, headers=basic)) == (403, "cross-origin")
    assert (await rep.get("/api/customers", headers={"Authorization": "Basic abc"})).status_code == 200


async def test_what_is_no_token_lets_nobody_in(running: Running, rep: httpx.AsyncClient) -> None:
    token = (await _made(rep))["token"]
    wrong = [
        "", "x", token[:-1], token + "x", token.upper(), token[:17] + "A" * 43, "oat_000000000000_" + "A" * 43,
        f"oat_user#{running.users['rep'].user_id}_" + "A" * 43,
    ]  # fmt: skip
    for sent in wrong:
        async with _program(running, sent) as program:
            assert records.code_of(await program.get("/api/customers")) == (401, "unauthenticated"), sent


async def test_it_ends_when_it_says(running: Running, rep: httpx.AsyncClient) -> None:
    made = await _made(rep, "book:read", expires_at=(START + timedelta(hours=1)).isoformat())
    begun = running.clock.at
    async with _program(running, made["token"]) as program:
        running.clock.forward(minutes=59)
        assert (await program.get("/api/customers")).status_code == 200
        running.clock.forward(minutes=1)
        assert (await program.get("/api/customers")).status_code == 401
        running.clock.at = begun
    for at, code in ((START - timedelta(seconds=1), "in-the-past"), (START + timedelta(days=367), "too-late")):
        body = {"name": "x", "scopes": ["book:read"], "expires_at": at.isoformat()}
        [error] = (await rep.post("/api/tokens", json=body)).json()["errors"]
        assert error["code"] == code
    for scopes in ([], ["everything"]):
        body = {"name": "x", "scopes": scopes, "expires_at": WEEK}
        assert records.code_of(await rep.post("/api/tokens", json=body)) == (422, "invalid")


async def test_use_is_noted_now_and_then(running: Running, rep: httpx.AsyncClient) -> None:
    made = await _made(rep, "book:read")
    begun = running.clock.at
    seen = []
    async with _program(running, made["token"]) as program:
        for minutes in (0, 4, 1):
            running.clock.forward(minutes=minutes)
            await program.get("/api/customers")
            found = await running.service(TokenService).tokens.find(made["token_id"])
            assert found
            seen.append(found.last_used_at)
    running.clock.at = begun
    assert seen[0] == seen[1]
    assert seen[2] == (seen[0] or 0) + 300


@pytest.mark.parametrize(("role", "writes"), [("rep", 403), ("viewer", 403)])
async def test_it_never_exceeds_its_users_role(
    running: Running, admin: httpx.AsyncClient, role: str, writes: int
) -> None:
    """A token of a manager whose role is taken away reads and writes what the new role may."""
    name = f"was-manager-{role}"
    body = {"username": name, "email": f"{name}@otomo.test", "display_name": name, "role": "manager"}
    user = await records.created(admin, "/api/users", body | {"password": "correct horse battery"})
    token = (await _made(await running.signed_in(name)))["token"]
    event = {"title": "会合", "occurs_on": "2026-12-18", "category": "monetary", "impact": "high"}
    async with _program(running, token) as program:
        assert (await program.post("/api/economic-events", json=event)).status_code == 201
        changed = await admin.patch(f"/api/users/{user['user_id']}", json={"role": role}, headers=if_match(user))
        assert changed.status_code == 200
        answer = await program.post("/api/economic-events", json=event)
        assert answer.status_code == (201 if role == "rep" else writes)
        removed = await admin.delete(f"/api/users/{user['user_id']}", headers=if_match(changed.json()))
        assert removed.status_code == 204
        assert (await program.get("/api/customers")).status_code == 401
    assert await running.service(TokenService).of_user(user["user_id"]) == []


async def test_an_administrator_takes_it_back(
    running: Running, admin: httpx.AsyncClient, rep: httpx.AsyncClient, other: httpx.AsyncClient
) -> None:
    made = await _made(rep, "book:read")
    of_rep = f"/api/users/{running.users['rep'].user_id}/tokens"
    assert records.code_of(await other.delete(f"/api/tokens/{made['token_id']}")) == (404, "not-found")
    [seen] = (await admin.get(of_rep)).json()["items"]
    assert seen["token_id"] == made["token_id"]
    wrong = f"/api/users/{running.users['other'].user_id}/tokens/{made['token_id']}"
    assert records.code_of(await admin.delete(wrong)) == (404, "not-found")
    assert records.code_of(await admin.get("/api/users/nobody/tokens")) == (404, "not-found")
    assert (await admin.delete(f"{of_rep}/{made['token_id']}")).status_code == 204
    async with _program(running, made["token"]) as program:
        assert (await program.get("/api/customers")).status_code == 401


async def test_no_more_than_so_many_even_at_once(running: Running, rep: httpx.AsyncClient) -> None:
    for _ in range(MOST_TOKENS - 2):
        await _made(rep, "book:read")
    body = {"name": "x", "scopes": ["book:read"], "expires_at": WEEK}
    answers = await asyncio.gather(*(rep.post("/api/tokens", json=body) for _ in range(6)))
    assert sorted(a.status_code for a in answers) == [201, 201, 409, 409, 409, 409]
    assert {a.json()["code"] for a in answers if a.status_code == 409} == {"too-many-tokens"}
    running.clock.forward(days=8)  # what has expired counts no more
    expires = (running.clock.at + timedelta(days=1)).isoformat()
    fresh = await running.signed_in("rep")
    assert (await fresh.post("/api/tokens", json=body | {"expires_at": expires})).status_code == 201
    running.clock.forward(days=-8)


async def test_a_revoked_token_is_not_brought_back_by_its_use(running: Running, rep: httpx.AsyncClient) -> None:
    made = await _made(rep, "book:read")
    repository: TokenRepository = running.service(TokenService).tokens
    token = await repository.find(made["token_id"])
    assert token
    await running.service(TokenService).revoke(token.user_id, token.token_id)
    await repository.touch(token, 1)
    assert await repository.find(made["token_id"]) is None


def test_the_scopes_are_in_the_description(running: Running) -> None:
    document = running.app.openapi()
    assert document["components"]["schemas"]["TokenCreate"]["properties"]["scopes"]["items"]["enum"] == list(SCOPES)
    assert POLICY["GET", "/api/customers"].scopes == {"book:read"}
