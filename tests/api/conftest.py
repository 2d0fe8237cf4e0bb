"""An application over a real DynamoDB API, with a clock that tests can move and a user per role."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from otomo.app import create_app
from otomo.auth.passwords import hash_password
from otomo.auth.principals import Principals
from otomo.clock import Clock
from otomo.logging import configure_logging
from otomo.settings import Settings
from otomo.store.tables import create_tables, drop_tables
from otomo.teams.service import TeamService
from otomo.users.items import Role, User
from otomo.users.service import NewUser, UserService

T = TypeVar("T")

PASSWORD = "correct horse battery"
# What a busy machine takes longer for is not what these tests are about.
PATIENT: dict[str, Any] = {"request_seconds": 60.0, "store": {"read_seconds": 30.0}}
START = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)


class MovableClock(Clock):
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.at = START
        super().__init__(lambda: self.at)

    def forward(self, **delta: float) -> None:
        """Lets time pass."""
        self.at += timedelta(**delta)


@dataclass
class Running:
    """A started application."""

    app: FastAPI
    settings: Settings
    clock: MovableClock
    stack: AsyncExitStack
    users: dict[str, User] = field(default_factory=dict)

    def client(self) -> httpx.AsyncClient:
        """A browser without cookies."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://otomo.test")

    async def signed_in(self, username: str) -> httpx.AsyncClient:
        """A browser of this user."""
        client = await self.stack.enter_async_context(self.client())
        answer = await client.post("/api/auth/sign-in", json={"login": username, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        return client

    def service(self, kind: type[T]) -> T:
        """A service of the application."""
        found: T = self.app.state.services[kind]
        return found


@asynccontextmanager
async def installation(clock: MovableClock | None = None, **given: Any) -> AsyncIterator[Running]:
    """A started application that nobody has used, with tables of its own; `given`: settings."""
    settings = Settings(**{"table_prefix": f"t-{uuid4().hex[:12]}", "log_level": "error"} | PATIENT | given)
    create_tables(settings)
    clock = clock or MovableClock()
    app = create_app(settings, clock)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        yield Running(app, settings, clock, stack)
    drop_tables(settings)


@pytest.fixture(scope="session", autouse=True)
def _logging() -> None:
    """As in a container; structlog's own default draws every stack for a terminal."""
    configure_logging(Settings(log_level="error"))


@pytest.fixture(scope="session")
async def password_hash() -> str:
    return await hash_password(PASSWORD)


@pytest.fixture(scope="module")
async def running(aws_env: dict[str, str], password_hash: str) -> AsyncIterator[Running]:
    """The application with tables of its own and the users admin, manager (of everyone), rep, other (a
    second rep) and viewer."""
    async with installation() as running:
        roles: dict[str, Role] = {
            "admin": "admin", "manager": "manager", "rep": "rep", "other": "rep", "viewer": "viewer",
        }  # fmt: skip
        for name, role in roles.items():
            new = NewUser(name, f"{name}@otomo.test", name.title(), role, "ja", password_hash)
            running.users[name] = await running.service(UserService).create(new)
        lead = {"name": "Everyone", "everyone": True, "manager_ids": (running.users["manager"].user_id,)}
        boss = await running.service(Principals).of(running.users["admin"])
        await running.service(TeamService).create(boss, lead)
        yield running


@pytest.fixture
async def browser(running: Running) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that is not signed in."""
    async with running.client() as client:
        yield client


@pytest.fixture(scope="module")
async def admin(running: Running) -> httpx.AsyncClient:
    """A browser of the administrator."""
    return await running.signed_in("admin")


@pytest.fixture(scope="module")
async def manager(running: Running) -> httpx.AsyncClient:
    """A browser of the manager."""
    return await running.signed_in("manager")


@pytest.fixture(scope="module")
async def rep(running: Running) -> httpx.AsyncClient:
    """A browser of the rep."""
    return await running.signed_in("rep")


@pytest.fixture(scope="module")
async def other(running: Running) -> httpx.AsyncClient:
    """A browser of the second rep."""
    return await running.signed_in("other")


@pytest.fixture(scope="module")
async def viewer(running: Running) -> httpx.AsyncClient:
    """A browser of the viewer."""
    return await running.signed_in("viewer")
