"""The registry over HTTP: what a device is, who sees it, and what becomes of it when its customer moves."""

import asyncio
from datetime import timedelta

import httpx
import pytest
import records
from msgspec.structs import replace
from otomo.devices.items import DeviceState, Latest
from otomo.devices.keys import DeviceKeys
from otomo.devices.repository import DeviceRepository
from otomo.devices.states import DeviceStates
from otomo.store.client import Store
from otomo.store.errors import StoreUnavailableError
from records import Body, code_of, if_match

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("IOT-2")

HOT = {"metric": "temperature", "direction": "above", "set_at": 28, "clear_at": 26.5, "severity": "critical"}


async def ids(client: httpx.AsyncClient, **params: object) -> list[str]:
    answer = await client.get("/api/devices", params={"limit": 500} | params)
    assert answer.status_code == 200, answer.text
    return [item["device_id"] for item in answer.json()["items"]]


async def key_of(client: httpx.AsyncClient, device_id: str, **fields: object) -> Body:
    answer = await client.post(f"/api/devices/{device_id}/keys", json={"label": "棚"} | fields)
    assert answer.status_code == 201, answer.text
    made: Body = answer.json()
    return made


async def test_a_device_is_what_was_said(rep: httpx.AsyncClient) -> None:
    customer = await records.customer(rep, name="三好精工")
    plain = await records.device(rep, customer["customer_id"], name="棚の温度計")
    assert plain["device_id"].startswith("d_")
    assert {k: plain[k] for k in ("kind", "place", "metrics", "units", "expected_interval_seconds", "thresholds")} == {
        "kind": "thermo-hygrometer",
        "place": None,
        "metrics": ["temperature", "humidity"],
        "units": {"temperature": "°C", "humidity": "%"},
        "expected_interval_seconds": 60,
        "thresholds": [],
    }
    assert (plain["state"], plain["latest"], plain["open_alarms"]) == ("new", None, 0)
    assert plain["customer_name"] == "三好精工"
    full = await records.device(
        rep,
        customer["customer_id"],
        device_id="warehouse-2.a",
        kind="冷蔵庫",
        place="第2倉庫",
        metrics=["temperature"],
        expected_interval_seconds=10,
        thresholds=[HOT],
        detect_anomalies=False,
    )
    assert full["thresholds"] == [HOT | {"minimum_seconds": 0, "cooldown_seconds": 0}]
    path = "/api/devices/warehouse-2.a"
    assert (await rep.get(path)).json() == full
    answer = await rep.patch(path, json={"place": None, "name": "改名"}, headers=if_match(1))
    changed = answer.json()
    assert (answer.headers["etag"], changed["place"], changed["name"], changed["kind"]) == (
        '"2"',
        None,
        "改名",
        "冷蔵庫",
    )
    assert changed["thresholds"] == full["thresholds"]
    assert code_of(await rep.post("/api/devices", json={"customer_id": customer["customer_id"], "name": "x",
        "device_id": "warehouse-2.a"})) == (409, "already-exists")  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"device_id": "Upper"}, "device_id"),
        ({"device_id": "-front"}, "device_id"),
        ({"device_id": "a#state"}, "device_id"),
        ({"device_id": "a" * 65}, "device_id"),
        ({"device_id": "export"}, "device_id"),
        ({"device_id": "機器"}, "device_id"),
        ({"name": " "}, "name"),
        ({"kind": "x" * 41}, "kind"),
        ({"place": "x" * 121}, "place"),
        ({"metrics": []}, "metrics"),
        ({"metrics": ["pressure"]}, "metrics.0"),
        ({"expected_interval_seconds": 0}, "expected_interval_seconds"),
        ({"colour": "red"}, "colour"),
        ({"thresholds": [HOT | {"clear_at": 28.5}]}, "thresholds.0.clear_at"),
        ({"thresholds": [HOT | {"direction": "below"}]}, "thresholds.0.clear_at"),
        ({"thresholds": [HOT | {"set_at": 151}]}, "thresholds.0.set_at"),
        ({"thresholds": [HOT | {"clear_at": -90.5}]}, "thresholds.0.clear_at"),
        ({"thresholds": [HOT | {"metric": "humidity", "set_at": 100.5}]}, "thresholds.0.set_at"),
        ({"thresholds": [HOT | {"set_at": "NaN"}]}, "thresholds.0.set_at"),
        ({"thresholds": [HOT | {"minimum_seconds": -1}]}, "thresholds.0.minimum_seconds"),
        ({"thresholds": [HOT, HOT]}, "thresholds.1"),
        ({"thresholds": [HOT] * 21}, "thresholds"),
        ({"thresholds": [HOT], "metrics": ["humidity"]}, "thresholds.0.metric"),
    ],
)
async def test_says_what_is_wrong(rep: httpx.AsyncClient, fields: Body, field: str) -> None:
    body = {"customer_id": (await records.customer(rep))["customer_id"], "name": "x"} | fields
    answer = await rep.post("/api/devices", json=body)
    assert code_of(answer) == (422, "invalid")
    assert [e["field"] for e in answer.json()["errors"]] == [field]


async def test_a_change_that_leaves_a_threshold_without_its_metric_is_refused(rep: httpx.AsyncClient) -> None:
    customer = await records.customer(rep)
    device = await records.device(rep, customer["customer_id"], thresholds=[HOT])
    path = f"/api/devices/{device['device_id']}"
    answer = await rep.patch(path, json={"metrics": ["humidity"]}, headers=if_match(device))
    assert code_of(answer) == (422, "invalid")
    assert (await rep.get(path)).json() == device


async def test_lists_by_customer_owner_words_and_page(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running
) -> None:
    mine = await records.customer(rep, name="い 機器の客")
    theirs = await records.customer(other, name="あ 機器の客")
    for n in range(3):
        await records.device(rep, mine["customer_id"], device_id=f"list-mine-{n}", name=f"ヒョウ {n}", place="一階")
    await records.device(other, theirs["customer_id"], device_id="list-theirs", name="シシ")
    found = ["list-theirs", "list-mine-0", "list-mine-1", "list-mine-2"]
    assert await ids(manager, q="機器の客") == found
    assert await ids(rep, q="list-") == found[1:]
    assert await ids(other, q="list-") == found[:1]
    assert await ids(manager, q="ひょう") == found[1:]
    assert await ids(manager, q="一階") == found[1:]
    assert await ids(manager, q="list-", owner_id=running.users["other"].user_id) == found[:1]
    assert await ids(rep, customer_id=mine["customer_id"]) == found[1:]
    assert await ids(rep, customer_id=mine["customer_id"], q="2") == ["list-mine-2"]
    first = (await manager.get("/api/devices", params={"q": "list-", "limit": 3})).json()
    assert ([i["device_id"] for i in first["items"]], first["total"]) == (found[:3], 4)
    rest = await manager.get("/api/devices", params={"q": "list-", "limit": 3, "cursor": first["next_cursor"]})
    assert ([i["device_id"] for i in rest.json()["items"]], rest.json()["next_cursor"]) == (found[3:], None)
    elsewhere = await rep.get("/api/devices", params={"q": "list-", "cursor": first["next_cursor"]})
    assert code_of(elsewhere) == (422, "invalid-cursor")


async def test_says_how_each_device_is(rep: httpx.AsyncClient, running: Running) -> None:
    customer_id = (await records.customer(rep))["customer_id"]
    now = int(running.clock.now().timestamp() * 1000)
    states = running.service(DeviceStates)
    late = running.settings.metrics.state_seconds  # a state may be saved so much later
    silent = now - int(3 * 60 + late) * 1000 - 1  # three intervals
    saved: dict[str, DeviceState | None] = {
        "how-new": None,
        "how-ok": DeviceState(device_id="how-ok", latest=Latest(now - 60_000, 21.5, None, "ok")),
        "how-late": DeviceState(device_id="how-late", latest=Latest(silent + 1, 21.5, 40.0, "ok")),
        "how-offline": DeviceState(device_id="how-offline", latest=Latest(silent, 21.5, 40.0, "ok")),
        "how-told": DeviceState(device_id="how-told", latest=Latest(now, 20.0), open=("1-offline-",)),
        "how-alarm": DeviceState(
            device_id="how-alarm", latest=Latest(silent, 30.0), open=("1-threshold-temperature", "2-offline-")
        ),
    }
    for device_id, state in saved.items():
        await records.device(rep, customer_id, device_id=device_id)
        if state is not None:
            await states.save(state, 0)
    items = (await rep.get("/api/devices", params={"customer_id": customer_id})).json()["items"]
    assert {i["device_id"]: (i["state"], i["open_alarms"]) for i in items} == {
        "how-new": ("new", 0),
        "how-ok": ("ok", 0),
        "how-late": ("ok", 0),
        "how-offline": ("offline", 0),
        "how-told": ("offline", 1),
        "how-alarm": ("alarm", 2),
    }
    ok = (await rep.get("/api/devices/how-ok")).json()
    assert ok["latest"] == {"timestamp": now - 60_000, "temperature": 21.5, "humidity": None, "status": "ok"}
    for word, expected in {
        "new": ["how-new"], "ok": ["how-late", "how-ok"], "offline": ["how-offline", "how-told"], "alarm": ["how-alarm"]
    }.items():  # fmt: skip
        assert sorted(await ids(rep, customer_id=customer_id, state=word)) == expected
    assert (await rep.get("/api/devices", params={"state": "tired"})).status_code == 422


async def test_a_deleted_device_leaves_nothing_but_its_name_to_its_customer(
    rep: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running
) -> None:
    mine, another = (await records.customer(rep))["customer_id"], (await records.customer(rep))["customer_id"]
    device = await records.device(rep, mine, device_id="gone")
    await key_of(rep, "gone")
    states = running.service(DeviceStates)
    await states.save(DeviceState(device_id="gone", latest=Latest(1, 20.0)), 0)
    assert (await rep.delete("/api/devices/gone", headers=if_match(device))).status_code == 204
    assert code_of(await rep.get("/api/devices/gone")) == (404, "not-found")
    assert code_of(await rep.delete("/api/devices/gone", headers=if_match(1))) == (404, "not-found")
    assert await ids(rep, customer_id=mine) == []
    assert await states.get("gone") == DeviceState(device_id="gone")
    body = {"customer_id": another, "name": "x", "device_id": "gone"}
    assert code_of(await manager.post("/api/devices", json=body)) == (409, "device-id-retired")
    again = await records.device(rep, mine, device_id="gone")
    assert (again["version"], again["state"]) == (1, "new")
    assert (await rep.get("/api/devices/gone/keys")).json()["items"] == []
    assert (await rep.delete("/api/devices/gone", headers=if_match(1))).status_code == 204
    running.clock.at += timedelta(days=1_831)
    try:
        later = await running.signed_in("manager")
        assert (await later.post("/api/devices", json=body)).status_code == 201
    finally:
        running.clock.at -= timedelta(days=1_831)


async def test_a_device_moves_between_customers_that_one_sees(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, manager: httpx.AsyncClient
) -> None:
    mine, second = (await records.customer(rep))["customer_id"], (await records.customer(rep))["customer_id"]
    theirs = (await records.customer(other))["customer_id"]
    await records.device(rep, mine, device_id="mover")
    moved = await rep.patch("/api/devices/mover", json={"customer_id": second}, headers=if_match(1))
    assert (moved.status_code, moved.json()["customer_id"]) == (200, second)
    assert (await ids(rep, customer_id=mine), await ids(rep, customer_id=second)) == ([], ["mover"])
    for stranger in (theirs, "nobody"):
        refused = await rep.patch("/api/devices/mover", json={"customer_id": stranger}, headers=if_match(2))
        assert code_of(refused) == (404, "not-found")
    assert (await manager.patch("/api/devices/mover", json={"customer_id": theirs}, headers=if_match(2))).is_success
    assert code_of(await rep.get("/api/devices/mover")) == (404, "not-found")
    assert "mover" not in await ids(rep)
    assert "mover" in await ids(other)


async def test_devices_follow_their_customer_to_another_owner(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running
) -> None:
    customer = await records.customer(rep)
    for n in range(3):
        await records.device(rep, customer["customer_id"], device_id=f"follow-{n}")
    path = f"/api/customers/{customer['customer_id']}"
    to = {"owner_id": running.users["other"].user_id}
    assert (await manager.patch(path, json=to, headers=if_match(1))).status_code == 200
    assert await ids(rep, q="follow-") == []
    assert await ids(other, q="follow-") == ["follow-0", "follow-1", "follow-2"]
    assert code_of(await rep.get("/api/devices/follow-0")) == (404, "not-found")
    assert (await other.get("/api/devices/follow-0")).json()["version"] == 1
    assert (await manager.patch(path, json={"owner_id": None}, headers=if_match(2))).status_code == 200
    assert await ids(other, q="follow-") == []
    assert await ids(manager, q="follow-") == ["follow-0", "follow-1", "follow-2"]


async def test_a_handover_that_was_cut_off_is_made_good_by_the_next_reader(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running
) -> None:
    customer = await records.customer(rep)
    await records.device(rep, customer["customer_id"], device_id="stray")
    repository = running.service(DeviceRepository)
    stray = await repository.get("stray")
    wrong = replace(stray, owner_id=running.users["other"].user_id)
    await running.service(Store).transact([repository.replace_op(stray, wrong)])
    assert await ids(other, q="stray") == []  # the copy is not believed
    assert code_of(await other.get("/api/devices/stray")) == (404, "not-found")
    assert await ids(rep, customer_id=customer["customer_id"]) == ["stray"]
    assert (await repository.get("stray")).owner_id == running.users["rep"].user_id
    assert await ids(rep, q="stray") == ["stray"]


async def test_devices_go_with_their_customer(
    rep: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running
) -> None:
    customer = await records.customer(rep)
    device_id = (await records.device(rep, customer["customer_id"]))["device_id"]
    secret = (await key_of(rep, device_id))["secret"]
    assert (await rep.delete(f"/api/customers/{customer['customer_id']}", headers=if_match(1))).status_code == 204
    repository = running.service(DeviceRepository)
    assert await repository.find_many([device_id]) == {}
    assert await repository.find_key(secret.split("_")[1]) is None
    assert code_of(await manager.get(f"/api/devices/{device_id}")) == (404, "not-found")


async def test_two_administrators_at_once(running: Running, manager: httpx.AsyncClient) -> None:
    first, second = await running.signed_in("admin"), await running.signed_in("admin")
    customer = await records.customer(first)
    to = running.users["other"].user_id
    device_id = "contested"
    body = {"customer_id": customer["customer_id"], "name": "x", "device_id": device_id}
    made = await asyncio.gather(*(client.post("/api/devices", json=body) for client in (first, second)))
    assert sorted(a.status_code for a in made) == [201, 409]
    path = f"/api/devices/{device_id}"
    # One hands the customer over while the other changes the device: both succeed, and the copy is right.
    handed, changed = await asyncio.gather(
        first.patch(f"/api/customers/{customer['customer_id']}", json={"owner_id": to}, headers=if_match(1)),
        second.patch(path, json={"name": "改名"}, headers=if_match(1)),
    )
    assert (handed.status_code, changed.status_code) == (200, 200)
    device = await running.service(DeviceRepository).get(device_id)
    assert (device.owner_id, device.name, device.version) == (to, "改名", 2)
    # One deletes the customer while the other adds a device: no device is left without a customer.
    body |= {"device_id": "late"}
    gone, added = await asyncio.gather(
        first.delete(f"/api/customers/{customer['customer_id']}", headers=if_match(2)),
        second.post("/api/devices", json=body),
    )
    assert (gone.status_code, added.status_code in (201, 404)) == (204, True)
    assert await running.service(DeviceRepository).find_many([device_id, "late"]) == {}
    assert await ids(manager, q="contested") == []


async def test_devices_follow_when_an_import_hands_their_customer_over(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, manager: httpx.AsyncClient
) -> None:
    customer = await records.customer(rep, customer_id="HANDED", name="引継ぎ")
    await records.device(rep, customer["customer_id"], device_id="handed")
    content = "customer_id,name,risk_level,owner\nHANDED,引継ぎ,3,other\n".encode()
    answer = await manager.post("/api/imports", files={"files": ("c.csv", content)})
    assert answer.json()["totals"]["updated"] == 1
    assert (await ids(rep, q="handed"), await ids(other, q="handed")) == ([], ["handed"])
    undone = await manager.post(f"/api/imports/{answer.json()['import_id']}/undo")
    assert undone.status_code == 200
    assert (await ids(rep, q="handed"), await ids(other, q="handed")) == (["handed"], [])


async def test_a_handover_counts_although_the_devices_cannot_follow_now(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    customer = await records.customer(rep)
    await records.device(rep, customer["customer_id"], device_id="left-behind")

    async def away(*_: object) -> None:
        raise StoreUnavailableError

    to = {"owner_id": running.users["other"].user_id}
    with monkeypatch.context() as broken:
        broken.setattr(DeviceRepository, "of_customer", away)
        answer = await manager.patch(f"/api/customers/{customer['customer_id']}", json=to, headers=if_match(1))
    assert (answer.status_code, answer.json()["owner_id"]) == (200, to["owner_id"])
    assert await ids(rep, q="left-behind") == []
    assert code_of(await rep.get("/api/devices/left-behind")) == (404, "not-found")
    assert await ids(manager, q="left-behind") == ["left-behind"]  # and puts it right
    assert await ids(other, q="left-behind") == ["left-behind"]


async def test_devices_that_a_deletion_left_behind_go_when_a_manager_looks(
    rep: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = await records.customer(rep)
    await records.device(rep, customer["customer_id"], device_id="orphan")
    secret = (await key_of(rep, "orphan"))["secret"]

    async def away(*_: object) -> None:
        raise StoreUnavailableError

    with monkeypatch.context() as broken:
        broken.setattr(DeviceRepository, "of_customer", away)
        answer = await rep.delete(f"/api/customers/{customer['customer_id']}", headers=if_match(1))
    assert answer.status_code == 204
    assert code_of(await manager.get("/api/devices/orphan")) == (404, "not-found")
    assert await ids(manager, q="orphan") == []
    assert await running.service(DeviceRepository).find_many(["orphan"]) == {}
    assert await running.service(DeviceKeys).verify(secret) is None
