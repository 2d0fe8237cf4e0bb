"""Guessing passwords: a spray over many names, many addresses at one name, many tries at once; and the honest users
beside them."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from otomo.access_settings import SignInSettings
from otomo.users.service import NewUser, UserService
from records import code_of

from tests.api.conftest import PASSWORD, Running

pytestmark = pytest.mark.mission("ID-4")

LIMITS = SignInSettings()


@pytest.fixture(autouse=True)
async def _another_window(running: Running) -> AsyncIterator[None]:
    """Each test begins with nothing counted."""
    running.clock.forward(minutes=2 * LIMITS.window_minutes)
    yield


@asynccontextmanager
async def at(running: Running, address: str) -> AsyncIterator[httpx.AsyncClient]:
    """A browser at an address."""
    transport = httpx.ASGITransport(running.app, client=(address, 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://otomo.test") as client:
        yield client


async def tried(browser: httpx.AsyncClient, login: str, password: str = "wrong") -> int:
    answer = await browser.post("/api/auth/sign-in", json={"login": login, "password": password})
    assert answer.status_code in (200, 401, 429), answer.text
    if answer.status_code == 429:
        assert answer.json()["code"] == "too-many-requests"
        assert 0 < int(answer.headers["retry-after"]) <= LIMITS.window_minutes * 60 + 1
    return answer.status_code


async def test_a_spray_over_many_names_ends_and_its_neighbours_still_sign_in(running: Running) -> None:
    async with at(running, "203.0.113.1") as attacker, at(running, "203.0.113.1") as neighbour:
        assert await tried(neighbour, "rep", PASSWORD) == 200
        statuses = [await tried(attacker, f"name{number}") for number in range(LIMITS.max_failures_per_address + 5)]
        assert statuses == [401] * LIMITS.max_failures_per_address + [429] * 5
        assert await tried(attacker, "viewer", PASSWORD) == 429  # who has never signed in from there waits
        assert await tried(neighbour, "rep", PASSWORD) == 200  # who has, does not
    running.clock.forward(minutes=LIMITS.window_minutes, seconds=1)
    async with at(running, "203.0.113.1") as late:
        assert await tried(late, "viewer", PASSWORD) == 200


async def test_one_name_from_many_addresses_ends_and_its_owner_still_signs_in(running: Running) -> None:
    async with at(running, "198.51.100.1") as owner:
        assert await tried(owner, "manager", PASSWORD) == 200
    statuses = []
    for number in range(LIMITS.max_failures_per_login_elsewhere + 4):
        async with at(running, f"203.0.113.{number}") as attacker:
            statuses.append(await tried(attacker, "manager"))
    assert statuses == [401] * LIMITS.max_failures_per_login_elsewhere + [429] * 4
    async with at(running, "198.51.100.1") as owner, at(running, "203.0.113.99") as attacker:
        assert await tried(owner, "manager", PASSWORD) == 200
        assert await tried(attacker, "manager", PASSWORD) == 429
    running.clock.forward(minutes=LIMITS.window_minutes, seconds=1)
    async with at(running, "198.51.100.77") as owner:
        assert await tried(owner, "manager", PASSWORD) == 200


async def test_an_address_one_has_used_is_forgotten_after_a_month(running: Running) -> None:
    async with at(running, "198.51.100.2") as owner:
        assert await tried(owner, "other", PASSWORD) == 200
        running.clock.forward(days=31)
        for number in range(LIMITS.max_failures_per_login_elsewhere):
            async with at(running, f"203.0.113.{number}") as attacker:
                await tried(attacker, "other")
        assert await tried(owner, "other", PASSWORD) == 429


async def test_tries_at_once_are_no_more_than_tries_after_each_other(running: Running) -> None:
    async with at(running, "203.0.113.9") as attacker:
        statuses = await asyncio.gather(*(tried(attacker, "rep") for _ in range(30)))
        assert sorted(statuses) == [401] * LIMITS.max_failures_per_login + [429] * 20
        running.clock.forward(minutes=LIMITS.window_minutes, seconds=1)
        honest = await asyncio.gather(*(tried(attacker, "rep", PASSWORD) for _ in range(30)))
        assert honest == [200] * 30


async def test_a_stolen_session_does_not_guess_the_password(running: Running) -> None:
    thief = await running.signed_in("viewer")
    body = {"current_password": "wrong", "new_password": "something quite else"}
    answers = [await thief.post("/api/auth/password", json=body) for _ in range(LIMITS.max_failures_per_login + 1)]
    assert code_of(answers[0]) == (401, "invalid-credentials")
    assert code_of(answers[-1]) == (429, "too-many-requests")


async def test_no_answer_and_no_time_tells_who_has_an_account(running: Running) -> None:
    """Five who exist, five who do not and five without a password, in turn; medians, since the machine is shared."""
    users = running.service(UserService)
    known = await users.get(running.users["rep"].user_id)
    for number in range(5):
        await users.create(NewUser(f"known{number}", f"k{number}@otomo.test", "k", "rep", "ja", known.password_hash))
        await users.create(NewUser(f"invited{number}", f"i{number}@otomo.test", "i", "rep", "ja", None, invited=True))
    seconds: dict[str, list[float]] = {"known": [], "invited": [], "nobody": []}
    bodies = set()
    async with at(running, "203.0.113.50") as attacker:
        for _ in range(5):
            for number in range(5):
                for kind, taken in seconds.items():
                    began = time.process_time()
                    body = {"login": f"{kind}{number}", "password": "wrong"}
                    answer = await attacker.post("/api/auth/sign-in", json=body)
                    taken.append(time.process_time() - began)
                    bodies.add((answer.status_code, answer.json()["title"], answer.json()["code"], len(answer.content)))
    assert bodies == {(401, "User name or password is not right", "invalid-credentials", len(answer.content))}
    medians = {kind: statistics.median(taken) for kind, taken in seconds.items()}
    assert max(medians.values()) < 1.5 * min(medians.values()), medians
