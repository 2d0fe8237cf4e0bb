"""Keys over HTTP: shown once, two at a time, gone when they are taken back."""

import asyncio
from datetime import timedelta

import httpx
import pytest
import records
from otomo.devices.keys import DeviceKeys
from otomo.devices.repository import DeviceRepository
from otomo.logging import configure_logging
from otomo.settings import Settings
from otomo.store.client import Store
from records import Body, code_of, if_match

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("IOT-2", "ID-5")


@pytest.fixture
async def device_id(rep: httpx.AsyncClient) -> str:
    """A device of the rep's."""
    customer = await records.customer(rep)
    made: str = (await records.device(rep, customer["customer_id"]))["device_id"]
    return made


async def made(client: httpx.AsyncClient, device_id: str, **fields: object) -> Body:
    answer = await client.post(f"/api/devices/{device_id}/keys", json={"label": "棚"} | fields)
    assert answer.status_code == 201, answer.text
    key: Body = answer.json()
    return key


async def listed(client: httpx.AsyncClient, device_id: str) -> list[Body]:
    answer = await client.get(f"/api/devices/{device_id}/keys")
    items: list[Body] = answer.json()["items"]
    return items


async def test_the_secret_is_shown_once(rep: httpx.AsyncClient, running: Running, device_id: str) -> None:
    key = await made(rep, device_id, label="工場の棚")
    secret = key.pop("secret")
    assert secret.startswith(f"otk_{key['key_id']}_")
    assert await listed(rep, device_id) == [key]
    assert (key["label"], key["device_ids"], key["other_devices"], key["expired"]) == (
        "工場の棚",
        [device_id],
        0,
        False,
    )
    me = (await rep.get("/api/users/me")).json()
    assert key["created_by"] == me["display_name"]
    grant = await running.service(DeviceKeys).verify(secret)
    assert grant
    assert grant.devices == {device_id}


async def test_two_keys_while_they_are_exchanged(rep: httpx.AsyncClient, running: Running, device_id: str) -> None:
    keys = running.service(DeviceKeys)
    old = await made(rep, device_id)
    new = await made(rep, device_id)
    answer = await rep.post(f"/api/devices/{device_id}/keys", json={"label": "三"})
    assert code_of(answer) == (409, "too-many-keys")
    assert await keys.verify(old["secret"])
    assert await keys.verify(new["secret"])
    path = f"/api/devices/{device_id}/keys/{old['key_id']}"
    assert (await rep.delete(path)).status_code == 204
    assert await keys.verify(old["secret"]) is None
    assert await keys.verify(new["secret"])
    assert code_of(await rep.delete(path)) == (404, "not-found")
    assert [k["key_id"] for k in await listed(rep, device_id)] == [new["key_id"]]
    assert (await rep.get(f"/api/devices/{device_id}")).json()["version"] == 1  # keys are not a change of the device


async def test_an_expired_key_makes_room(rep: httpx.AsyncClient, running: Running, device_id: str) -> None:
    soon = running.clock.now() + timedelta(minutes=5)
    await made(rep, device_id, expires_at=soon.isoformat())
    short = await made(rep, device_id, expires_at=soon.isoformat())
    running.clock.at += timedelta(minutes=5)
    try:
        assert await running.service(DeviceKeys).verify(short["secret"]) is None
        assert [k["expired"] for k in await listed(rep, device_id)] == [True, True]
        await made(rep, device_id)
    finally:
        running.clock.at -= timedelta(minutes=5)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"label": ""}, "label"),
        ({"label": "x", "expires_at": "2026-11-20T00:00:00Z"}, "expires_at"),
        ({"label": "x", "expires_at": "2027-11-20T00:00:00"}, "expires_at"),
        ({"label": "x", "device_ids": ["nobody"]}, "device_ids"),
        ({"label": "x", "device_ids": [f"d{n}" for n in range(50)]}, "device_ids"),
        ({"label": "x", "secret": "mine"}, "secret"),
    ],
)
async def test_says_what_is_wrong(rep: httpx.AsyncClient, device_id: str, fields: Body, field: str) -> None:
    answer = await rep.post(f"/api/devices/{device_id}/keys", json=fields)
    assert code_of(answer) == (422, "invalid")
    assert [e["field"] for e in answer.json()["errors"]] == [field]


async def test_a_gateway_writes_for_several_devices(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, manager: httpx.AsyncClient, running: Running, device_id: str
) -> None:
    keys = running.service(DeviceKeys)
    theirs = (await records.device(other, (await records.customer(other))["customer_id"]))["device_id"]
    answer = await rep.post(f"/api/devices/{device_id}/keys", json={"label": "x", "device_ids": [theirs]})
    assert code_of(answer) == (422, "invalid")
    key = await made(manager, device_id, device_ids=[theirs, device_id])
    assert key["device_ids"] == [device_id, theirs]
    grant = await keys.verify(key["secret"])
    assert grant
    assert grant.devices == {device_id, theirs}
    seen = (await listed(rep, device_id))[0]
    assert (seen["device_ids"], seen["other_devices"]) == ([device_id], 1)
    # Whoever sees a part of it takes back that part.
    assert (await rep.delete(f"/api/devices/{device_id}/keys/{key['key_id']}")).status_code == 204
    grant = await keys.verify(key["secret"])
    assert grant
    assert grant.devices == {theirs}
    assert await listed(rep, device_id) == []
    assert (await other.delete(f"/api/devices/{theirs}", headers=if_match(1))).status_code == 204
    assert await keys.verify(key["secret"]) is None


async def test_a_repeated_request_makes_one_key_and_does_not_show_it_again(
    rep: httpx.AsyncClient, running: Running, device_id: str
) -> None:
    headers = {"Idempotency-Key": "key-for-a-key"}
    path = f"/api/devices/{device_id}/keys"
    first = await rep.post(path, json={"label": "x"}, headers=headers)
    again = await rep.post(path, json={"label": "x"}, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json() | {"secret": None}
    assert len(await listed(rep, device_id)) == 1
    store, secret = running.service(Store), first.json()["secret"]
    for table in ("idempotency", "devices"):
        rows = [row async for row in store.client.scan(store.table_name(table))]
        assert rows
        assert secret.split("_", 2)[2] not in repr(rows)


async def test_two_administrators_make_no_third_key(running: Running, device_id: str) -> None:
    clients = [await running.signed_in("admin") for _ in range(2)]
    answers = await asyncio.gather(
        *(client.post(f"/api/devices/{device_id}/keys", json={"label": "x"}) for client in clients for _ in range(3))
    )
    assert sorted(a.status_code for a in answers) == [201, 201, 409, 409, 409, 409]
    made = [a.json() for a in answers if a.status_code == 201]
    assert {k["key_id"] for k in await listed(clients[0], device_id)} == {k["key_id"] for k in made}
    # Both take the same key back, and one of them deletes the device.
    answers = await asyncio.gather(
        *(client.delete(f"/api/devices/{device_id}/keys/{made[0]['key_id']}") for client in clients),
        clients[0].delete(f"/api/devices/{device_id}", headers=if_match(1)),
    )
    assert {a.status_code for a in answers[:2]} <= {204, 404}
    assert answers[2].status_code == 204
    repository = running.service(DeviceRepository)
    assert await repository.find_keys([k["key_id"] for k in made]) == {}


async def test_no_secret_is_logged(
    rep: httpx.AsyncClient,
    running: Running,
    device_id: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    configure_logging(Settings(log_level="debug"))
    with caplog.at_level(0):
        secret = (await made(rep, device_id))["secret"]
        await running.service(DeviceKeys).verify(secret)
        headers = {"Authorization": f"Bearer {secret}"}
        await rep.get("/api/devices", headers=headers)
    configure_logging(Settings(log_level="error"))
    out, err = capfd.readouterr()
    logged = out + err + caplog.text
    assert "/keys" in logged
    assert secret.split("_", 2)[2] not in logged
