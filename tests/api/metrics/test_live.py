"""Live readings and files over real connections: cut, resumed, slow, counted, and ended with the process."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
import records
import uvicorn
from launched import free_port
from otomo.auth.gate import Gate
from otomo.metrics.live import Live

from tests.api.conftest import PASSWORD, Running
from tests.api.metrics.conftest import NOW, MakeSender, Sender

pytestmark = pytest.mark.mission("IOT-3")

MINUTE = 60_000
Event = dict[str, Any]


@asynccontextmanager
async def listening(running: Running) -> AsyncIterator[str]:
    """The application behind a real server, in this loop; its address."""
    config = uvicorn.Config(running.app, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        serving = asyncio.ensure_future(server._serve([place]))
        address = f"http://127.0.0.1:{place.getsockname()[1]}"
        await _until_up(address)
        yield address
        server.should_exit = True
        await serving


@pytest.fixture(scope="module")
async def address(running: Running) -> AsyncIterator[str]:
    async with listening(running) as address:
        yield address


@pytest.fixture
def quick(running: Running, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Other settings of live views."""
    live = running.service(Live)

    def change(**settings: object) -> None:
        monkeypatch.setattr(live, "settings", live.settings.model_copy(update=settings))

    return change


@asynccontextmanager
async def signed_in(address: str, username: str = "rep") -> AsyncIterator[httpx.AsyncClient]:
    """A browser of this user, on real connections."""
    async with httpx.AsyncClient(base_url=address, timeout=20) as client:
        answer = await client.post("/api/auth/sign-in", json={"login": username, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        yield client


async def events(answer: httpx.Response) -> AsyncIterator[Event]:
    """The events of a stream, with the retry hint and pings as they come."""
    event: Event = {}
    async for line in answer.aiter_lines():
        if line:
            name, _, value = line.partition(": ")
            event[name] = value
            continue
        if "data" in event:
            event["data"] = msgspec.json.decode(event["data"])
        yield event
        event = {}


async def next_of(stream: AsyncIterator[Event]) -> Event:
    return await asyncio.wait_for(anext(stream), 10)


async def test_newest_first_then_what_arrives_then_what_was_missed(
    address: str, sender: Sender, quick: Callable[..., None]
) -> None:
    quick(stream_poll_seconds=30.0)  # only the bell wakes
    await sender.post({"timestamp": NOW - 2 * MINUTE, "temperature": 1.0, "humidity": 40})
    params = {"device_id": sender.device_id}
    async with signed_in(address) as client:
        async with client.stream("GET", "/api/metrics/stream", params=params) as answer:
            assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
            assert "content-encoding" not in answer.headers
            stream = events(answer)
            assert await next_of(stream) == {"retry": "1000"}
            first = await next_of(stream)
            assert (first["event"], first["data"]) == (
                "readings",
                {
                    "device_id": sender.device_id, "timestamps": [NOW - 2 * MINUTE], "temperature": [1.0],
                    "humidity": [40.0], "status": ["ok"],
                },
            )  # fmt: skip
            await sender.post({"timestamp": NOW - MINUTE, "temperature": None, "humidity": 41})
            second = await next_of(stream)
            assert (second["data"]["timestamps"], second["data"]["temperature"]) == ([NOW - MINUTE], [None])
        late = {"timestamp": NOW - 90_000, "temperature": 2.0}
        await sender.batch(sender.rows(late, {"timestamp": NOW, "temperature": 3.0}))
        async with client.stream(
            "GET", "/api/metrics/stream", params=params, headers={"Last-Event-ID": second["id"]}
        ) as answer:
            stream = events(answer)
            await next_of(stream)
            assert (await next_of(stream))["data"]["timestamps"] == [NOW - 90_000, NOW]


async def test_a_stream_follows_several_devices_from_a_time_on(
    address: str, make_sender: MakeSender, quick: Callable[..., None]
) -> None:
    quick(stream_seconds=0.3, stream_poll_seconds=0.05)
    sender = await make_sender("live-two")
    posts = [
        {"device_id": device_id, "timestamp": NOW - k * MINUTE, "temperature": float(k)}
        for device_id in (sender.device_id, "live-two")
        for k in range(5)
    ]
    await sender.batch({"readings": posts})
    params = {"device_id": [sender.device_id, "live-two"], "from": NOW - 2 * MINUTE}
    async with signed_in(address) as client:
        answer = await client.get("/api/metrics/stream", params=params)  # ends by itself
    found = [event["data"] async for event in events(answer) if "data" in event]
    assert [(each["device_id"], each["temperature"]) for each in found] == [
        (sender.device_id, [2.0, 1.0, 0.0]), ("live-two", [2.0, 1.0, 0.0]),
    ]  # fmt: skip


async def test_who_is_gone_is_not_read_for(
    running: Running, address: str, sender: Sender, quick: Callable[..., None]
) -> None:
    quick(stream_seconds=5.0, stream_poll_seconds=0.05, streams_per_user=1)
    live = running.service(Live)
    params = {"device_id": sender.device_id}
    async with signed_in(address) as client:
        async with client.stream("GET", "/api/metrics/stream", params=params) as answer:
            stream = events(answer)
            await next_of(stream)
            refused = await client.get("/api/metrics/stream", params=params)
            assert records.code_of(refused) == (429, "too-many-streams")
            assert int(refused.headers["retry-after"]) > 0
        for _ in range(100):
            if not live._watches:
                break
            await asyncio.sleep(0.05)
        assert (live._watches, live._followers) == ({}, {})


async def test_what_cannot_be_followed(rep: httpx.AsyncClient, sender: Sender) -> None:
    unknown = {"device_id": [sender.device_id, "nobody"]}
    assert records.code_of(await rep.get("/api/metrics/stream", params=unknown)) == (404, "not-found")
    assert records.code_of(await rep.get("/api/metrics/stream")) == (422, "invalid")
    many = {"device_id": [f"d{k}" for k in range(21)]}
    assert records.code_of(await rep.get("/api/metrics/stream", params=many)) == (422, "invalid")
    for wrong in ("nonsense", "あ".encode()):
        answer = await rep.get(
            "/api/metrics/stream", params={"device_id": sender.device_id}, headers={"Last-Event-ID": wrong}
        )
        assert records.code_of(answer) == (422, "invalid-cursor")


async def test_a_file_of_a_range(rep: httpx.AsyncClient, other: httpx.AsyncClient, sender: Sender) -> None:
    readings = [{"timestamp": NOW - k * MINUTE, "temperature": -1.5, "status": "=1+1"} for k in range(3)]
    await sender.batch(sender.rows(*readings))
    asked = {"device_id": sender.device_id, "from": "2026-11-19T08:59:00+09:00", "to": NOW}
    answer = await rep.get("/api/metrics/export", params=asked)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith(
        f'attachment; filename="{sender.device_id}.csv"; filename*='
    )
    lines = answer.text.split("\r\n")
    assert lines[1] == f"{sender.device_id},2026-11-19T23:58:00.000Z,{NOW - 2 * MINUTE},-1.5,,'=1+1"
    assert len(lines) == 4
    assert records.code_of(await other.get("/api/metrics/export", params=asked)) == (404, "not-found")
    for wrong in ({"from": NOW}, {"from": "2026-11-19T08:59:00"}, {"to": "yesterday"}, {"to": 10**15}):
        assert records.code_of(await rep.get("/api/metrics/export", params=asked | wrong)) == (422, "invalid")


async def test_a_stream_ends_with_the_session_that_opened_it(
    running: Running, address: str, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running.service(Gate).watch, "seconds", 0.05)
    params = {"device_id": sender.device_id}
    async with (
        signed_in(address, "viewer") as client,
        signed_in(address, "viewer") as second,
        client.stream("GET", "/api/metrics/stream", params=params) as answer,
    ):
        stream = events(answer)
        await next_of(stream)
        assert (await second.delete("/api/auth/sessions")).status_code == 204  # all others
        async with asyncio.timeout(10):
            assert [event async for event in stream if "data" in event] == []  # ended, not cut


async def test_streams_end_when_the_process_is_told_to(
    running: Running, sender: Sender, aws_env: dict[str, str]
) -> None:
    otomo = Path(sys.executable).with_name("otomo")
    port = free_port()
    env = os.environ | aws_env | {"OTOMO_TABLE_PREFIX": running.settings.table_prefix, "OTOMO_LOG_LEVEL": "error"}
    process = await asyncio.create_subprocess_exec(otomo, "serve", "--port", str(port), env=env)
    try:
        address = f"http://127.0.0.1:{port}"
        await _until_up(address)
        async with signed_in(address, "viewer") as client:
            params = {"device_id": sender.device_id}
            async with client.stream("GET", "/api/metrics/stream", params=params) as answer:
                stream = events(answer)
                await next_of(stream)
                process.send_signal(signal.SIGTERM)
                async with asyncio.timeout(20):
                    assert [event async for event in stream if "data" in event] == []  # ended, not cut
        assert await asyncio.wait_for(process.wait(), 20) in (0, -signal.SIGTERM)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _until_up(address: str) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        for _ in range(300):
            try:
                if (await client.get("/health")).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.1)
    pytest.fail("the server does not answer")
