"""What is done to sessions: planted, replayed, stolen, and asked for by many at once."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from launched import free_port
from otomo.app import create_app
from otomo.users.service import NewUser, UserService

from tests.api.conftest import PASSWORD, Running

pytestmark = pytest.mark.mission("ID-2")

log = logging.getLogger(__name__)

COOKIE = "otomo_session"
READS = ("/api/auth/session", "/api/users/me", "/api/customers", "/api/today", "/api/metrics/stream?device_id=x")
AT_ONCE = 50
PATIENT = {"OTOMO_REQUEST_SECONDS": "60", "OTOMO_STORE__READ_SECONDS": "20"}  # the machine may have other work
HASH_BYTES = 19 * 2**20


async def statuses(running: Running, token: str) -> set[int]:
    """What somebody who holds this cookie gets, with and without changing things."""
    async with running.client() as holder:
        holder.cookies.set(COOKIE, token)
        answers = [await holder.get(path) for path in READS]
        answers.append(await holder.post("/api/assistant/chats", json={}))
        answers.append(await holder.post("/api/auth/sign-out-everywhere"))
    return {answer.status_code for answer in answers}


@pytest.mark.parametrize("planted", ["chosen-by-the-attacker", "x" * 5_000, "' OR 1=1", "", "login#0"])
async def test_a_planted_cookie_is_never_the_one_that_signs_in(running: Running, planted: str) -> None:
    async with running.client() as victim:
        victim.cookies.set(COOKIE, planted)
        answer = await victim.post("/api/auth/sign-in", json={"login": "rep", "password": PASSWORD})
        assert answer.status_code == 200
        given = answer.cookies[COOKIE]
        assert given != planted
        assert len(given) == 43
    assert await statuses(running, planted) == {401}


async def test_an_attackers_own_session_that_was_planted_becomes_nobodys(running: Running) -> None:
    attacker = await running.signed_in("other")
    planted = attacker.cookies[COOKIE]
    async with running.client() as victim:
        victim.cookies.set(COOKIE, planted)
        assert (await victim.post("/api/auth/sign-in", json={"login": "rep", "password": PASSWORD})).status_code == 200
    assert await statuses(running, planted) == {401}


async def test_after_signing_out_a_cookie_is_worth_nothing(running: Running) -> None:
    victim = await running.signed_in("rep")
    token = victim.cookies[COOKIE]
    answer = await victim.post("/api/auth/sign-out")
    assert 'otomo_session="";' in answer.headers["set-cookie"]
    assert COOKIE not in victim.cookies
    assert await statuses(running, token) == {401}
    async with running.client() as holder:  # a second time it does nothing, and says nothing
        holder.cookies.set(COOKIE, token)
        assert (await holder.post("/api/auth/sign-out")).status_code == 204


async def test_a_stolen_cookie_ends_at_once_in_every_process(running: Running) -> None:
    """No process keeps a session in memory: what one revokes no other lets in."""
    elsewhere = create_app(running.settings, running.clock)
    victim, stolen = await running.signed_in("manager"), await running.signed_in("manager")
    token = stolen.cookies[COOKIE]
    async with (
        elsewhere.router.lifespan_context(elsewhere),
        httpx.AsyncClient(transport=httpx.ASGITransport(elsewhere), base_url="http://otomo.test") as thief,
    ):
        thief.cookies.set(COOKIE, token)
        assert (await thief.get("/api/users/me")).status_code == 200
        [other] = [row for row in (await victim.get("/api/auth/sessions")).json()["items"] if not row["current"]]
        assert (await victim.delete(f"/api/auth/sessions/{other['session_ref']}")).status_code == 204
        answers = await asyncio.gather(*(thief.get("/api/users/me") for _ in range(10)))
        assert {answer.status_code for answer in answers} == {401}
    assert await statuses(running, token) == {401}


async def test_a_thief_in_mid_use_does_not_bring_the_session_back(running: Running) -> None:
    """Every use notes the time on the row; a row that was deleted stays so."""
    victim, stolen = await running.signed_in("rep"), await running.signed_in("rep")
    thief = [stolen.get("/api/users/me") for _ in range(20)]
    running.clock.forward(minutes=5)
    await asyncio.gather(*thief, victim.delete("/api/auth/sessions"))
    assert await statuses(running, stolen.cookies[COOKIE]) == {401}
    assert len((await victim.get("/api/auth/sessions")).json()["items"]) == 1


@asynccontextmanager
async def served(running: Running) -> AsyncIterator[tuple[int, str]]:
    """`otomo serve` on the same tables: its process id and address."""
    port = free_port()
    server = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "otomo", "serve", "--port", str(port)),
        env={**os.environ, "OTOMO_TABLE_PREFIX": running.settings.table_prefix, "OTOMO_LOG_LEVEL": "error"} | PATIENT,
        stdout=DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        async with httpx.AsyncClient(base_url=url) as probe:
            for _ in range(300):
                try:
                    await probe.get("/health")
                    break
                except httpx.TransportError:
                    await asyncio.sleep(0.1)
        yield server.pid, url
    finally:
        server.terminate()
        await server.wait()


def peak_bytes(pid: int) -> int:
    """The most memory that the process has held since `forget_peak`."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024


def forget_peak(pid: int) -> None:
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")


@pytest.mark.mission("ID-4")
async def test_fifty_who_sign_in_at_once_take_the_memory_of_a_few(running: Running, password_hash: str) -> None:
    users = running.service(UserService)
    for number in range(AT_ONCE):
        name = f"crowd{number}"
        await users.create(NewUser(name, f"{name}@otomo.test", name, "rep", "ja", password_hash))
    async with served(running) as (pid, url), httpx.AsyncClient(base_url=url, timeout=60) as browser:

        async def sign_in(number: int) -> int:
            async with httpx.AsyncClient(base_url=url, timeout=60) as one:
                body = {"login": f"crowd{number}", "password": PASSWORD}
                answer = await one.post("/api/auth/sign-in", json=body)
                assert answer.status_code == 200, answer.text
                return answer.status_code

        assert await sign_in(0) == 200
        await browser.get("/api/settings")
        forget_peak(pid)
        before = peak_bytes(pid)
        assert await asyncio.gather(*map(sign_in, range(AT_ONCE))) == [200] * AT_ONCE
        more = peak_bytes(pid) - before
    log.info("%d sign-ins at once: %.0f MB more at the peak", AT_ONCE, more / 1e6)
    assert more < 6 * HASH_BYTES
