"""First use: one administrator, once, for whoever can run commands on the server."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from otomo.auth.setup.errors import AlreadySetUpError
from otomo.auth.setup.service import SetupService
from otomo.users.service import NewUser, UserService
from records import code_of

from tests.api.conftest import PASSWORD, Running, installation

pytestmark = pytest.mark.mission("ID-4")


@pytest.fixture
async def empty(aws_env: dict[str, str]) -> AsyncIterator[Running]:
    """An installation that nobody has used."""
    async with installation() as running:
        yield running


def body(code: str, username: str = "first", **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "username": username,
        "email": f"{username}@otomo.test",
        "display_name": "最初",
        "password": PASSWORD,
    } | more


async def needs_setup(browser: httpx.AsyncClient) -> Any:
    return (await browser.get("/api/settings")).json()["needs_setup"]


async def test_the_first_administrator_is_made_once_and_signed_in(empty: Running) -> None:
    async with empty.client() as browser, empty.client() as late:
        assert await needs_setup(browser) is True
        assert code_of(await browser.post("/api/setup", json=body("7K3QX"))) == (403, "setup-code-wrong")
        code = await empty.service(SetupService).new_code()
        made = await browser.post("/api/setup", json=body(code.lower().replace("-", " "), locale="en"))
        assert made.status_code == 201, made.text
        assert made.json()["user"]["role"] == "admin"
        assert (await browser.get("/api/users")).status_code == 200
        assert await needs_setup(browser) is False
        assert code_of(await late.post("/api/setup", json=body(code, "second"))) == (409, "already-set-up")
        with pytest.raises(AlreadySetUpError):
            await empty.service(SetupService).new_code()
        signed_in = await late.post("/api/auth/sign-in", json={"login": "first", "password": PASSWORD})
        assert signed_in.status_code == 200


async def test_of_two_at_once_one_becomes_the_administrator(empty: Running) -> None:
    code = await empty.service(SetupService).new_code()
    async with empty.client() as one, empty.client() as two:
        answers = await asyncio.gather(
            *(browser.post("/api/setup", json=body(code, name)) for browser, name in ((one, "one"), (two, "two")))
        )
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert len(await empty.service(UserService).all()) == 1


async def test_a_code_is_good_for_a_day_and_until_there_is_another(empty: Running) -> None:
    setup = empty.service(SetupService)
    async with empty.client() as browser:
        replaced, code = await setup.new_code(), await setup.new_code()
        assert code_of(await browser.post("/api/setup", json=body(replaced))) == (403, "setup-code-wrong")
        weak = await browser.post("/api/setup", json=body(code, password="password123"))
        assert code_of(weak) == (422, "weak-password")
        empty.clock.forward(hours=24)
        assert code_of(await browser.post("/api/setup", json=body(code))) == (403, "setup-code-wrong")
        assert code_of(await browser.post("/api/setup", json=body(code) | {"role": "admin"})) == (422, "invalid")
    assert await empty.service(UserService).all() == []


async def test_whoever_was_added_by_a_command_closes_it(empty: Running) -> None:
    setup = empty.service(SetupService)
    code = await setup.new_code()
    await empty.service(UserService).create(NewUser("rep", "rep@otomo.test", "Rep", "rep", "ja", None))
    async with empty.client() as browser:
        assert await needs_setup(browser) is False
        assert code_of(await browser.post("/api/setup", json=body(code))) == (409, "already-set-up")
