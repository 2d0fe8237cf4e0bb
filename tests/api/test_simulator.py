"""Devices that are not there, against a server that is: every reading is acknowledged, and is there."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import aiohttp
import httpx
import numpy as np
import pytest
import records
import uvicorn
from otomo.crm.imports.parallel import batched
from otomo.simulator.replay import SimulatedDevice, ending_at, replay_history, replay_live
from otomo.simulator.sending import Pace, Sender
from otomo.simulator.tracks import Columns, Track, made_track, read_tracks

from tests.api.conftest import START, Running

pytestmark = pytest.mark.mission("IOT-6")

_A_KEY = 4  # devices; more do not go into one transaction of DynamoDB Local
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


async def devices(rep: httpx.AsyncClient, tracks: int | Sequence[Track]) -> list[SimulatedDevice]:
    """A device for each track, some under one gateway's key; a number: of that many made ones."""
    tracks = [made_track(str(n), n, 300) for n in range(tracks)] if isinstance(tracks, int) else tracks
    customer_id = (await records.customer(rep))["customer_id"]
    ids = [(await records.device(rep, customer_id))["device_id"] for _ in tracks]
    tokens: list[str] = []
    for group in batched(ids, _A_KEY):
        made = await rep.post(f"/api/devices/{group[0]}/keys", json={"label": "simulator", "device_ids": group[1:]})
        tokens += [made.json()["secret"]] * len(group)
    return [SimulatedDevice(*of) for of in zip(ids, tokens, tracks, strict=True)]


async def read_back(rep: httpx.AsyncClient, device_id: str, start: int) -> dict[str, list[float]]:
    """Every reading from `start` on, page by page."""
    asked: dict[str, str | int] = {"device_id": device_id, "from": start, "to": END + 1, "limit": 10_000}
    found: dict[str, list[float]] = {"timestamps": [], "temperature": [], "humidity": []}
    while True:
        page = (await rep.get("/api/metrics", params=asked)).json()
        for name in found:
            found[name] += page[name]
        if page["next_cursor"] is None:
            return found
        asked["cursor"] = page["next_cursor"]


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
        await is_kept(rep, device)


REAL = Path(__file__).resolve().parents[3] / "shared/data/iot"
"""Real series lie beside the repository where a workspace provides them; none ships with it."""


@pytest.mark.skipif(not REAL.is_dir(), reason="there are no real series beside the repository")
@pytest.mark.parametrize(
    ("file", "count", "readings", "part"),
    [
        ("occupancy/datatraining.txt", 1, 8_143, 8_143),  # its header has one name fewer than its rows have fields
        ("intel_lab/intel_lab_50motes_train_long.csv", 50, 144, 144),
        ("nab/ambient_temperature_system_failure.csv", 1, 7_267, 600),  # in °F, hourly with holes
        ("appliances_9rooms/testing.csv", 9, 4_932, 200),  # irregular, every value in quotes
    ],
)
async def test_real_series_are_read_back_equal(
    rep: httpx.AsyncClient, url: str, file: str, count: int, readings: int, part: int
) -> None:
    # A chunk holds an hour: months of hourly readings are thousands of items, which the emulator takes a minute for.
    tracks = read_tracks(REAL / file, Columns())
    assert [len(track.readings) for track in tracks] == [readings] * count
    simulated = ending_at(await devices(rep, [Track(t.name, t.readings.part(0, part)) for t in tracks]), END)
    async with aiohttp.ClientSession() as session:
        sender = Sender(session, url, Pace(None), lambda _: None)
        await replay_history(simulated, sender, 5_000, None, asyncio.Event())
    assert (sender.totals.acknowledged, sender.totals.refused, sender.totals.given_up) == (count * part, 0, 0)
    for device in simulated:
        await is_kept(rep, device)


async def is_kept(rep: httpx.AsyncClient, device: SimulatedDevice) -> None:
    found = await read_back(rep, device.device_id, int(device.readings.timestamps[0]))
    assert found["timestamps"] == device.readings.timestamps.tolist()
    for name, sent in (("temperature", device.readings.temperature), ("humidity", device.readings.humidity)):
        assert np.array_equal(np.array(found[name], np.float64), sent, equal_nan=True)


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
        await asyncio.wait_for(run, 20)
    assert sender.totals.given_up == 0
    # The application's clock stands still in tests: a wall clock may be ahead of it, or far behind.
    assert sender.totals.acknowledged + sender.totals.refused > 10
