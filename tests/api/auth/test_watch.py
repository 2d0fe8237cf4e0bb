"""Live views end with the right to see: a session or token that is taken back, another role, another team."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
import records
from otomo.assistant.runs.items import Run
from otomo.assistant.runs.repository import RunRepository
from otomo.auth.gate import Gate
from otomo.auth.principals import Principals
from otomo.auth.repository import SessionRepository
from otomo.auth.service import AuthService
from otomo.composition import build_services
from otomo.store.client import Store
from otomo.store.errors import StoreUnavailableError
from otomo.teams.service import TeamService
from otomo.tokens.service import TokenService
from otomo.users.items import User
from otomo.users.service import NewUser, UserService
from otomo.web.provide import Services

from tests.api.conftest import START, Running

pytestmark = pytest.mark.mission("ID-2")

LOOK = 0.05
SOON = 5.0
"""Seconds; looking often, ends come in a tenth of one."""

Somebody = Callable[..., Awaitable[User]]


@pytest.fixture(autouse=True)
def _often(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running.service(Gate).watch, "seconds", LOOK)


@pytest.fixture
def elsewhere(running: Running) -> Services:
    """Another process: the same tables, no shared memory."""
    return build_services(running.settings, running.service(Store), running.clock)


@pytest.fixture
async def somebody(running: Running, password_hash: str) -> Somebody:
    """A new user of a role."""

    async def make(role: Any = "viewer") -> User:
        name = f"w{next(records._NUMBERS)}"
        new = NewUser(name, f"{name}@otomo.test", name, role, "ja", password_hash)
        return await running.service(UserService).create(new)

    return make


@pytest.fixture(scope="module")
async def device_id(rep: httpx.AsyncClient) -> str:
    customer_id = (await records.customer(rep))["customer_id"]
    found: str = (await records.device(rep, customer_id))["device_id"]
    return found


def views(running: Running) -> int:
    """How many views are watched."""
    return sum(len(caller.views) for caller in running.service(Gate).watch._callers.values())


async def until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON
    while not reached():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


@asynccontextmanager
async def watching(running: Running, client: httpx.AsyncClient, path: str) -> AsyncIterator[asyncio.Future[Any]]:
    """A view that is open; its answer when it ends."""
    before = views(running)
    answer = asyncio.ensure_future(client.get(path, headers=dict(client.headers)))
    await until(lambda: views(running) > before or answer.done())
    assert not answer.done()
    yield answer
    if not answer.done():
        answer.cancel()
    await asyncio.wait([answer])
    await until(lambda: views(running) <= before)


async def ended(answer: "asyncio.Future[httpx.Response]") -> None:
    """A whole answer, soon; the client of these tests refuses one that is cut."""
    got = await asyncio.wait_for(answer, SOON)
    assert got.status_code == 200
    assert got.headers["content-type"].startswith("text/event-stream")


@asynccontextmanager
async def program(running: Running, user: User) -> AsyncIterator[tuple[httpx.AsyncClient, str]]:
    """A client with a token of this user, and the token's id."""
    expires_at = int((START + timedelta(days=7)).timestamp())
    made = await running.service(TokenService).create(user.user_id, "BI", ["devices:read", "assistant:use"], expires_at)
    async with running.client() as client:
        client.headers["Authorization"] = f"Bearer {made.secret}"
        yield client, made.token.token_id


async def run_of(running: Running, user: User) -> str:
    """An answer that is being written and says nothing: the address of its events."""
    runs = RunRepository(running.service(Store), running.clock)
    run = Run(
        run_id=f"r-{user.user_id}", user_id=user.user_id, chat_id="c", message_id="m",
        seen_at=int(START.timestamp() * 1000), created_at=START,
    )  # fmt: skip
    await runs.write(runs.begin(run, running.clock.epoch() + 60))
    return f"/api/assistant/runs/{run.run_id}/events"


async def test_a_session_ended_elsewhere_ends_its_views(
    running: Running, elsewhere: Services, somebody: Somebody, device_id: str
) -> None:
    user = await somebody()
    browser, second = await running.signed_in(user.username), await running.signed_in(user.username)
    auth: AuthService = elsewhere[AuthService]
    rows = (await second.get("/api/auth/sessions")).json()["items"]
    [other] = [row["session_ref"] for row in rows if not row["current"]]
    stream, answering = f"/api/metrics/stream?device_id={device_id}", await run_of(running, user)
    async with (
        watching(running, browser, stream) as readings,
        watching(running, browser, answering) as words,
        watching(running, second, stream) as kept,
    ):
        await auth.revoke(user.user_id, other)
        await ended(readings)
        await ended(words)
        await asyncio.sleep(5 * LOOK)
        assert not kept.done()
        await auth.revoke_all(user.user_id)
        await ended(kept)
    assert records.code_of(await second.get(stream)) == (401, "unauthenticated")


async def test_a_token_taken_back_or_over_ends_its_views(
    running: Running, elsewhere: Services, somebody: Somebody, device_id: str
) -> None:
    user, stream = await somebody(), f"/api/metrics/stream?device_id={device_id}"
    async with program(running, user) as (client, token_id), watching(running, client, stream) as answer:
        tokens: TokenService = elsewhere[TokenService]
        await tokens.revoke(user.user_id, token_id)
        await ended(answer)
    async with program(running, user) as (client, _), watching(running, client, stream) as answer:
        running.clock.forward(days=8)
        try:
            await ended(answer)
        finally:
            running.clock.at = START


async def test_another_role_or_team_or_none_ends_the_views(
    running: Running, elsewhere: Services, somebody: Somebody, device_id: str
) -> None:
    user, stream = await somebody("manager"), f"/api/metrics/stream?device_id={device_id}"
    users, teams = elsewhere[UserService], elsewhere[TeamService]
    boss = await running.service(Principals).of(running.users["admin"])
    team = await teams.create(boss, {"name": user.username, "everyone": True, "manager_ids": (user.user_id,)})
    running.service(TeamService).leaders.forget()
    async with program(running, user) as (client, _), watching(running, client, stream) as answer:
        await teams.delete(boss, team.team_id, team.version)
        running.service(TeamService).leaders.forget()  # three seconds later
        await ended(answer)
        assert records.code_of(await client.get(stream)) == (404, "not-found")
        user = await users.change(user.user_id, user.version, {"role": "viewer"})
        async with watching(running, client, stream) as again:
            user = await users.change(user.user_id, user.version, {"role": "rep"})
            await ended(again)
        user = await users.change(user.user_id, user.version, {"role": "viewer"})
        async with watching(running, client, stream) as last:
            await users.delete(user.user_id, user.version)
            await ended(last)


async def test_who_cannot_be_looked_up_sees_nothing_more(
    running: Running, somebody: Somebody, device_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise StoreUnavailableError

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    user, stream = await somebody(), f"/api/metrics/stream?device_id={device_id}"
    browser = await running.signed_in(user.username)
    for trouble in (away, broken):
        async with watching(running, browser, stream) as answer:
            with monkeypatch.context() as patch:
                patch.setattr(SessionRepository, "find", trouble)
                await ended(answer)


async def test_many_views_of_a_session_cost_one_look_and_no_use_of_it(
    running: Running, somebody: Somebody, device_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user, stream, looks = await somebody(), f"/api/metrics/stream?device_id={device_id}", 0
    find = SessionRepository.find

    async def counting(self: SessionRepository, session_id: str) -> Any:
        nonlocal looks
        looks += 1
        return await find(self, session_id)

    async def touching(*_: object) -> None:
        raise AssertionError

    browser = await running.signed_in(user.username)
    async with (
        watching(running, browser, stream) as first,
        watching(running, browser, stream),
        watching(running, browser, stream),
    ):
        running.clock.forward(minutes=10)
        try:
            monkeypatch.setattr(SessionRepository, "find", counting)
            monkeypatch.setattr(SessionRepository, "touch", touching)
            began = time.monotonic()
            await until(lambda: looks >= 6)
            assert time.monotonic() - began >= 5 * LOOK  # three views looking for themselves would be there in two
        finally:
            running.clock.at = START
        assert not first.done()
