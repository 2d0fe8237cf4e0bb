"""Accounts over HTTP."""

import asyncio
from itertools import count

import httpx
import pytest
from otomo.users.service import UserService
from records import Body, code_of, created, customer, if_match

from tests.api.conftest import PASSWORD, Running

pytestmark = pytest.mark.mission("ID-1")

_NUMBERS = count(1)


def new_user(**fields: object) -> Body:
    name = f"user{next(_NUMBERS)}"
    defaults = {
        "username": name,
        "email": f"{name}@otomo.test",
        "display_name": name,
        "role": "rep",
    }
    return defaults | {"password": PASSWORD} | fields


async def test_created_read_listed_changed_removed(admin: httpx.AsyncClient) -> None:
    body = new_user(locale="en", role="viewer")
    user = await created(admin, "/api/users", body)
    assert {k: user[k] for k in body if k != "password"} == {k: v for k, v in body.items() if k != "password"}
    assert user["created_at"].endswith("Z")
    assert user["version"] == 1
    path = f"/api/users/{user['user_id']}"
    read = await admin.get(path)
    assert read.json() == user
    assert read.headers["etag"] == '"1"'
    assert user in (await admin.get("/api/users")).json()["items"]
    changed = await admin.patch(path, json={"display_name": "新しい名前"}, headers=if_match(user))
    assert changed.json() == user | {
        "display_name": "新しい名前", "version": 2, "updated_at": changed.json()["updated_at"]
    }  # fmt: skip
    assert (await admin.delete(path, headers=if_match(2))).status_code == 204
    assert code_of(await admin.get(path)) == (404, "not-found")
    await created(admin, "/api/users", body)  # address and name are free again


async def test_no_answer_holds_a_secret(admin: httpx.AsyncClient) -> None:
    body = new_user()
    key = {"Idempotency-Key": "secret-looking-key"}
    first = await admin.post("/api/users", json=body, headers=key)
    again = await admin.post("/api/users", json=body, headers=key)
    assert again.json() == first.json()
    answers = [
        first,
        again,
        await admin.get("/api/users"),
        await admin.get("/api/users/me"),
    ]
    for answer in answers:
        assert "argon2" not in answer.text
        assert "password" not in answer.text
        assert PASSWORD not in answer.text


@pytest.mark.parametrize(("field", "code"), [("email", "email-taken"), ("username", "username-taken")])
async def test_addresses_and_names_are_unique_in_any_case(admin: httpx.AsyncClient, field: str, code: str) -> None:
    first = await created(admin, "/api/users", new_user())
    clash = new_user(**{field: first[field].upper()})
    assert code_of(await admin.post("/api/users", json=clash)) == (409, code)
    second = await created(admin, "/api/users", new_user())
    patch = await admin.patch(
        f"/api/users/{second['user_id']}",
        json={field: first[field].title()},
        headers=if_match(second),
    )
    assert code_of(patch) == (409, code)
    same = await admin.patch(
        f"/api/users/{first['user_id']}",
        json={field: first[field].title()},
        headers=if_match(first),
    )
    assert same.status_code == 200, "one's own in another case is not taken"


async def test_a_changed_address_frees_the_old_one(admin: httpx.AsyncClient) -> None:
    body = new_user()
    user = await created(admin, "/api/users", body)
    path = f"/api/users/{user['user_id']}"
    moved = await admin.patch(path, json={"email": f"new-{body['email']}"}, headers=if_match(user))
    assert moved.status_code == 200
    await created(admin, "/api/users", new_user(email=body["email"]))


@pytest.mark.parametrize("field", ["email", "username"])
async def test_of_two_at_the_same_time_one_gets_the_address(admin: httpx.AsyncClient, field: str) -> None:
    shared = new_user()[field]
    answers = await asyncio.gather(*(admin.post("/api/users", json=new_user(**{field: shared})) for _ in range(4)))
    assert sorted(a.status_code for a in answers) == [201, 409, 409, 409]


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "no-at-sign"},
        {"email": "a b@otomo.test"},
        {"username": "x"},
        {"username": "with space"},
        {"username": "name\n"},
        {"role": "root"},
        {"locale": "fr"},
        {"display_name": "  "},
        {"password": "short"},
        {"password": "password1234567890" * 10},
        {"password": "qwertyuiop"},
        {"is_admin": True},
        {"display_name": None},
        {"display_name": "x" * 81},
    ],
)
async def test_refuses_what_is_malformed(admin: httpx.AsyncClient, wrong: Body) -> None:
    status, code = code_of(await admin.post("/api/users", json=new_user(**wrong)))
    assert status == 422
    assert code in ("invalid", "weak-password")


async def test_a_password_is_not_ones_name_old_or_new(admin: httpx.AsyncClient) -> None:
    user = await created(admin, "/api/users", new_user(username="hidetoshi-nakata", display_name="中田"))
    patch = await admin.patch(
        f"/api/users/{user['user_id']}",
        json={"password": "Hidetoshi-Nakata"},
        headers=if_match(user),
    )
    assert code_of(patch) == (422, "weak-password")


async def test_versions_are_asked_for(admin: httpx.AsyncClient) -> None:
    user = await created(admin, "/api/users", new_user())
    path = f"/api/users/{user['user_id']}"
    change = {"display_name": "x"}
    assert code_of(await admin.patch(path, json=change)) == (
        428,
        "precondition-required",
    )
    assert code_of(await admin.patch(path, json=change, headers=if_match(7))) == (
        412,
        "stale-version",
    )
    assert code_of(await admin.delete(path)) == (428, "precondition-required")
    assert code_of(await admin.delete(path, headers=if_match(7))) == (
        412,
        "stale-version",
    )
    assert code_of(await admin.patch("/api/users/u_none", json=change, headers=if_match(1))) == (404, "not-found")
    assert code_of(await admin.delete("/api/users/u_none", headers=if_match(1))) == (
        404,
        "not-found",
    )


@pytest.mark.mission("ID-5")
async def test_an_administrator_remains(running: Running, admin: httpx.AsyncClient) -> None:
    me = (await admin.get("/api/users/me")).json()
    path = f"/api/users/{me['user_id']}"
    assert code_of(await admin.patch(path, json={"role": "rep"}, headers=if_match(me))) == (409, "last-admin")
    assert code_of(await admin.delete(path, headers=if_match(me))) == (
        409,
        "last-admin",
    )


@pytest.mark.mission("ID-2")
@pytest.mark.parametrize("change", [{"role": "viewer"}, {"password": "a wholly different one"}])
async def test_a_new_role_or_password_ends_the_users_sessions(
    running: Running, admin: httpx.AsyncClient, change: Body
) -> None:
    user = await created(admin, "/api/users", new_user())
    session = await running.signed_in(user["username"])
    path = f"/api/users/{user['user_id']}"
    renamed = await admin.patch(path, json={"display_name": "x"}, headers=if_match(user))
    assert (await session.get("/api/auth/session")).status_code == 200
    assert (await admin.patch(path, json=change, headers=if_match(renamed.json()))).status_code == 200
    assert code_of(await session.get("/api/auth/session")) == (401, "unauthenticated")


async def test_a_removed_user_is_signed_out(running: Running, admin: httpx.AsyncClient) -> None:
    user = await created(admin, "/api/users", new_user())
    session = await running.signed_in(user["username"])
    assert (await admin.delete(f"/api/users/{user['user_id']}", headers=if_match(user))).status_code == 204
    assert code_of(await session.get("/api/users/me")) == (401, "unauthenticated")


async def test_who_owns_customers_stays_until_they_are_handed_over(running: Running, admin: httpx.AsyncClient) -> None:
    user = await created(admin, "/api/users", new_user())
    mine = await customer(admin, owner_id=user["user_id"])
    path = f"/api/users/{user['user_id']}"
    assert code_of(await admin.delete(path, headers=if_match(user))) == (409, "user-owns-customers")
    handed = {"owner_id": running.users["rep"].user_id}
    patch = await admin.patch(f"/api/customers/{mine['customer_id']}", json=handed, headers=if_match(mine))
    assert patch.status_code == 200
    assert (await admin.delete(path, headers=if_match(user))).status_code == 204


async def test_ones_own_account(rep: httpx.AsyncClient, running: Running) -> None:
    me = (await rep.get("/api/users/me")).json()
    assert me["user_id"] == running.users["rep"].user_id
    preferences = {"gain_color": "green_up", "theme": "dark", "shortcuts": False}
    body = {"display_name": "高梨", "locale": "en", "preferences": preferences}
    changed = await rep.patch("/api/users/me", json=body, headers=if_match(me))
    assert changed.status_code == 200
    assert {k: changed.json()[k] for k in body} == body
    assert changed.headers["etag"] == f'"{me["version"] + 1}"'
    assert (await rep.get("/api/auth/session")).json()["user"] == changed.json()
    assert code_of(await rep.patch("/api/users/me", json=body, headers=if_match(me))) == (412, "stale-version")


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "admin"},
        {"email": "mine@otomo.test"},
        {"password": "something quite new"},
        {"preferences": {"theme": "dark"}},
        {"preferences": {"theme": "neon", "gain_color": "red_up", "shortcuts": True}},
    ],
)
@pytest.mark.mission("ID-5")
async def test_nobody_promotes_themselves(rep: httpx.AsyncClient, wrong: Body) -> None:
    me = (await rep.get("/api/users/me")).json()
    assert code_of(await rep.patch("/api/users/me", json=wrong, headers=if_match(me))) == (422, "invalid")


@pytest.mark.mission("ID-5")
async def test_reps_and_viewers_list_only_themselves(
    rep: httpx.AsyncClient, viewer: httpx.AsyncClient, manager: httpx.AsyncClient
) -> None:
    assert [u["username"] for u in (await rep.get("/api/users")).json()["items"]] == ["rep"]
    assert [u["username"] for u in (await viewer.get("/api/users")).json()["items"]] == ["viewer"]
    names = [u["username"] for u in (await manager.get("/api/users")).json()["items"]]
    assert {"admin", "manager", "other", "rep", "viewer"} <= set(names)
    assert names == sorted(names)


@pytest.mark.mission("ID-5")
async def test_two_administrators_cannot_depose_each_other_at_once(running: Running, admin: httpx.AsyncClient) -> None:
    second = await created(admin, "/api/users", new_user(role="admin"))
    me = (await admin.get("/api/users/me")).json()
    rival = await running.signed_in(second["username"])
    depose = {"role": "manager"}
    answers = await asyncio.gather(
        admin.patch(f"/api/users/{second['user_id']}", json=depose, headers=if_match(second)),
        rival.patch(f"/api/users/{me['user_id']}", json=depose, headers=if_match(me)),
    )
    assert sum(a.status_code == 200 for a in answers) <= 1
    assert any(user.role == "admin" for user in await running.service(UserService).all())
