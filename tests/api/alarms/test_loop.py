"""From a reading over the limit to a reason to visit, and back: what a device posts is what a rep sees."""

import asyncio
from typing import Any

import httpx
import pytest
import records
from otomo.alarms.roster import Roster
from otomo.ids import new_id
from records import Body, code_of, if_match

from tests.api.conftest import START, Running

pytestmark = [pytest.mark.mission("IOT-4"), pytest.mark.mission("IOT-5"), pytest.mark.mission("TRIP-1")]

_PATIENCE_SECONDS = 30
LIMIT = {
    "metric": "temperature", "direction": "above", "set_at": 8, "clear_at": 7, "minimum_seconds": 0,
    "cooldown_seconds": 0, "severity": "critical",
}  # fmt: skip


class Freezer:
    """A device with a key, at a customer of the rep's."""

    def __init__(self, running: Running, rep: httpx.AsyncClient) -> None:
        self.running, self.rep = running, rep
        self.customer_id = self.device_id = ""
        self.headers: dict[str, str] = {}

    async def install(self) -> "Freezer":
        """Puts the device to a customer's site."""
        self.customer_id = (await records.customer(self.rep, last_contact_on="2026-11-19"))["customer_id"]
        made = await records.device(
            self.rep, self.customer_id, name="冷凍庫", place="第1倉庫", thresholds=[LIMIT], detect_anomalies=False
        )
        self.device_id = made["device_id"]
        key = await self.rep.post(f"/api/devices/{self.device_id}/keys", json={"label": "棚"})
        self.headers = {"Authorization": f"Bearer {key.json()['secret']}"}
        return self

    async def reads(self, temperature: float, **reading: object) -> None:
        """Posts a reading of now, and waits until it is evaluated."""
        body = {
            "device_id": self.device_id,
            "timestamp": int(self.running.clock.now().timestamp() * 1000),
            "temperature": temperature,
        }
        async with self.running.client() as sensor:
            answer = await sensor.post("/api/metrics", json=body | reading, headers=self.headers)
        assert answer.status_code == 201, answer.text
        await self.settled()

    async def settled(self) -> None:
        """Until everything posted is evaluated."""
        await self.running.service(Roster).settled()

    async def looked(self) -> None:
        """Until the registry and silences were looked at; a device that is busy is looked at the next time."""
        for _ in range(2):
            await self.running.service(Roster).look()
            await self.settled()

    async def alarms(self, **params: str) -> list[Body]:
        """The device's alarms, newest first."""
        answer = await self.rep.get("/api/alarms", params={"device_id": self.device_id} | params)
        return list(answer.json()["items"])

    async def signals(self, client: httpx.AsyncClient | None = None) -> list[Body]:
        """The device signals of its customer, as today shows them."""
        items = (await (client or self.rep).get("/api/today")).json()["items"]
        [mine] = [i for i in items if i["customer"]["customer_id"] == self.customer_id] or [{"signals": []}]
        return [s for s in mine["signals"] if s["kind"] == "device"]

    async def page(self) -> Body:
        """The customer's page."""
        return dict((await self.rep.get(f"/api/customers/{self.customer_id}/page")).json())

    async def briefing(self) -> list[Body]:
        """The briefing's lines about the site."""
        answer = (await self.rep.get(f"/api/customers/{self.customer_id}/briefing")).json()
        return [item for s in answer["sections"] if s["kind"] == "devices" for item in s["items"]]


@pytest.fixture
async def freezer(running: Running, rep: httpx.AsyncClient) -> Freezer:
    return await Freezer(running, rep).install()


async def test_a_reading_over_the_limit_is_a_reason_until_it_is_back(
    running: Running, freezer: Freezer, rep: httpx.AsyncClient, manager: httpx.AsyncClient, other: httpx.AsyncClient
) -> None:
    await freezer.reads(-18)
    assert await freezer.signals() == []
    assert [line["text"]["ja"][0]["text"] for line in await freezer.briefing()] == ["「"]

    running.clock.forward(minutes=5)
    await freezer.reads(9.25)
    [alarm] = await freezer.alarms()
    assert (alarm["kind"], alarm["severity"], alarm["metric"], alarm["unit"]) == (
        "threshold", "critical", "temperature", "°C",
    )  # fmt: skip
    assert (alarm["value"], alarm["limit"], alarm["cleared_at"]) == (9.25, 8, None)
    assert alarm["text_ja"].startswith("「冷凍庫」（第1倉庫）の温度が ")
    [signal] = await freezer.signals()
    assert signal["points"] == sum(part["points"] for part in signal["parts"]) == 12
    assert signal["evidence"][0] == {
        "kind": "alarm", "id": f"{freezer.device_id}/{alarm['alarm_id']}", "customer_id": freezer.customer_id,
    }  # fmt: skip
    assert (signal["readings"]["device_id"], signal["readings"]["metric"]) == (freezer.device_id, "temperature")
    assert await freezer.signals(manager) == [signal]
    assert await freezer.signals(other) == []
    stats = (await rep.get("/api/today")).json()["stats"]
    assert stats["device_alarms"] == 1
    page = await freezer.page()
    assert [s["signal_id"] for s in page["signals"]] == [signal["signal_id"]]
    assert [a["alarm_id"] for a in page["alarms"]] == [alarm["alarm_id"]]
    assert [(d["device_id"], d["state"], d["open_alarms"]) for d in page["devices"]] == [
        (freezer.device_id, "alarm", 1)
    ]
    rows = (await rep.get("/api/customers", params={"sort": "-score", "q": freezer.customer_id})).json()["items"]
    assert rows[0]["next_action"]["kind"] == "device"

    [line] = await freezer.briefing()
    chart = line["chart"]
    assert (chart["metric"], chart["unit"], chart["low"], chart["high"]) == (
        "temperature", "°C", [-18, 9.25], [-18, 9.25],
    )  # fmt: skip
    assert chart["limits"] == [{"direction": "above", "set_at": 8, "clear_at": 7, "severity": "critical"}]

    running.clock.forward(minutes=5)
    await freezer.reads(6)
    [alarm] = await freezer.alarms()
    assert alarm["cleared_at"] is not None
    assert alarm["peak"] == 9.25
    assert await freezer.signals() == []
    assert (await rep.get("/api/today")).json()["stats"]["device_alarms"] == 0
    assert (await freezer.page())["alarms"] == []
    lines = ["".join(s["text"] for s in line["text"]["ja"]) for line in await freezer.briefing()]
    assert "に解消しました（最も外れた値 9.3°C）。" in lines[0]
    assert "警報は出ていません：6°C" in lines[1]


async def test_two_customers_are_compared_by_their_alarms(freezer: Freezer, rep: httpx.AsyncClient) -> None:
    quiet = (await records.customer(rep, last_contact_on="2026-11-19"))["customer_id"]
    await freezer.reads(9)
    compared = await rep.get("/api/signals/compare", params={"a": quiet, "b": freezer.customer_id})
    assert compared.json()["above"] == freezer.customer_id
    assert "機器で 12点" in "".join(s["text"] for s in compared.json()["text"]["ja"])


async def test_a_trip_goes_to_whom_only_an_alarm_asks_for(freezer: Freezer, rep: httpx.AsyncClient) -> None:
    await freezer.reads(9)
    answer = await rep.post("/api/trips/plan", json=records.wishes("2026-11-25"))
    visits = [i for day in answer.json()["days"] for i in day["items"] if i["type"] == "visit"]
    [visit] = [v for v in visits if v["customer_id"] == freezer.customer_id]
    assert visit["lead_kind"] == "device"


async def test_a_device_that_falls_silent(running: Running, freezer: Freezer) -> None:
    await freezer.reads(-18)
    running.clock.forward(minutes=10)
    async with asyncio.timeout(_PATIENCE_SECONDS):
        # The application looks for itself as well, and then the device is busy; after a failed call it rests for 10 s.
        while not await freezer.alarms(state="open"):
            await freezer.looked()
    [alarm] = await freezer.alarms(state="open")
    assert (alarm["kind"], alarm["severity"], alarm["value"], alarm["metric"]) == ("offline", "warning", None, None)
    assert (await freezer.signals())[0]["tag"]["ja"] == "機器 通信なし"
    await freezer.reads(-18)
    assert await freezer.alarms(state="open") == []
    assert await freezer.signals() == []


async def test_a_changed_threshold_and_a_deleted_device(
    running: Running, freezer: Freezer, rep: httpx.AsyncClient
) -> None:
    await freezer.reads(5)
    path = f"/api/devices/{freezer.device_id}"
    lower = LIMIT | {"set_at": 4, "clear_at": 3}
    assert (await rep.patch(path, json={"thresholds": [lower]}, headers=if_match(1))).status_code == 200
    await freezer.looked()
    assert [a["limit"] for a in await freezer.alarms(state="open")] == [4]
    assert len(await freezer.signals()) == 1
    assert (await rep.delete(path, headers=if_match(2))).status_code == 204
    assert await freezer.signals() == []
    history = (await rep.get("/api/alarms", params={"customer_id": freezer.customer_id})).json()["items"]
    assert [a["cleared_at"] is None for a in history] == [False]


async def test_somebody_looks_after_it(freezer: Freezer, rep: httpx.AsyncClient, running: Running) -> None:
    await freezer.reads(9)
    [alarm] = await freezer.alarms()
    [before] = await freezer.signals()
    path = f"/api/alarms/{freezer.device_id}/{alarm['alarm_id']}"
    once = {"Idempotency-Key": new_id("k")}
    body = {"note": "業者を手配"}
    seen = await rep.post(f"{path}/acknowledge", json=body, headers=once)
    assert seen.status_code == 200, seen.text
    assert (seen.json()["acknowledged_by"], seen.headers["etag"]) == ("Rep", '"2"')
    assert [n["text"] for n in seen.json()["notes"]] == ["業者を手配"]
    assert (await rep.post(f"{path}/acknowledge", json=body, headers=once)).json() == seen.json()
    assert code_of(await rep.post(f"{path}/acknowledge", json={})) == (409, "already-acknowledged")
    [after] = await freezer.signals()
    assert 0 < after["points"] < before["points"]
    assert after["tag"]["ja"].endswith("（確認済み）")
    noted = await rep.post(f"{path}/notes", json={"text": "復旧は明日"})
    assert (noted.status_code, len(noted.json()["notes"]), noted.json()["version"]) == (201, 2, 3)
    running.clock.forward(minutes=1)
    await freezer.reads(5)
    ended = (await rep.get(path)).json()
    assert (ended["cleared_at"] is None, ended["acknowledged_by"], len(ended["notes"])) == (False, "Rep", 2)
    assert ended["version"] == 4
    for bad in ({"text": ""}, {"text": "x" * 2001}, {}, {"text": "x", "by": "somebody"}):
        assert code_of(await rep.post(f"{path}/notes", json=bad)) == (422, "invalid")


async def test_the_inbox_in_pages(freezer: Freezer, rep: httpx.AsyncClient, running: Running) -> None:
    for _ in range(3):
        running.clock.forward(minutes=1)
        await freezer.reads(9)
        running.clock.forward(minutes=1)
        await freezer.reads(5)
    running.clock.forward(minutes=1)
    await freezer.reads(9)

    async def pages(**params: Any) -> list[list[Body]]:
        found = []
        while True:
            answer = (await rep.get("/api/alarms", params=params)).json()
            found.append(answer["items"])
            if answer["next_cursor"] is None:
                return found
            params["cursor"] = answer["next_cursor"]

    def mine(found: list[list[Body]]) -> list[bool]:
        return [a["cleared_at"] is None for page in found for a in page if a["device_id"] == freezer.device_id]

    assert mine(await pages(limit=1, device_id=freezer.device_id)) == [True, False, False, False]
    assert mine(await pages(limit=2, customer_id=freezer.customer_id)) == [True, False, False, False]
    assert mine(await pages(limit=2, customer_id=freezer.customer_id, state="cleared")) == [False] * 3
    everything = mine(await pages(limit=2))
    assert (everything[0], len(everything)) == (True, 4)
    assert mine(await pages(state="open")) == [True]
    assert mine(await pages(state="cleared", limit=3)) == [False] * 3
    broken = await rep.get("/api/alarms", params={"cursor": "nonsense"})
    assert code_of(broken) == (422, "invalid-cursor")


async def test_what_does_not_exist(freezer: Freezer, rep: httpx.AsyncClient) -> None:
    for path in (f"/api/alarms/{freezer.device_id}/nothing", "/api/alarms/nothing/0000000000000-offline"):
        assert code_of(await rep.get(path)) == (404, "not-found")
        assert code_of(await rep.post(f"{path}/acknowledge", json={})) == (404, "not-found")
    assert code_of(await rep.get("/api/alarms", params={"device_id": "nothing"})) == (404, "not-found")
    assert code_of(await rep.get("/api/alarms", params={"state": "closed"})) == (422, "invalid")


async def test_an_alarm_is_forgotten_when_its_time_is_over(freezer: Freezer, running: Running) -> None:
    await freezer.reads(9)
    running.clock.forward(minutes=1)
    await freezer.reads(5)
    [alarm] = await freezer.alarms()
    running.clock.forward(days=401)
    try:
        fresh = await running.signed_in("rep")
        gone = await fresh.get(f"/api/alarms/{freezer.device_id}/{alarm['alarm_id']}")
        assert code_of(gone) == (404, "not-found")
    finally:
        running.clock.at = START
