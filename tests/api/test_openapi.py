"""The API is as described: generated requests, right and wrong, meet no crash, and answers match the description."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack
from typing import Any, Self, TypeVar
from uuid import uuid4

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from otomo.app import create_app
from otomo.auth.passwords import hash_password
from otomo.settings import Settings
from otomo.store.tables import create_tables, drop_tables
from otomo.users.service import NewUser, UserService
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

PASSWORD = "correct horse battery"

T = TypeVar("T")

CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]

API = schemathesis.openapi.from_dict(create_app(Settings()).openapi())
API.config.generation.with_security_parameters = False  # the administrator is signed in
READING = API.include(method="GET")
WRITING = API.include(method=["POST", "PUT", "PATCH", "DELETE"]).exclude(path_regex="^/api/(auth|imports)")

FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Browser:
    """An administrator's browser for tests that are not asynchronous: the application runs in a loop of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._stack = AsyncExitStack()
        self._client: httpx.AsyncClient

    def __enter__(self) -> Self:
        self._thread.start()
        self.settings = Settings(table_prefix=f"t-{uuid4().hex[:12]}", log_level="error")
        create_tables(self.settings)
        self._run(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._stack.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        drop_tables(self.settings)

    def request(self, **sent: Any) -> httpx.Response:
        return self._run(self._client.request(**sent))

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=60)

    async def _open(self) -> None:
        app = create_app(self.settings)
        await self._stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        client = httpx.AsyncClient(transport=transport, base_url="http://otomo.test")
        self._client = await self._stack.enter_async_context(client)
        users: UserService = app.state.services[UserService]
        new = NewUser("admin", "admin@otomo.test", "Admin", "admin", "ja", await hash_password(PASSWORD))
        await users.create(new)
        answer = await self._client.post("/api/auth/sign-in", json={"login": "admin", "password": PASSWORD})
        assert answer.status_code == 200


@pytest.fixture(scope="module")
def browser(aws_env: dict[str, str]) -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


def send(browser: Browser, case: Case[Any]) -> None:
    sent = case.as_transport_kwargs(base_url="http://otomo.test")
    sent.pop("cookies", None)
    if "data" in sent:
        sent["content"] = sent.pop("data")
    if "/trips" in case.path and isinstance(body := sent.get("json"), dict):
        wishes = body.get("request", body)
        if isinstance(wishes, dict) and isinstance(wishes.get("seconds", 2.0), int | float):
            wishes["seconds"] = 0.05
    case.validate_response(browser.request(**sent), checks=CHECKS)


@READING.parametrize()
@FEW
def test_reading(case: Case[Any], browser: Browser) -> None:
    send(browser, case)


@WRITING.parametrize()
@FEW
def test_writing(case: Case[Any], browser: Browser) -> None:
    send(browser, case)
