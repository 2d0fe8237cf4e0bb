"""Just below a threshold nothing is said, from it on something is, once."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

import pytest
from otomo.audit.items import Alert, Body
from otomo.audit.rules import Rules, Weight
from otomo.audit_settings import AuditSettings
from otomo.clock import Clock
from otomo.store.client import Store

pytestmark = pytest.mark.mission("ID-6")

NOBODYS_STORE = cast("Store", None)
SETTINGS = AuditSettings(
    unusual_exports_per_hour=3,
    unusual_refusals_per_hour=5,
    large_change_percent=Decimal(20),
    large_change_amount=Decimal(1_000_000),
)


@pytest.fixture
def rules() -> Rules:
    return Rules(SETTINGS, Clock(lambda: datetime(2026, 11, 21, 3, 0, tzinfo=UTC)))


async def _judge(rules: Rules, action: str, weight: Weight | None = None, **fields: Any) -> Alert | None:
    body = Body(at="2026-11-21T03:00:00.000000Z", actor="user", actor_id="u_1", action=action, **fields)
    return await rules.judge(NOBODYS_STORE, body, {} if weight is None else {"C-1": weight})


@pytest.mark.parametrize(
    ("before", "after", "large"),
    [
        (1000, 1199, False), (1000, 1200, True), (1000, 801, False), (1000, 800, True),
        (0, 999_999, False), (0, 1_000_000, True), (100_000_000, 100_999_999, False), (100_000_000, 101_000_000, True),
    ],
)  # fmt: skip
async def test_a_large_change_of_a_customers_holdings(rules: Rules, before: int, after: int, large: bool) -> None:
    found = await _judge(rules, "holdings.update", Weight(Decimal(before), Decimal(after)))
    assert found == ("large-portfolio-change" if large else None)


async def test_many_exports(rules: Rules) -> None:
    found = [await _judge(rules, "exports.devices") for _ in range(5)]
    assert found == [None, None, "unusual-activity", None, None]


async def test_many_refusals_counted_ones_too(rules: Rules) -> None:
    found = [await _judge(rules, "customers.update", outcome="refused", count=count) for count in (1, 3, 2)]
    assert found == [None, None, "unusual-activity"]


async def test_a_new_account(rules: Rules) -> None:
    assert await _judge(rules, "users.create") == "new-sign-up"
    assert await _judge(rules, "users.create", outcome="refused") is None
    assert await _judge(rules, "users.update") is None
