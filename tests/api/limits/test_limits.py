"""Rate limits over HTTP, with two backends on one store."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
from otomo.app import create_app
from otomo.auth.policy import POLICY
from otomo.limits.policy import POLICY as LIMITED
from otomo.limits.service import Limits
from otomo.limits.windows import WindowCounter
from otomo.settings import Settings
from otomo.store.client import Store
from otomo.store.errors import StoreUnavailableError
from otomo.store.tables import create_tables, drop_tables
from otomo.users.service import NewUser, UserService
from records import code_of

from tests.api.conftest import PASSWORD, PATIENT, MovableClock, Running

SMALL = {"exports": 4, "assistant_runs": 3, "setup_tries": 2, "provider_sign_ins": 2}


@dataclass
class Pair:
    """Two backends."""

    one: Running
    two: Running


@asynccontextmanager
async def two_backends(password_hash: str, **given: Any) -> AsyncIterator[Pair]:
    settings = Settings(**{"table_prefix": f"t-{uuid4().hex[:12]}", "log_level": "error"} | PATIENT | given)
    create_tables(settings)
    clock = MovableClock()
    async with AsyncExitStack() as stack:
        backends = []
        for _ in range(2):
            app = create_app(settings, clock)
            await stack.enter_async_context(app.router.lifespan_context(app))
            backends.append(Running(app, settings, clock, stack))
        users = backends[0].service(UserService)
        for name in ("rep", "other"):
            await users.create(NewUser(name, f"{name}@otomo.test", name, "rep", "ja", password_hash))
        yield Pair(*backends)
    drop_tables(settings)


@pytest.fixture
async def pair(aws_env: dict[str, str], password_hash: str, request: pytest.FixtureRequest) -> AsyncIterator[Pair]:
    """Parametrize it indirectly with settings."""
    async with two_backends(password_hash, **getattr(request, "param", {"limits": SMALL})) as opened:
        yield opened


def standing(answer: httpx.Response) -> tuple[str | None, ...]:
    return tuple(answer.headers.get(f"ratelimit-{name}") for name in ("limit", "remaining", "reset"))


async def elsewhere(pair: Pair, browser: httpx.AsyncClient) -> httpx.AsyncClient:
    """The same browser, at the other backend."""
    client = await pair.two.stack.enter_async_context(pair.two.client())
    client.cookies.update(browser.cookies)
    return client


@pytest.mark.mission("OPS-13")
async def test_a_limit_counts_across_backends_and_says_how_much_is_left(pair: Pair) -> None:
    here = await pair.one.signed_in("rep")
    there = await elsewhere(pair, here)
    answers = [await browser.get("/api/devices/export") for browser in (here, there, here, there)]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert [standing(answer) for answer in answers[:3]] == [("4", left, "600") for left in "321"]
    assert standing(answers[3]) == ("4", "0", "601")  # until there is room again
    for browser in (here, there):
        refused = await browser.get("/api/devices/export")
        assert code_of(refused) == (429, "too-many-requests")
        assert refused.headers["retry-after"] == "601"
        assert standing(refused) == ("4", "0", "601")
    other = await pair.two.signed_in("other")
    assert (await other.get("/api/devices/export")).status_code == 200
    assert standing(await here.get("/api/customers")) == (None, None, None)
    pair.one.clock.forward(seconds=601)
    assert (await here.get("/api/devices/export")).status_code == 200


async def test_a_limit_is_none_the_higher_around_the_end_of_a_window(pair: Pair) -> None:
    here = await pair.one.signed_in("rep")
    there = await elsewhere(pair, here)
    pair.one.clock.forward(seconds=599)
    assert [(await here.get("/api/devices/export")).status_code for _ in range(5)] == [200] * 4 + [429]
    pair.one.clock.forward(seconds=1)  # another window by the clock
    for browser in (here, there):
        assert (await browser.get("/api/devices/export")).headers["retry-after"] == "1"
    pair.one.clock.forward(seconds=300)
    statuses = [(await browser.get("/api/devices/export")).status_code for browser in (there, here, there)]
    assert statuses == [200, 200, 429]  # half of the last window still counts


async def test_of_many_at_once_no_more_pass_than_may(pair: Pair) -> None:
    here = await pair.one.signed_in("rep")
    there = await elsewhere(pair, here)
    answers = await asyncio.gather(*(b.get("/api/devices/export") for b in (here, there) for _ in range(10)))
    assert sorted(answer.status_code for answer in answers) == [200] * 4 + [429] * 16


async def test_who_is_over_the_limit_costs_no_call(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    here = await pair.one.signed_in("rep")
    for _ in range(5):
        await here.get("/api/devices/export")
    calls = 0
    count = Store.count

    async def counted(*given: Any) -> int:
        nonlocal calls
        calls += 1
        return await count(*given)

    monkeypatch.setattr(Store, "count", counted)
    for _ in range(5):
        assert (await here.get("/api/devices/export")).status_code == 429
    assert calls == 0


async def test_without_the_store_a_backend_counts_alone_or_lets_nobody_pass(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = await pair.one.signed_in("rep")

    async def away(*_: object) -> int:
        raise StoreUnavailableError("away")

    monkeypatch.setattr(Store, "count", away)
    statuses = [(await here.get("/api/devices/export")).status_code for _ in range(6)]
    assert statuses == [200] * 4 + [429] * 2
    answer = await here.post("/api/setup", json={})
    assert code_of(answer) == (503, "throttled")


async def test_setting_up_and_providers_are_limited_by_address(pair: Pair) -> None:
    async with pair.one.client() as browser:
        body = {"code": "x", "username": "me", "email": "me@otomo.test", "display_name": "x", "password": PASSWORD}
        statuses = [(await browser.post("/api/setup", json=body)).status_code for _ in range(3)]
        assert statuses == [409, 409, 429]
        path, start = "/api/auth/oidc/nobody/start", {"return_to": "/"}
        assert [(await browser.post(path, json=start)).status_code for _ in range(3)] == [404, 404, 429]


@pytest.mark.parametrize("pair", [{"limits": {"user_burst": 5, "user_per_second": 1}}], indirect=True)
async def test_a_user_is_slowed_down_and_others_are_not(pair: Pair) -> None:
    here, other = await pair.one.signed_in("rep"), await pair.one.signed_in("other")
    answers = [await here.get("/api/auth/session") for _ in range(8)]
    assert [answer.status_code for answer in answers[:5]] == [200] * 5
    assert answers[-1].status_code == 429
    assert standing(answers[-1]) == ("5", "0", "1")
    assert (await other.get("/api/auth/session")).status_code == 200


@pytest.mark.parametrize("pair", [{"limits": {"address_burst": 5, "address_per_second": 1}}], indirect=True)
async def test_an_address_is_slowed_down_before_anybody_is_looked_up(pair: Pair) -> None:
    async with pair.one.client() as browser:
        statuses = [(await browser.get("/api/auth/session")).status_code for _ in range(9)]
        assert statuses[:5] == [401] * 5
        assert statuses[-1] == 429
        assert (await browser.get("/health")).status_code == 200
        key = {"Authorization": "Bearer otk_000000000000_" + "0" * 43}
        assert (await browser.post("/api/metrics", json={}, headers=key)).status_code == 401  # devices come another way


def test_every_limit_stands_before_a_route() -> None:
    assert set(LIMITED) <= set(POLICY)
    assert {rule.by for operation, rule in LIMITED.items() if POLICY[operation].is_open} == {"address"}


async def test_what_is_counted_is_kept_no_longer_than_needed(pair: Pair) -> None:
    here = await pair.one.signed_in("rep")
    await here.get("/api/devices/export")
    counter: WindowCounter = pair.one.service(Limits).counter
    [key] = [key for key in counter._known if "exports" in key]
    row = await counter.store.get("idempotency", {"key": key})
    assert row is not None
    assert row["expires_at"] == pair.one.clock.epoch() + 600 + 3600
    assert row["count"] == 1
