"""What the log says of posts that are refused: which key it was, as far as that is known."""

from typing import Any

import httpx
import pytest
import records
from otomo.audit.refusals import Refusals
from otomo.devices.keys import new_secret

from tests.api.audit.reading import newest
from tests.api.conftest import Running
from tests.api.metrics.conftest import NOW, MakeSender, Sender

pytestmark = pytest.mark.mission("ID-4")

READING = {"timestamp": NOW, "temperature": 21.5}


@pytest.fixture(autouse=True)
def _nothing_was_refused(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same refusal of an address is counted for a minute, and of two at one time neither is the newest."""
    monkeypatch.setattr(running.service(Refusals), "_seen", {})
    running.clock.forward(seconds=1)


async def refused(running: Running, admin: httpx.AsyncClient) -> dict[str, Any]:
    """The newest refusal."""
    await running.service(Refusals).settle()
    [entry] = await newest(admin, action="metrics.write", outcome="refused")
    return entry


def key_id_of(sender: Sender) -> str:
    return sender.token.split("_")[1]


async def test_a_key_that_is_proven_is_the_actor(
    running: Running, admin: httpx.AsyncClient, make_sender: MakeSender
) -> None:
    mine, other = await make_sender(), await make_sender()
    answer = await mine.post(READING | {"device_id": other.device_id})
    assert records.code_of(answer) == (403, "foreign-device")
    entry = await refused(running, admin)
    assert entry["actor"] == {"kind": "device", "id": key_id_of(mine), "name": None}
    assert entry["reason"] == "foreign-device"
    assert [e["entry_id"] for e in await newest(admin, user_id=key_id_of(mine))] == [entry["entry_id"]]


async def test_a_key_that_is_only_named_is_what_it_was_about(
    running: Running, admin: httpx.AsyncClient, make_sender: MakeSender
) -> None:
    mine, other = await make_sender(), await make_sender()
    mine.token = f"otk_{key_id_of(mine)}_{other.token.split('_', 2)[2]}"
    assert records.code_of(await mine.post(READING)) == (401, "unauthenticated")
    entry = await refused(running, admin)
    assert entry["actor"]["kind"] == "nobody"
    assert entry["resource"] == {"kind": "device-keys", "id": key_id_of(mine), "name": None}


async def test_a_key_that_does_not_exist_is_nobodys(running: Running, admin: httpx.AsyncClient, sender: Sender) -> None:
    sender.token = new_secret().token
    assert records.code_of(await sender.post(READING)) == (401, "unauthenticated")
    entry = await refused(running, admin)
    assert entry["actor"]["kind"] == "nobody"
    assert entry["resource"]["kind"] == "metrics"
    assert sender.token.split("_")[1] not in str(entry)


async def test_an_address_that_invents_keys_is_told_to_wait(running: Running, sender: Sender) -> None:
    good, codes = sender.token, set()
    assert (await sender.post(READING)).status_code == 201
    for _ in range(running.settings.metrics.unknown_keys_burst + 20):
        sender.token = new_secret().token
        answer = await sender.post(READING)
        codes.add(records.code_of(answer))
    assert codes == {(401, "unauthenticated"), (429, "too-many-requests")}
    sender.token = good
    assert (await sender.post(READING | {"timestamp": NOW + 1})).status_code == 201
