"""Behind the gate: services refuse by themselves, for callers that come by no route."""

from collections.abc import Awaitable, Callable

import httpx
import pytest
import records
from otomo.alarms.service import AlarmService
from otomo.auth.principal import Principal
from otomo.auth.principals import Principals
from otomo.crm.customers.service import CustomerService
from otomo.crm.holdings.service import HoldingService
from otomo.devices.keyring import DeviceKeyring
from otomo.devices.service import DeviceService
from otomo.errors import ForbiddenError
from otomo.teams.service import TeamService
from otomo.trips.report.service import ReportService
from otomo.trips.service import TripService
from otomo.web.provide import Services

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("ID-5")

Try = Callable[[Services, Principal, str], Awaitable[object]]

TRIES: dict[str, Try] = {
    "customer": lambda s, who, _: s[CustomerService].create(who, {"name": "x", "risk_level": 1}, None),
    "change": lambda s, who, i: s[CustomerService].change(who, i, 1, {"name": "x"}),
    "removal": lambda s, who, i: s[CustomerService].delete(who, i, 1),
    "holding": lambda s, who, i: s[HoldingService].delete(who, f"{i}:p:none", 1),
    "device": lambda s, who, i: s[DeviceService].create(who, {"customer_id": i, "name": "x"}, None),
    "device's removal": lambda s, who, _: s[DeviceService].delete(who, "x", 1),
    "key": lambda s, who, _: s[DeviceKeyring].create(who, "x", "x", None, (), None),
    "key's end": lambda s, who, _: s[DeviceKeyring].revoke(who, "x", "x"),
    "alarm": lambda s, who, _: s[AlarmService].acknowledge(who, "x", "x", None, None),
    "trip": lambda s, who, _: s[TripService].delete(who, "x", 1),
    "visit": lambda s, who, i: s[ReportService].mark(who, "x", i, "visited", None, None),
    "team": lambda s, who, _: s[TeamService].create(who, {"name": "x"}),
}


@pytest.mark.parametrize("what", TRIES)
async def test_a_viewer_writes_nothing(running: Running, rep: httpx.AsyncClient, what: str) -> None:
    customer = await records.customer(rep)
    viewer = await running.service(Principals).of(running.users["viewer"])
    with pytest.raises(ForbiddenError):
        await TRIES[what](running.app.state.services, viewer, customer["customer_id"])
    assert (await rep.get(f"/api/customers/{customer['customer_id']}")).json()["version"] == 1
