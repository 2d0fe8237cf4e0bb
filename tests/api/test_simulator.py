"""Devices that are not there, against a server that is: every reading is acknowledged, and is there."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import httpx
import numpy as np
import pytest
import records
import uvicorn
from otomo.simulator.replay import SimulatedDevice, ending_at, replay_history, replay_live
from otomo.simulator.sending import Pace, Sender
from otomo.simulator.tracks import made_track

from tests.api.conftest import START, Running

pytestmark = pytest.mark.mission("IOT-6")

END = int(START.timestamp() * 1000)


@pytest.fixture
async def url(running: Running) -> AsyncIterator[str]:
    """The running application on a port of its own."""
    server = uvicorn.Server(uvicorn.Config(running.app, port=0, log_config=None, lifespan="off"))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn tells nobody
        await asyncio.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    await serving


async def devices(rep: httpx.AsyncClient, count: int) -> list[SimulatedDevice]:
    customer_id = (await records.customer(rep))["customer_id"]
    ids = [(await records.device(rep, customer_id))["device_id"] for _ in range(count)]
    made = await rep.post(f"/api/devices/{ids[0]}/keys", json={"label": "simulator", "device_ids": ids[1:]})
    token = made.json()["secret"]
    return [SimulatedDevice(i, token, made_track(i, n, 300)) for n, i in enumerate(ids)]


async def test_a_replayed_history_is_read_back_equal(rep: httpx.AsyncClient, url: str) -> None:
    simulated = ending_at(await devices(rep, 3), END)
    settled: list[int] = []
    async with aiohttp.ClientSession() as session:
        sender = Sender(session, url, Pace(None), settled.append)
        await replay_history(simulated, sender, 70, None, asyncio.Event())
        again = Sender(session, url, Pace(None), settled.append)
        await replay_history(simulated, again, 110, None, asyncio.Event())
    assert (sender.totals.acknowledged, again.totals.acknowledged, sum(settled)) == (900, 900, 1800)
    for device in simulated:
        asked = {"device_id": device.device_id, "from": END - 86_400_000, "to": END + 1, "limit": 1000}
        found = (await rep.get("/api/metrics", params=asked)).json()
        assert found["timestamps"] == device.readings.timestamps.tolist()
        assert np.array_equal(found["temperature"], device.readings.temperature)
        assert np.array_equal(found["humidity"], device.readings.humidity)


async def test_refusals_are_counted_with_their_reason(rep: httpx.AsyncClient, url: str) -> None:
    (device,) = await devices(rep, 1)
    stranger = SimulatedDevice("not-in-the-key", device.key, device.track)
    async with aiohttp.ClientSession() as session:
        sender = Sender(session, url, Pace(None), lambda _: None)
        await replay_history(ending_at([stranger], END), sender, 500, None, asyncio.Event())
        wrong = Sender(session, url, Pace(None), lambda _: None)
        await replay_history(
            ending_at([SimulatedDevice("x", "otk_no", device.track)], END), wrong, 500, None, asyncio.Event()
        )
    assert (sender.totals.acknowledged, sender.totals.refused) == (0, 300)
    assert (wrong.totals.refused, wrong.totals.given_up) == (300, 0)
    assert len(wrong.totals.reasons) == 1


async def test_an_interrupted_live_run_ends_what_it_began(rep: httpx.AsyncClient, url: str) -> None:
    simulated = await devices(rep, 2)
    stop = asyncio.Event()
    async with aiohttp.ClientSession() as session:
        sender = Sender(session, url, Pace(None), lambda _: None)
        run = asyncio.create_task(replay_live(simulated, sender, 2, 200.0, None, stop))
        await asyncio.sleep(0.5)
        stop.set()
        await asyncio.wait_for(run, 5)
    assert sender.totals.given_up == 0
    # The application's clock stands still in tests: a wall clock may be ahead of it, or far behind.
    assert sender.totals.acknowledged + sender.totals.refused > 10
