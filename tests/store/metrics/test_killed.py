"""The backend is killed while devices post, again and again: what was acknowledged is there, and nothing is twice.

`OTOMO_TEST_KILLS` says how often (default 3); `--log-cli-level=info` shows the figures.
"""

import asyncio
import logging
import os
import random
import signal
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from launched import free_port
from otomo.devices.items import DeviceKey
from otomo.devices.keys import new_secret
from otomo.devices.repository import DeviceRepository
from otomo.metrics.readings import HOUR_MS
from otomo.metrics.stored import find
from otomo.settings import Settings
from otomo.store.client import Store

from tests.store.metrics.conftest import as_dict

pytestmark = pytest.mark.mission("IOT-1")

log = logging.getLogger(__name__)

KILLS = int(os.environ.get("OTOMO_TEST_KILLS", "3"))
DEVICES = [f"killed-{at}" for at in range(6)]
LATE_MS = 4 * HOUR_MS

Place = tuple[str, int]


@dataclass
class Fleet:
    """Devices that post whatever happens. A post that is not acknowledged is sent again, now and then also one that
    is."""

    token: str
    began: int
    dice: random.Random = field(default_factory=lambda: random.Random(3))
    acknowledged: dict[Place, float] = field(default_factory=dict)
    sent: dict[Place, float] = field(default_factory=dict)
    unsure: list[tuple[str, Any, list[Place]]] = field(default_factory=list)
    posts: int = 0
    again: int = 0
    _numbers: Any = field(default_factory=count)

    async def post(self, client: httpx.AsyncClient) -> None:
        """One post, and what is known of it afterwards."""
        if self.unsure and self.dice.random() < 0.5:
            path, body, places = self.unsure.pop()
            self.again += 1
        else:
            path, body, places = self._single() if self.dice.random() < 0.6 else self._batch()
        try:
            answer = await client.post(path, json=body, headers={"Authorization": f"Bearer {self.token}"})
        except httpx.TransportError:
            self.unsure.append((path, body, places))
            await asyncio.sleep(0.05)
            return
        assert answer.status_code in (200, 201), answer.text
        self.posts += 1
        self.acknowledged |= {place: self.sent[place] for place in places}
        if self.dice.random() < 0.1:
            self.unsure.append((path, body, places))

    def _single(self) -> tuple[str, Any, list[Place]]:
        reading = self._reading(self.dice.choice(DEVICES), late=self.dice.random() < 0.1)
        return "/api/metrics", reading, [(reading["device_id"], reading["timestamp"])]

    def _batch(self) -> tuple[str, Any, list[Place]]:
        devices, late = self.dice.sample(DEVICES, 2), self.dice.random() < 0.2
        readings = [self._reading(device, late=late) for device in devices for _ in range(self.dice.randint(1, 40))]
        return "/api/metrics/batch", {"readings": readings}, [(r["device_id"], r["timestamp"]) for r in readings]

    def _reading(self, device_id: str, *, late: bool) -> dict[str, Any]:
        timestamp = self.began - next(self._numbers) - (LATE_MS if late else 0)
        value = round(self.dice.uniform(-20, 40), 2)
        self.sent[device_id, timestamp] = value
        return {"device_id": device_id, "timestamp": timestamp, "temperature": value}


async def test_what_was_acknowledged_is_there_after_every_kill_and_nothing_twice(
    own_store: Store, tables: Settings, aws_env: dict[str, str], make_side: Any
) -> None:
    now = datetime.now(UTC)
    fleet = Fleet(await _key(own_store), int(now.timestamp() * 1000))
    kills = 0
    for _ in range(KILLS):
        port = free_port()
        process = await _serve(port, aws_env | {"OTOMO_TABLE_PREFIX": tables.table_prefix})
        try:
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
                await _until_ready(client, process)
                posting = [asyncio.create_task(_keep_posting(fleet, client)) for _ in range(12)]
                await asyncio.sleep(fleet.dice.uniform(0.2, 1.0))
                process.send_signal(signal.SIGKILL)
                kills += 1
                await process.wait()
                await asyncio.sleep(0.1)
                for task in posting:
                    task.cancel()
                ended = await asyncio.gather(*posting, return_exceptions=True)
                assert all(isinstance(end, asyncio.CancelledError) for end in ended), ended
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        await _all_there(own_store, fleet)
    await _sums_agree(make_side, own_store, now)
    assert fleet.again
    log.info(
        "%d kills: %d posts with %d readings acknowledged, %d sent again: 0 lost, 0 twice",
        kills, fleet.posts, len(fleet.acknowledged), fleet.again,
    )  # fmt: skip


async def _keep_posting(fleet: Fleet, client: httpx.AsyncClient) -> None:
    while True:
        await fleet.post(client)


async def _all_there(store: Store, fleet: Fleet) -> None:
    for device_id in DEVICES:
        there = as_dict((await find(store, device_id, 0, fleet.began + 1)).whole().readings)
        acknowledged = {at: value for (device, at), value in fleet.acknowledged.items() if device == device_id}
        assert acknowledged.items() <= {at: value[0] for at, value in there.items()}.items()
        assert {(device_id, at): value[0] for at, value in there.items()}.items() <= fleet.sent.items()


async def _sums_agree(make_side: Any, store: Store, now: datetime) -> None:
    """Once all hours are packed, from rows and chunks of every split, each reading is counted once."""
    for device_id in DEVICES:
        side = await make_side(device_id)
        side.clock.at = now.replace(microsecond=0)
        side.clock.forward(hours=4)
        await side.maintenance.compact()
        there = await side.stored()
        hours = await side.rollups.of(device_id, "1h", 0, side.now)
        assert sum(hour.n for hour in hours) == len(there) == len(await side.packed())
        total = sum(hour.temperature.total for hour in hours)
        assert total == pytest.approx(sum(value[0] for value in there.values()))


async def _key(store: Store) -> str:
    secret = new_secret()
    key = DeviceKey(
        key_id=secret.key_id, secret_hash=secret.secret_hash, devices=tuple(DEVICES), label="test",
        created_at=datetime.now(UTC), created_by="test",
    )  # fmt: skip
    await store.transact([DeviceRepository(store).create_key_op(key)])
    return secret.token


async def _serve(port: int, env: dict[str, str]) -> asyncio.subprocess.Process:
    otomo = Path(sys.executable).with_name("otomo")
    return await asyncio.create_subprocess_exec(
        otomo, "serve", "--port", str(port), env={**os.environ, **env}, stderr=asyncio.subprocess.DEVNULL
    )


async def _until_ready(client: httpx.AsyncClient, process: asyncio.subprocess.Process) -> None:
    for _ in range(300):
        assert process.returncode is None, "the server ended"
        try:
            if (await client.get("/health")).status_code == 200:
                return
        except httpx.TransportError:
            await asyncio.sleep(0.1)
    pytest.fail("the server does not answer")
