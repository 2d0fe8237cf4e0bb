"""The application with two sign-in providers, and a browser that goes to them."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from issuer import CLIENT, SECRET, Issuer
from otomo.users.service import NewUser, UserService

from tests.api.conftest import MovableClock, Running, installation

SITE = "http://otomo.test"


@dataclass
class House:
    """The application (`running`) between its provider `work` and another one, `other`."""

    running: Running
    issuer: Issuer
    other: Issuer

    async def start(self, browser: httpx.AsyncClient, provider: str = "work", return_to: str = "/trips?x=1") -> str:
        answer = await browser.post(f"/api/auth/oidc/{provider}/start", json={"return_to": return_to})
        assert answer.status_code == 200, answer.text
        location: str = answer.json()["location"]
        return location

    async def finish(self, browser: httpx.AsyncClient, back: dict[str, Any], provider: str = "work") -> httpx.Response:
        return await browser.post(f"/api/auth/oidc/{provider}/finish", json=back)

    async def sign_in(self, browser: httpx.AsyncClient) -> httpx.Response:
        return await self.finish(browser, self.issuer.consent(await self.start(browser)))


def oidc_settings(issuer: Issuer, other: Issuer, **more: Any) -> dict[str, Any]:
    providers = [
        {"id": "work", "name": "会社のアカウント", "issuer": issuer.url, "client_id": CLIENT, "client_secret": SECRET}
        | more.pop("work", {}),
        {"id": "other", "name": "Other", "issuer": other.url, "client_id": CLIENT, "client_secret": SECRET},
    ]
    return {"providers": json.loads(json.dumps(providers)), **more}


@asynccontextmanager
async def open_house(password_hash: str, given: dict[str, Any]) -> AsyncIterator[House]:
    clock = MovableClock()
    async with AsyncExitStack() as stack:
        issuer = await stack.enter_async_context(Issuer(clock.epoch).running())
        other = await stack.enter_async_context(Issuer(clock.epoch).running())
        opened = installation(
            clock,
            log_level="info",
            public_url=SITE,
            oidc=oidc_settings(issuer, other, **given.get("oidc", {})),
            sign_in=given.get("sign_in", {}),
        )
        running = await stack.enter_async_context(opened)
        users = running.service(UserService)
        for name, hashed, invited in (("rep", password_hash, False), ("invited", None, True)):
            new = NewUser(name, f"{name}@otomo.test", name.title(), "rep", "ja", hashed, invited=invited)
            running.users[name] = await users.create(new)
        yield House(running, issuer, other)


@pytest.fixture
async def house(aws_env: dict[str, str], password_hash: str, request: pytest.FixtureRequest) -> AsyncIterator[House]:
    """Parametrize it indirectly with changes to the settings: `{"oidc": …, "sign_in": …}`."""
    async with open_house(password_hash, getattr(request, "param", {})) as opened:
        yield opened


@pytest.fixture(scope="module")
async def standing(aws_env: dict[str, str], password_hash: str) -> AsyncIterator[House]:
    """One house for a whole module, in which nobody may succeed."""
    async with open_house(password_hash, {}) as opened:
        yield opened


@pytest.fixture
async def visitor(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that is not signed in, at the house."""
    async with house.running.client() as client:
        yield client
