"""Entries that are worth a look."""

import httpx
import pytest
import records
from otomo.audit.service import AuditService
from records import if_match

from tests.api.audit.reading import newest
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("ID-6")


async def test_a_large_change_of_a_portfolio(
    running: Running, admin: httpx.AsyncClient, rep: httpx.AsyncClient
) -> None:
    customer_id = (await records.customer(rep))["customer_id"]
    product_id = (await records.product(rep))["product_id"]  # a bond at par
    lot = await records.holding(rep, customer_id, product_id, quantity="1000000")
    assert (await newest(admin, action="holdings.create"))[0]["alert"] is None
    path = f"/api/holdings/{lot['holding_id']}"
    little = await rep.patch(path, json={"quantity": "1190000"}, headers=if_match(lot))
    assert (await newest(admin, action="holdings.update"))[0]["alert"] is None
    running.clock.forward(seconds=1)
    much = await rep.patch(path, json={"quantity": "2000000"}, headers={"If-Match": little.headers["etag"]})
    assert much.status_code == 200, much.text
    entry, *_ = await newest(admin, action="holdings.update")
    assert entry["alert"] == "large-portfolio-change"
    assert entry["changes"] == [{"field": "quantity", "before": "•••", "after": "•••"}]


async def test_many_exports_and_many_customers_opened(
    running: Running, admin: httpx.AsyncClient, rep: httpx.AsyncClient
) -> None:
    for _ in range(10):
        running.clock.forward(seconds=1)
        assert (await rep.get("/api/devices/export")).status_code == 200
    entries = await newest(admin, 10, action="exports.devices")
    assert [entry["alert"] for entry in entries] == ["unusual-activity", *[None] * 9]
    assert (await newest(admin, alert="unusual-activity")) == entries[:1]
    with_any = await newest(admin, 500, alert="any")
    assert with_any == [entry for entry in await newest(admin, 500) if entry["alert"]]
    assert entries[0] in with_any
    audit = running.service(AuditService)
    customer = await records.customer(rep)
    for _ in range(audit.rules.settings.unusual_reads_per_hour):
        await rep.get(f"/api/customers/{customer['customer_id']}/page")
    (entry,) = await newest(admin, 10, action="customers.read")
    assert entry["alert"] == "unusual-activity"
    assert entry["actor"]["name"] == "Rep"
