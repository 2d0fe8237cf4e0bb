"""Devices with keys, and what the store holds of their readings."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx
import pytest
import records
from otomo.metrics.chunks import decode
from otomo.metrics.items import CHUNKS, ROWS, readings_of_rows
from otomo.metrics.readings import merge
from otomo.store.client import Store, partition

from tests.api.conftest import START, Running

NOW = int(START.timestamp() * 1000)

Reading = tuple[float | None, float | None, str]


@dataclass
class Sender:
    """A device with its key."""

    device_id: str
    token: str
    client: httpx.AsyncClient
    store: Store

    async def post(self, body: object, **headers: str) -> httpx.Response:
        """One reading, the device's id filled in."""
        if isinstance(body, dict):
            body = {"device_id": self.device_id} | body
        return await self._send("/api/metrics", body, headers)

    async def batch(self, body: object, **headers: str) -> httpx.Response:
        """A batch as it is."""
        return await self._send("/api/metrics/batch", body, headers)

    def rows(self, *readings: dict[str, object]) -> dict[str, object]:
        """A batch of rows of this device."""
        return {"readings": [{"device_id": self.device_id} | each for each in readings]}

    async def _send(self, path: str, body: object, headers: dict[str, str]) -> httpx.Response:
        sent = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        if isinstance(body, bytes):
            return await self.client.post(path, content=body, headers=sent)
        return await self.client.post(path, json=body, headers=sent)

    async def stored(self) -> dict[int, Reading]:
        """What any reader of the two tables finds, by timestamp; fails when they contradict each other."""
        rows = await self.store.query(ROWS, partition("device_id", self.device_id))
        chunks = await self.store.query(CHUNKS, partition("device_id", self.device_id))
        whole = merge([*(decode(item["data"]) for item in chunks), readings_of_rows(rows)])
        columns = (whole.timestamps.tolist(), whole.temperature.tolist(), whole.humidity.tolist(), whole.status)
        return {t: (_given(a), _given(b), word) for t, a, b, word in zip(*columns, strict=True)}


def _given(value: float) -> float | None:
    return None if value != value else value


MakeSender = Callable[..., Awaitable[Sender]]


@pytest.fixture
async def make_sender(rep: httpx.AsyncClient, browser: httpx.AsyncClient, running: Running) -> MakeSender:
    """Makes devices at a new customer; the key of the first one may name more."""

    async def make(*more: str) -> Sender:
        customer_id = (await records.customer(rep))["customer_id"]
        device_id = (await records.device(rep, customer_id))["device_id"]
        for other in more:
            await records.device(rep, customer_id, device_id=other)
        made = await rep.post(f"/api/devices/{device_id}/keys", json={"label": "棚", "device_ids": list(more)})
        assert made.status_code == 201, made.text
        return Sender(device_id, made.json()["secret"], browser, running.service(Store))

    return make


@pytest.fixture
async def sender(make_sender: MakeSender) -> Sender:
    """A device with a key of its own."""
    return await make_sender()
