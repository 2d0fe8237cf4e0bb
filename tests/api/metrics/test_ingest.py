"""Posting readings over HTTP: what is stored, what is refused and how it is said."""

import asyncio
import gzip
import json
from datetime import timedelta
from typing import Any

import httpx
import pytest
from otomo.metrics.ingest import IngestService
from otomo.metrics.readings import Readings
from otomo.metrics.rollups import Rollups
from records import code_of

from tests.api.conftest import Running
from tests.api.metrics.conftest import NOW, MakeSender, Sender

pytestmark = pytest.mark.mission("IOT-1")

GOOD = {"timestamp": NOW, "temperature": 21.5}


def fields(answer: httpx.Response) -> list[tuple[str, str]]:
    return [(error["field"], error["code"]) for error in answer.json()["errors"]]


async def test_one_reading_is_stored_as_it_is(sender: Sender) -> None:
    answer = await sender.post({"timestamp": NOW, "temperature": 21.5, "humidity": 40})
    assert (answer.status_code, answer.json()) == (201, {"accepted": 1})
    assert answer.headers["x-request-id"]
    assert await sender.stored() == {NOW: (21.5, 40.0, "ok")}


async def test_a_batch_of_rows(sender: Sender) -> None:
    rows = sender.rows(
        {"timestamp": NOW - 60_000, "temperature": 21.5, "humidity": 40, "status": "warning"},
        {"timestamp": NOW, "temperature": -89.9},
        {"timestamp": "2026-11-20T08:59:58+09:00", "humidity": 0.5},
    )
    answer = await sender.batch(rows)
    assert (answer.status_code, answer.json()) == (200, {"accepted": 3, "duplicates": 0, "rejected": []})
    assert await sender.stored() == {
        NOW - 60_000: (21.5, 40.0, "warning"),
        NOW - 2_000: (None, 0.5, "ok"),
        NOW: (-89.9, None, "ok"),
    }


async def test_columns_of_one_device_and_series_of_several(make_sender: MakeSender) -> None:
    sender = await make_sender("cold-room", "hot-room")
    columns = {"device_id": "cold-room", "timestamps": [NOW - 1000, NOW], "temperature": [4.5, None], "status": "ok"}
    assert (await sender.batch(columns)).json() == {"accepted": 2, "duplicates": 0, "rejected": []}
    series = [{"device_id": "hot-room", "timestamps": [NOW], "temperature": [60]}, columns]
    assert (await sender.batch({"series": series})).json()["accepted"] == 3
    sender.device_id = "cold-room"
    assert await sender.stored() == {NOW - 1000: (4.5, None, "ok"), NOW: (None, None, "ok")}
    sender.device_id = "hot-room"
    assert await sender.stored() == {NOW: (60.0, None, "ok")}


async def test_gzip_is_taken(sender: Sender) -> None:
    body = gzip.compress(json.dumps(sender.rows(GOOD)).encode())
    assert (await sender.batch(body, Content_Encoding="gzip")).status_code == 200
    one = gzip.compress(json.dumps(GOOD | {"device_id": sender.device_id, "timestamp": NOW - 1}).encode())
    assert (await sender.post(one, Content_Encoding="GZIP")).status_code == 201
    assert list(await sender.stored()) == [NOW - 1, NOW]


async def test_gzip_that_is_a_bomb_cut_short_or_none_is_refused(sender: Sender, running: Running) -> None:
    bomb = gzip.compress(b" " * (2 * running.settings.max_body_bytes + 1))
    assert code_of(await sender.batch(bomb, Content_Encoding="gzip")) == (413, "payload-too-large")
    whole = gzip.compress(json.dumps(sender.rows(GOOD)).encode())
    assert code_of(await sender.batch(whole[:-6], Content_Encoding="gzip")) == (422, "unreadable")
    assert code_of(await sender.batch(b"{}", Content_Encoding="gzip")) == (422, "unreadable")
    assert code_of(await sender.batch(whole, Content_Encoding="br")) == (415, "content-encoding")
    assert code_of(await sender.batch(whole)) == (422, "unreadable")


async def test_good_readings_are_stored_and_bad_ones_named(sender: Sender) -> None:
    rows = sender.rows(
        GOOD,
        {"timestamp": NOW, "temperature": 200},
        {"timestamp": NOW + 301_000},
        {"timestamp": NOW - 1, "humidity": 101},
        {"device_id": "somebody-elses", "timestamp": NOW},
        {"timestamp": NOW + 300_000, "humidity": 1},
        GOOD,
        {"timestamp": NOW + 1, "temperature": 1},
        {"timestamp": NOW + 1, "temperature": 2},
    )
    answer = await sender.batch(rows)
    assert answer.status_code == 200
    report = answer.json()
    assert (report["accepted"], report["duplicates"]) == (3, 1)
    assert [(each["index"], each["field"], each["code"]) for each in report["rejected"]] == [
        (1, "temperature", "out-of-bounds"),
        (2, "timestamp", "ahead"),
        (3, "humidity", "out-of-bounds"),
        (4, "device_id", "foreign-device"),
        (7, "timestamp", "superseded"),
    ]
    assert all(each["reason"] for each in report["rejected"])
    assert await sender.stored() == {
        NOW: (21.5, None, "ok"),
        NOW + 1: (2.0, None, "ok"),
        NOW + 300_000: (None, 1.0, "ok"),
    }


@pytest.mark.parametrize(
    ("reading", "field", "code"),
    [
        ({"timestamp": NOW, "temperature": 150.1}, "temperature", "out-of-bounds"),
        ({"timestamp": NOW, "humidity": "50"}, "humidity", "invalid"),
        ({"timestamp": NOW + 300_001}, "timestamp", "ahead"),
        ({"timestamp": 0}, "timestamp", "too-old"),
        ({"timestamp": NOW, "status": "\x00"}, "status", "status"),
        ({"timestamp": NOW, "colour": 1}, "colour", "unknown-field"),
        ({}, "timestamp", "missing"),
    ],
    ids=str,
)
async def test_one_bad_reading_is_a_422_that_names_the_field(
    sender: Sender, reading: dict[str, Any], field: str, code: str
) -> None:
    one, alone = await sender.post(reading), await sender.batch(sender.rows(reading))
    for answer in (one, alone):
        assert code_of(answer) == (422, "bad-reading")
        assert fields(answer) == [(field, code)]
    both = await sender.batch(sender.rows(reading, reading))
    assert fields(both) == [(f"readings.{at}.{field}", code) for at in (0, 1)]
    assert await sender.stored() == {}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"timestamp":NaN}', b'{"a":"\\ud800"}', b"[" * 200_000, b"1e999", b"{}"],
    ids=range(10),
)
async def test_what_is_no_reading_is_a_422(sender: Sender, body: bytes) -> None:
    for answer in (await sender.post(body), await sender.batch(body)):
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"


async def test_too_many_readings_and_too_many_bytes_are_a_413(sender: Sender, running: Running) -> None:
    times = list(range(NOW - 10_001, NOW))
    many = await sender.batch({"device_id": sender.device_id, "timestamps": times})
    assert code_of(many) == (413, "too-many-readings")
    assert code_of(await sender.batch(b" " * (running.settings.max_body_bytes + 1))) == (413, "payload-too-large")
    most = await sender.batch({"device_id": sender.device_id, "timestamps": times[:10_000]})
    assert most.json()["accepted"] == 10_000


@pytest.mark.mission("IOT-2")
async def test_a_key_writes_its_own_devices_only(make_sender: MakeSender) -> None:
    mine, theirs = await make_sender(), await make_sender()
    stolen = {"timestamp": NOW, "device_id": theirs.device_id}
    assert code_of(await mine.post(stolen)) == (403, "foreign-device")
    assert code_of(await mine.batch({"readings": [stolen, stolen]})) == (403, "foreign-device")
    assert (await mine.batch(mine.rows(GOOD, stolen))).json()["rejected"][0]["code"] == "foreign-device"
    assert await theirs.stored() == {}
    assert list(await mine.stored()) == [NOW]


@pytest.mark.mission("IOT-2")
@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer x", "Basic eDp4", "Bearer otk_000000000000_" + "A" * 43, "otk_"]
)
async def test_without_a_key_in_force_nothing_is_taken(sender: Sender, authorization: str) -> None:
    answer = await sender.post(GOOD, Authorization=authorization)
    assert code_of(answer) == (401, "unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert await sender.stored() == {}


async def test_a_key_that_writes_too_much_waits(sender: Sender, running: Running) -> None:
    burst = running.settings.metrics.key_burst_readings
    times = list(range(NOW - 10_000, NOW))
    body = {"device_id": sender.device_id, "timestamps": times}
    answers = [await sender.batch(body) for _ in range(burst // 10_000 + 1)]
    assert [answer.status_code for answer in answers] == [200] * (burst // 10_000) + [429]
    assert code_of(answers[-1]) == (429, "key-rate")
    assert int(answers[-1].headers["retry-after"]) >= 1


async def test_late_readings_are_taken_and_change_the_sums_of_their_hour(sender: Sender, running: Running) -> None:
    hour = NOW - NOW % 3_600_000 - 5 * 3_600_000
    for minute, value in ((1, 20), (2, 30)):
        assert (await sender.post({"timestamp": hour + minute, "temperature": value})).status_code == 201
    [rollup] = await running.service(Rollups).of(sender.device_id, "1h", hour, hour + 1)
    assert rollup.temperature
    assert (rollup.n, rollup.temperature.mean, rollup.temperature.last) == (2, 25.0, 30.0)
    [day] = await running.service(Rollups).of(sender.device_id, "1d", 0, NOW)
    assert day.n == 2


async def test_listeners_hear_of_what_was_accepted(sender: Sender, running: Running) -> None:
    heard: list[tuple[str, Readings]] = []
    running.service(IngestService).on_accepted(lambda device_id, readings: heard.append((device_id, readings)))
    await sender.batch(sender.rows(GOOD, {"timestamp": NOW - 1}, {"timestamp": NOW, "temperature": 999}))
    await asyncio.sleep(0)
    [(device_id, readings)] = heard
    assert device_id == sender.device_id
    assert readings.timestamps.tolist() == [NOW - 1, NOW]


async def test_the_clock_decides_what_lies_ahead(sender: Sender, running: Running) -> None:
    ahead = {"timestamp": NOW + 600_000, "temperature": 20}
    assert code_of(await sender.post(ahead)) == (422, "bad-reading")
    running.clock.forward(minutes=6)
    try:
        assert (await sender.post(ahead)).status_code == 201
    finally:
        running.clock.at -= timedelta(minutes=6)


async def test_the_description_says_what_is_taken(running: Running) -> None:
    paths = running.app.openapi()["paths"]
    for path in ("/api/metrics", "/api/metrics/batch"):
        operation = paths[path]["post"]
        assert operation["requestBody"]["content"]["application/json"]["schema"]
        assert [each["name"] for each in operation["parameters"]] == ["Content-Encoding"]
        assert operation["security"] == [{"deviceKey": []}]


async def test_another_method_is_not_the_way_in(sender: Sender, running: Running) -> None:
    answer = await sender.client.put("/api/metrics/batch", json={})
    assert answer.status_code == 405
