"""What the jobs do to an installation, and what an administrator sees of them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from aiodynamo.expressions import HashKey
from otomo.jobs.ledger import Ledger
from otomo.jobs.rankings import Warmer
from otomo.jobs.runner import JobRunner
from otomo.signals.history import SignalHistory
from otomo.store.client import Store
from otomo.store.dump import scan
from otomo.store.tables import TABLES
from records import note

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("OPS-5")

CUSTOMERS = "customer_id,name,risk_level\nC1,青木 一,3\nC2,井上 二,3\n"


@pytest.fixture(scope="module")
async def book(rep: httpx.AsyncClient) -> None:
    files = [("files", ("customers.csv", CUSTOMERS.encode(), "text/csv"))]
    answer = await rep.post("/api/imports", files=files)
    assert answer.status_code == 200, answer.text
    assert answer.json()["totals"]["created"] == 2
    await note(rep, "C2", follow_up_on="2026-11-19")


@pytest.fixture(autouse=True)
def _today(running: Running) -> Iterator[None]:
    """Time goes back after every test."""
    at = running.clock.at
    yield
    running.clock.at = at


@pytest.mark.usefixtures("book")
async def test_an_administrator_sees_schedules_and_runs(running: Running, admin: httpx.AsyncClient) -> None:
    await running.service(JobRunner).run("compact")
    lease = await running.service(Ledger).take("signals")
    assert lease
    jobs = {job["name"]: job for job in (await admin.get("/api/jobs")).json()["items"]}
    assert set(jobs) == {"cache-warm", "backup", "cleanup", "compact", "signals"}
    assert jobs["backup"] == {
        "name": "backup", "schedule": "0 2 * * *", "next_at": "2026-11-21T02:00:00+09:00", "running": False, "runs": [],
    }  # fmt: skip
    [run] = jobs["compact"]["runs"]
    assert (run["state"], run["result"]) == ("done", {"devices": 0, "readings": 0, "chunks": 0})
    assert jobs["signals"]["running"]
    running.clock.forward(seconds=61)
    jobs = {job["name"]: job for job in (await admin.get("/api/jobs")).json()["items"]}
    assert (jobs["signals"]["running"], jobs["signals"]["runs"][0]["state"]) == (False, "lost")
    await running.service(Ledger).give_back(lease, "done", {}, None)


async def test_without_a_place_the_backup_says_so(running: Running) -> None:
    outcome = await running.service(JobRunner).run("backup")
    assert (outcome.state, outcome.message) == (
        "failed",
        "Say where backups go: OTOMO_BACKUP__BUCKET, OTOMO_BACKUP__FOLDER or --to",
    )


@pytest.mark.usefixtures("book")
async def test_rankings_are_kept_by_the_day(running: Running, rep: httpx.AsyncClient) -> None:
    runner, history, rep_id = (
        running.service(JobRunner), running.service(SignalHistory), running.users["rep"].user_id,
    )  # fmt: skip
    first = await runner.run("signals")
    assert first.result["rankings"] == 1  # nobody else has customers
    today = running.clock.today()
    assert await history.before(rep_id, today) is None
    shown = (await rep.get("/api/signals")).json()["items"]
    running.clock.forward(days=1)
    await runner.run("signals")
    kept = await history.before(rep_id, running.clock.today())
    assert kept is not None
    assert (kept.day, kept.customers) == (today, 2)
    assert [(entry.customer_id, entry.rank, entry.score) for entry in kept.entries] == [
        (item["customer"]["customer_id"], item["rank"], item["score"]) for item in shown
    ]
    assert [[signal.signal_id for signal in entry.signals] for entry in kept.entries] == [
        [signal["signal_id"] for signal in item["signals"]] for item in shown
    ]
    running.clock.forward(days=401)
    assert await history.before(rep_id, running.clock.today()) is None


@pytest.mark.mission("TRIP-1")
@pytest.mark.usefixtures("book")
async def test_what_is_new_since_yesterday_is_told(running: Running) -> None:
    running.clock.forward(days=30)
    manager, other = await running.signed_in("manager"), await running.signed_in("other")
    rep = await running.signed_in("rep")
    assert (await rep.get("/api/signals/changes")).json()["items"] == []  # the ranking kept is of that very day
    await running.service(JobRunner).run("signals")
    running.clock.forward(days=1)
    rep, manager = await running.signed_in("rep"), await running.signed_in("manager")
    other = await running.signed_in("other")
    assert (await rep.get("/api/signals/changes")).json() == {"items": [], "next_cursor": None, "total": 0}
    old = (await rep.get("/api/sales-notes")).json()["items"][0]
    fresh = await note(rep, "C1", follow_up_on="2026-12-21")
    answer = await rep.delete(f"/api/sales-notes/{old['note_id']}", headers={"If-Match": f'"{old["version"]}"'})
    assert answer.status_code == 204, answer.text
    found = (await rep.get("/api/signals/changes")).json()["items"]
    by_id = {each["customer"]["customer_id"]: each for each in found}
    assert [signal["signal_id"] for signal in by_id["C1"]["new"]] == [f"follow_up:C1:{fresh['note_id']}"]
    assert by_id["C1"]["score"] > by_id["C1"]["score_before"]
    assert by_id["C2"]["gone"] == [f"follow_up:C2:{old['note_id']}"]
    assert {each["since"] for each in found} == {"2026-12-20"}
    assert (await manager.get("/api/signals/changes")).json()["total"] == len(found)
    assert (await other.get("/api/signals/changes")).json()["total"] == 0


@pytest.mark.usefixtures("book")
async def test_a_server_makes_rankings_when_it_is_asked_to(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    warmer = running.service(Warmer)
    made: list[Any] = []
    monkeypatch.setattr("otomo.signals.service._rank", _counted(made))
    assert await warmer.look() == 0  # nobody asked
    outcome = await running.service(JobRunner).run("cache-warm")
    assert outcome.result == {"asked": 3}  # two reps, and the whole book for the others
    running.clock.forward(days=7)  # no ranking of that day was made yet
    assert await warmer.look() == 0  # word from last week is no word
    await running.service(JobRunner).run("cache-warm")
    assert await warmer.look() == 3
    assert len(made) == 3
    assert await warmer.look() == 0  # asked once
    tomorrow = await running.signed_in("rep")
    assert (await tomorrow.get("/api/signals")).status_code == 200
    assert len(made) == 3  # it was there


def _counted(made: list[Any]) -> Any:
    from otomo.signals import service  # noqa: PLC0415

    real = service._rank

    def rank(*arguments: Any) -> Any:
        made.append(arguments)
        return real(*arguments)

    return rank


async def items(store: Store, table: str) -> int:
    return sum([len(page) async for page in scan(store, table)])


async def test_cleanup_removes_what_expired_and_nothing_else(running: Running) -> None:
    store, now = running.service(Store), running.clock.epoch()
    await running.service(JobRunner).run("cleanup")  # of what the tests before left behind
    tidied = ("sessions", "idempotency", "crm", "assistant", "alarms")
    before = {table: await items(store, table) for table in tidied}

    def row(table: str, name: str, **more: object) -> dict[str, object]:
        return dict.fromkeys(TABLES[table].key_names, name) | more

    for table in tidied:
        for n in range(12):
            await store.put(table, row(table, f"gone-{n}", expires_at=now - 3601))
        await store.put(table, row(table, "just expired", expires_at=now - 60))
        await store.put(table, row(table, "stays", expires_at=now + 60))
        await store.put(table, row(table, "for ever"))
    outcome = await running.service(JobRunner).run("cleanup")
    assert outcome.state == "done", outcome.message
    assert {table: outcome.result[table] for table in tidied} == dict.fromkeys(tidied, 12)
    after = {table: await items(store, table) for table in tidied}
    assert {table: after[table] - before[table] for table in tidied} | {"idempotency": 3} == dict.fromkeys(tidied, 3)
    again = await running.service(JobRunner).run("cleanup")
    assert {again.result[table] for table in tidied} == {0}


@pytest.mark.usefixtures("book")
async def test_fences_of_imports_that_ended_go_after_a_day(running: Running) -> None:
    async def fences() -> int:
        store = running.service(Store)
        imports = await store.query("crm", HashKey("pk", "IMPORTS"))
        found = [
            row
            for head in imports
            for row in await store.query("crm", HashKey("pk", f"IMPORT#{head['sk']}"))
            if row["sk"].startswith("FENCE")
        ]
        return len(found)

    runner = running.service(JobRunner)
    assert (await runner.run("cleanup")).result["import fences"] == 0
    assert await fences() == 6
    running.clock.at += timedelta(days=1, minutes=5)
    assert (await runner.run("cleanup")).result["import fences"] == 1
    assert await fences() == 0
