"""Sessions that end: the others, at an administrator's word, with a role or password; and those that are being opened
at that moment."""

import asyncio
from typing import Any

import httpx
import pytest
from otomo.auth.service import AuthService, Client
from otomo.users.items import User
from otomo.users.service import NewUser, UserService
from records import code_of, if_match

from tests.api.conftest import PASSWORD, Running

pytestmark = pytest.mark.mission("ID-2")

HERE = Client("192.0.2.1", "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0")


@pytest.fixture
async def somebody(running: Running, password_hash: str, request: pytest.FixtureRequest) -> User:
    name = f"s{abs(hash(request.node.name)) % 10**9}"
    new = NewUser(name, f"{name}@otomo.test", name, "rep", "ja", password_hash)
    return await running.service(UserService).create(new)


async def changed(running: Running, admin: httpx.AsyncClient, user: User, **changes: Any) -> httpx.Response:
    current = await running.service(UserService).get(user.user_id)
    return await admin.patch(f"/api/users/{user.user_id}", json=changes, headers=if_match(current.version))


async def status(browser: httpx.AsyncClient) -> int:
    return (await browser.get("/api/auth/session")).status_code


async def test_a_session_says_where_how_and_until_when(running: Running, somebody: User) -> None:
    browser = await running.signed_in(somebody.username)
    await running.service(AuthService).open(somebody, HERE, None, "work")
    rows = (await browser.get("/api/auth/sessions")).json()["items"]
    [other] = [row for row in rows if not row["current"]]
    assert (other["device"], other["ip"], other["method"]) == ("Firefox · Linux", "192.0.2.1", "work")
    [this] = [row for row in rows if row["current"]]
    assert (this["device"], this["method"]) == (None, "password")
    assert this["expires_at"] == "2026-11-21T00:00:00Z"
    assert set(this) == {
        "session_ref", "current", "created_at", "last_seen_at", "expires_at", "ip", "user_agent", "device", "method",
    }  # fmt: skip


async def test_all_others_end_and_this_one_goes_on_under_another_cookie(running: Running, somebody: User) -> None:
    here, there, elsewhere = [await running.signed_in(somebody.username) for _ in range(3)]
    before, rows = here.cookies["otomo_session"], (await here.get("/api/auth/sessions")).json()["items"]
    assert len(rows) == 3
    assert (await here.delete("/api/auth/sessions")).status_code == 204
    assert (await status(here), await status(there), await status(elsewhere)) == (200, 401, 401)
    assert here.cookies["otomo_session"] != before
    async with running.client() as thief:
        thief.cookies.set("otomo_session", before)
        assert await status(thief) == 401
    [left] = (await here.get("/api/auth/sessions")).json()["items"]
    assert left["current"]
    [as_it_was] = [row for row in rows if row["current"]]
    assert (left["session_ref"], left["expires_at"]) == (as_it_was["session_ref"], as_it_was["expires_at"])


async def test_an_administrator_sees_and_ends_somebodys_sessions(
    running: Running, somebody: User, admin: httpx.AsyncClient
) -> None:
    one, two, three = [await running.signed_in(somebody.username) for _ in range(3)]
    path = f"/api/users/{somebody.user_id}/sessions"
    rows = (await admin.get(path)).json()["items"]
    assert len(rows) == 3
    assert not any(row["current"] for row in rows)
    refs = {row["session_ref"] for row in rows if row["current"]}
    [mine] = [row for row in (await one.get("/api/auth/sessions")).json()["items"] if row["current"]]
    assert mine["session_ref"] not in refs
    assert (await admin.delete(f"{path}/{mine['session_ref']}")).status_code == 204
    assert (await status(one), await status(two)) == (401, 200)
    assert code_of(await admin.delete(f"{path}/{mine['session_ref']}")) == (404, "not-found")
    assert (await admin.delete(path)).status_code == 204
    assert (await status(two), await status(three)) == (401, 401)
    assert (await admin.get(path)).json()["items"] == []
    assert (await admin.get("/api/users/u_nobody/sessions")).status_code == 404
    assert (await admin.delete("/api/users/u_nobody/sessions")).status_code == 404


async def test_another_role_counts_at_once_and_ends_the_sessions(
    running: Running, somebody: User, admin: httpx.AsyncClient
) -> None:
    browser = await running.signed_in(somebody.username)
    assert (await changed(running, admin, somebody, display_name="別名")).status_code == 200
    assert (await changed(running, admin, somebody, role="rep")).status_code == 200
    assert await status(browser) == 200
    assert (await changed(running, admin, somebody, role="viewer")).status_code == 200
    assert await status(browser) == 401
    again = await running.signed_in(somebody.username)
    assert code_of(await again.post("/api/customers", json={"name": "x"})) == (403, "forbidden")


async def test_another_password_by_an_administrator_ends_the_sessions(
    running: Running, somebody: User, admin: httpx.AsyncClient
) -> None:
    browser = await running.signed_in(somebody.username)
    assert (await changed(running, admin, somebody, password="quite another one")).status_code == 200
    assert await status(browser) == 401


async def test_a_session_that_is_being_opened_ends_with_the_password_it_was_opened_with(
    running: Running, somebody: User, admin: httpx.AsyncClient
) -> None:
    """The password was right when it was looked at; the row is written after everything had ended."""
    auth, users = running.service(AuthService), running.service(UserService)
    proven = await users.get(somebody.user_id)
    assert (await changed(running, admin, somebody, password="quite another one")).status_code == 200
    late = await auth.open(proven, HERE, None, "password")
    async with running.client() as browser:
        browser.cookies.set("otomo_session", late.token or "")
        assert await status(browser) == 401
    assert await auth.list(somebody.user_id) == []


async def test_of_many_sign_ins_during_a_change_of_password_none_is_left(
    running: Running, somebody: User, admin: httpx.AsyncClient
) -> None:
    async def late(seconds: float) -> httpx.AsyncClient | None:
        await asyncio.sleep(seconds)
        browser = await running.stack.enter_async_context(running.client())
        answer = await browser.post("/api/auth/sign-in", json={"login": somebody.username, "password": PASSWORD})
        return browser if answer.status_code == 200 else None

    tries = [asyncio.create_task(late(at * 0.02)) for at in range(8)]
    await asyncio.sleep(0.08)
    assert (await changed(running, admin, somebody, password="quite another one")).status_code == 200
    opened = [browser for browser in await asyncio.gather(*tries) if browser is not None]
    assert [await status(browser) for browser in opened] == [401] * len(opened)


async def test_two_who_end_all_sessions_at_once_both_succeed(running: Running, somebody: User) -> None:
    auth = running.service(AuthService)
    await asyncio.gather(*(auth.revoke_all(somebody.user_id) for _ in range(3)))
    assert (await running.service(UserService).get(somebody.user_id)).session_generation == 3


async def test_nothing_of_a_deleted_user_signs_in_one_who_is_restored(
    running: Running, somebody: User, admin: httpx.AsyncClient
) -> None:
    browser = await running.signed_in(somebody.username)
    answer = await admin.delete(f"/api/users/{somebody.user_id}", headers=if_match(somebody.version))
    assert answer.status_code == 204
    assert await status(browser) == 401
    new = NewUser(somebody.username, somebody.email, "again", "rep", "ja", None)
    await running.service(UserService).create(new, user_id=somebody.user_id)
    assert await status(browser) == 401
    assert await running.service(AuthService).sessions.of_user(somebody.user_id) == []
