"""The log as an administrator reads it."""

from datetime import timedelta

import httpx
import pytest
import records
from records import if_match

from tests.api.audit.reading import newest
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("ID-6")


async def test_a_change_leaves_who_what_when_and_from_where(
    running: Running, admin: httpx.AsyncClient, rep: httpx.AsyncClient
) -> None:
    made = await records.event(rep, event_id="A1")
    running.clock.forward(seconds=1)
    changed = await rep.patch(
        "/api/economic-events/A1",
        json={"title": "New title"},
        headers=if_match(made) | {"User-Agent": "Explorer/1"},
    )
    assert changed.status_code == 200, changed.text
    entry, created = await newest(admin, 2, resource="events")
    assert entry["actor"] == {"kind": "user", "id": running.users["rep"].user_id, "name": "Rep"}
    assert entry["action"] == "events.update"
    assert entry["resource"] == {"kind": "events", "id": "A1", "name": None}
    assert entry["outcome"] == "done"
    assert entry["changes"] == [{"field": "title", "before": made["title"], "after": "New title"}]
    assert entry["user_agent"] == "Explorer/1"
    assert entry["ip"] == "127.0.0.1"
    assert entry["request_id"] == changed.headers["x-request-id"]
    assert created["action"] == "events.create"
    assert "event_id" not in [change["field"] for change in created["changes"]]
    assert {"field": "category", "before": None, "after": "monetary"} in created["changes"]


async def test_pages_follow_each_other(running: Running, admin: httpx.AsyncClient, rep: httpx.AsyncClient) -> None:
    for number in range(7):
        running.clock.forward(seconds=1)
        await records.event(rep, event_id=f"P{number}")
    seen: list[str] = []
    params = {"limit": "3", "action": "events.create", "user_id": running.users["rep"].user_id}
    while True:
        page = (await admin.get("/api/audit", params=params)).json()
        seen += [entry["resource"]["id"] for entry in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert seen[:7] == [f"P{number}" for number in reversed(range(7))]
    assert len(seen) == len(set(seen))
    since = (running.clock.at - timedelta(seconds=2)).isoformat()
    until = running.clock.at.isoformat()
    some = await newest(admin, 50, **{"from": since, "to": until, "resource": "events"})
    assert [entry["resource"]["id"] for entry in some] == ["P5", "P4"]
    assert [e["resource"]["id"] for e in await newest(admin, 50, resource="events/P3")] == ["P3"]


async def test_as_csv(running: Running, admin: httpx.AsyncClient, rep: httpx.AsyncClient) -> None:
    made = await records.event(rep, event_id="X1", title="=HYPERLINK(1)")
    deleted = await rep.delete("/api/economic-events/X1", headers=if_match(made) | {"User-Agent": "=cmd|' /C calc'!A0"})
    assert deleted.status_code == 204
    running.clock.forward(seconds=1)
    answer = await admin.get("/api/audit/export.csv", params={"resource": "events/X1"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    head, line, _ = answer.text.strip().splitlines()
    assert head.startswith("entry_id,at,actor_kind")
    assert "'=cmd" in line
    assert (await newest(admin))[0]["action"] == "exports.audit"


async def test_only_administrators_read_it(rep: httpx.AsyncClient, manager: httpx.AsyncClient) -> None:
    for path in ("/api/audit", "/api/audit/actions", "/api/audit/export.csv"):
        for somebody in (rep, manager):
            assert (await somebody.get(path)).status_code == 403
