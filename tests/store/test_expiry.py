"""Rows that have expired and are still there: DynamoDB deletes them when it likes, nobody may believe them."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from otomo.auth.items import Session
from otomo.auth.repository import SessionRepository
from otomo.auth.service import AuthService, Client, session_id_of
from otomo.clock import Clock
from otomo.composition import build_services
from otomo.errors import UnauthenticatedError
from otomo.settings import Settings
from otomo.store.client import Store
from otomo.users.service import NewUser, UserService


class _Clock(Clock):
    at = datetime(2026, 11, 20, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def epoch(self) -> int:
        return int(self.at.timestamp())


@pytest.mark.mission("ID-2")
@pytest.mark.parametrize("quiet", [timedelta(minutes=30), timedelta(hours=24), timedelta(days=3)], ids=str)
async def test_an_expired_session_is_refused_while_its_row_lingers(
    tables: Settings, own_store: Store, quiet: timedelta
) -> None:
    clock = _Clock()
    services = build_services(tables, own_store, clock)
    auth: AuthService = services[AuthService]
    users: UserService = services[UserService]
    name = f"u{uuid4().hex[:8]}"
    user = await users.create(NewUser(name, f"{name}@otomo.test", name, "rep", "ja", None))
    signed_in = await auth.open(user, Client("127.0.0.1", "a browser"), None, "password")
    assert signed_in.token
    assert (await auth.resume(signed_in.token)).user == user
    clock.at += quiet
    row = await SessionRepository(own_store).find(session_id_of(signed_in.token))
    assert isinstance(row, Session), "the row is still there"
    with pytest.raises(UnauthenticatedError):
        await auth.resume(signed_in.token)
    assert await auth.list(user.user_id) == []
