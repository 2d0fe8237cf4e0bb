"""What the tables hold after somebody has signed in: nothing with which another could."""

import boto3
import httpx
import pytest
from otomo.auth.setup.service import SetupService
from otomo.store.tables import TABLES

from tests.api.auth.conftest import House

pytestmark = pytest.mark.mission("ID-3")


def everything(prefix: str) -> str:
    """All that is stored, as text."""
    tables = [boto3.resource("dynamodb").Table(f"{prefix}-{name}") for name in TABLES]
    return "\n".join(repr(item) for table in tables for item in table.scan(ConsistentRead=True)["Items"])


async def test_no_token_cookie_or_code_is_kept(house: House, visitor: httpx.AsyncClient) -> None:
    house.issuer.claims["email"] = "invited@otomo.test"
    house.issuer.told.extra = {"access_token": "access-of-the-provider", "refresh_token": "refresh-of-the-provider"}
    back = house.issuer.consent(await house.start(visitor))
    login_cookie = visitor.cookies["otomo_login"]
    under_way = everything(house.running.settings.table_prefix)
    assert (await house.finish(visitor, back)).status_code == 200
    assert (await house.running.service(SetupService).is_needed()) is False
    kept = everything(house.running.settings.table_prefix)
    assert "invited@otomo.test" in kept
    for secret in ("of-the-provider", "eyJ", back["code"], visitor.cookies["otomo_session"]):
        assert secret not in kept
    for secret in (login_cookie, back["state"]):
        assert secret not in under_way + kept
