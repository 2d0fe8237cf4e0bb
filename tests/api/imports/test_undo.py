"""Taking an import back, and what stands in its way."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.mission("CRM-9")

Body = dict[str, Any]
Upload = Callable[..., Awaitable[Body]]


def _files(letter: str, risk: int = 3) -> dict[str, str]:
    c, p = f"{letter}1", f"P{letter}"
    return {
        "c.csv": f"customer_id,name,risk_level\n{c},A,{risk}\n{letter}2,B,{risk}\n",
        "p.csv": f"product_id,name,asset_class,risk_level,currency\n{p},x,bond,{risk},JPY\n",
        "h.csv": f"customer_id,product_id,quantity,unit_cost\n{c},{p},{risk},1\n",
        "n.csv": f"note_id,customer_id,noted_on,body\nN{letter},{c},2026-11-01,note {risk}\n",
        "i.csv": f"inflow_id,customer_id,expected_on,amount\nI{letter},{c},2026-12-01,{risk}000\n",
        "e.csv": f"event_id,occurs_on,title,category,impact\nE{letter},2026-12-01,t {risk},market,low\n",
    }


async def _undo(client: httpx.AsyncClient, report: Body) -> httpx.Response:
    return await client.post(f"/api/imports/{report['import_id']}/undo")


def _paths(letter: str) -> list[str]:
    return [
        f"/api/customers/{letter}1",
        f"/api/customers/{letter}2",
        f"/api/products/P{letter}",
        f"/api/holdings/{letter}1:P{letter}:none",
        f"/api/sales-notes/N{letter}",
        f"/api/cash-inflows/I{letter}",
        f"/api/economic-events/E{letter}",
    ]


async def _said(client: httpx.AsyncClient, letter: str) -> list[Any]:
    """The records' content, versions and times aside."""
    answers = [await client.get(path) for path in _paths(letter)]
    aside = ("version", "updated_at")
    return [{k: v for k, v in a.json().items() if k not in aside} if a.is_success else a.status_code for a in answers]


async def test_what_was_created_is_gone(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    report = await upload(rep, _files("G"))
    assert report["totals"]["created"] == 7
    undone = await _undo(rep, report)
    assert (undone.status_code, undone.json()["status"]) == (200, "undone"), undone.text
    assert await _said(rep, "G") == [404] * 7
    assert (await rep.get(f"/api/imports/{report['import_id']}")).json()["status"] == "undone"
    assert (await _undo(rep, report)).json()["code"] == "not-undoable"
    assert (await upload(rep, _files("G")))["totals"]["created"] == 7


async def test_what_was_updated_is_as_before_under_a_new_version(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    await upload(rep, _files("U"))
    before = await _said(rep, "U")
    report = await upload(rep, _files("U", risk=4))
    assert report["totals"]["updated"] == 7
    assert await _said(rep, "U") != before
    assert (await _undo(rep, report)).status_code == 200
    assert await _said(rep, "U") == before
    assert (await rep.get("/api/customers/U1")).json()["version"] == 3


async def test_only_the_writer_of_the_book_undoes(running: Any, upload: Upload) -> None:
    rep, other, viewer, manager = [await running.signed_in(n) for n in ("rep", "other", "viewer", "manager")]
    report = await upload(rep, _files("W"))
    assert (await _undo(other, report)).status_code == 404
    assert (await _undo(viewer, report)).status_code == 403
    assert (await _undo(manager, report)).status_code == 200


@pytest.mark.parametrize(
    ("letter", "path", "change", "named"),
    [
        ("H", "/api/customers/H1", {"phone": "090"}, ["customer.H1"]),
        ("J", "/api/sales-notes/NJ", {"body": "changed"}, ["notes.NJ"]),
        ("K", "/api/products/PK", {"rating": "AAA"}, ["products.PK"]),
        ("L", "/api/economic-events/EL", {"title": "changed"}, ["events.EL"]),
    ],
)
async def test_a_record_changed_since_stands_in_the_way(
    running: Any, upload: Upload, letter: str, path: str, change: Body, named: list[str]
) -> None:
    rep, manager = await running.signed_in("rep"), await running.signed_in("manager")
    await upload(rep, _files(letter))
    report = await upload(rep, _files(letter, risk=5))
    version = (await manager.get(path)).headers["etag"]
    changed = await manager.patch(path, json=change, headers={"If-Match": version})
    assert changed.status_code == 200, changed.text
    stored = await _said(rep, letter)
    refused = await _undo(rep, report)
    assert (refused.status_code, refused.json()["code"]) == (409, "changed-since")
    assert [e["field"] for e in refused.json()["errors"]] == named
    assert await _said(rep, letter) == stored
    assert (await rep.get(f"/api/imports/{report['import_id']}")).json()["status"] == "applied"


async def test_a_customer_with_new_notes_and_a_product_held_since_stay(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    report = await upload(rep, _files("M"))
    await upload(
        rep,
        {
            "n.csv": "note_id,customer_id,noted_on,body\nNM2,M2,2026-11-02,x\n",
            "c.csv": "customer_id,name,risk_level\nM3,C,1\n",
            "h.csv": "customer_id,product_id,quantity,unit_cost\nM3,PM,1,1\n",
        },
    )
    refused = await _undo(rep, report)
    assert [e["field"] for e in refused.json()["errors"]] == ["customer.M2", "products.PM"]


async def test_a_record_deleted_since_stands_in_the_way_unless_it_was_new(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    first = await upload(rep, _files("Q"))
    second = await upload(rep, _files("Q", risk=2))
    await rep.delete("/api/sales-notes/NQ", headers={"If-Match": "2"})
    refused = await _undo(rep, second)
    assert [e["field"] for e in refused.json()["errors"]] == ["notes.NQ"]
    refused = await _undo(rep, first)
    assert "notes.NQ" not in [e["field"] for e in refused.json()["errors"]]


async def test_a_journal_is_kept_for_thirty_days(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    report = await upload(rep, _files("R"))
    running.clock.forward(days=30, seconds=1)
    rep = await running.signed_in("rep")
    assert (await _undo(rep, report)).json()["code"] == "not-undoable"


@pytest.mark.mission("IOT-2")
async def test_a_customer_who_got_a_device_since_stands_in_the_way(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    report = await upload(rep, {"c.csv": "customer_id,name,risk_level\nDEV1,A,3\nDEV2,B,3\n"})
    made = await rep.post("/api/devices", json={"customer_id": "DEV2", "name": "x", "device_id": "in-the-way"})
    assert made.status_code == 201
    refused = await _undo(rep, report)
    assert (refused.status_code, refused.json()["code"]) == (409, "changed-since")
    assert [e["field"] for e in refused.json()["errors"]] == ["customer.DEV2"]
    assert (await rep.delete("/api/devices/in-the-way", headers={"If-Match": '"1"'})).status_code == 204
    assert (await _undo(rep, report)).status_code == 200
