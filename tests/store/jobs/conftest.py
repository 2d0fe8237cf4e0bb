"""Jobs on tables of their own, with a clock that can be moved."""

import pytest
from otomo.jobs.ledger import Ledger
from otomo.jobs.schedule import SCHEDULE
from otomo.store.client import Store
from otomo.store.tables import TABLES

from tests.api.conftest import MovableClock
from tests.store.jobs.installation import Installation, empty


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def ledger(own_store: Store, clock: MovableClock) -> Ledger:
    """With no job ever run."""
    for name in SCHEDULE:
        await own_store.delete("idempotency", {"key": f"job#{name}"})
    return Ledger(own_store, clock)


@pytest.fixture
async def installation(own_store: Store, ledger: Ledger, clock: MovableClock) -> Installation:
    for table in TABLES:
        await empty(own_store, table)
    lease = await ledger.take("backup")
    assert lease
    return Installation(own_store, ledger, clock, lease)
