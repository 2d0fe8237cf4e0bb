"""Entries that are worth a look."""

from typing import Any

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


async def test_an_import_is_weighed_customer_by_customer(
    running: Running, admin: httpx.AsyncClient, rep: httpx.AsyncClient
) -> None:
    async def imported(**lots: int) -> dict[str, Any]:
        running.clock.forward(seconds=1)
        customers = "".join(f"{name},{name},3\n" for name in lots)
        holdings = "".join(f"{name},{product_id},{quantity},100\n" for name, quantity in lots.items())
        files = {
            "c.csv": f"customer_id,name,risk_level\n{customers}",
            "h.csv": f"customer_id,product_id,quantity,unit_cost\n{holdings}",
        }
        answer = await rep.post("/api/imports", files=[("files", each) for each in files.items()])
        assert (answer.status_code, answer.json()["totals"]["rejected"]) == (200, 0), answer.text
        [entry] = await newest(admin, action="imports.run")
        return entry

    product_id = (await records.product(rep))["product_id"]  # a bond at par
    first = await imported(W1=1_000_000, W2=1_000_000, W3=500_000_000)
    assert first["alert"] is None  # a book that is brought in changes nobody's holdings
    assert (await imported(W1=1_190_000, W2=1_000_000))["alert"] is None
    one = await imported(W1=1_200_000, W2=500_000, W4=900_000_000)
    assert one["alert"] == "large-portfolio-change"
    assert [c["after"] for c in one["changes"] if c["field"] == "large_changes"] == ["W2"]
    two = await imported(W1=3_000_000, W3=380_000_000)
    assert [c["after"] for c in two["changes"] if c["field"] == "large_changes"] == ["W1 W3"]


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
