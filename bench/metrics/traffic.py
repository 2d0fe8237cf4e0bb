"""The same readings in everybody's words, and a client that posts them over several connections."""

import asyncio
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

STEP_MS = 50
CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class Burst:
    """Readings of one device."""

    device_id: str
    timestamps: list[int]
    temperature: list[float]
    humidity: list[float]

    def row(self) -> bytes:
        """A post of one to Otomo."""
        return json.dumps(self._rows()[0]).encode()

    def columns(self) -> bytes:
        """A batch to Otomo."""
        return json.dumps(
            {
                "device_id": self.device_id,
                "timestamps": self.timestamps,
                "temperature": self.temperature,
                "humidity": self.humidity,
            }
        ).encode()

    def rows(self) -> bytes:
        """A list of objects."""
        return json.dumps(self._rows()).encode()

    def lines(self) -> bytes:
        """InfluxDB's line protocol, times in ms."""
        each = zip(self.timestamps, self.temperature, self.humidity, strict=True)
        name = f"climate,device_id={self.device_id}"
        return "\n".join(f'{name} temperature={t},humidity={h},status="ok" {at}' for at, t, h in each).encode()

    def _rows(self) -> list[dict[str, object]]:
        each = zip(self.timestamps, self.temperature, self.humidity, strict=True)
        return [{"device_id": self.device_id, "timestamp": at, "temperature": t, "humidity": h} for at, t, h in each]


class Fleet:
    """Devices that measure on and on: no reading comes twice."""

    def __init__(self, device_ids: Sequence[str]) -> None:
        self.random = random.Random(1)
        self.at = dict.fromkeys(device_ids, int(time.time() * 1000) - 75 * 60_000)
        self.now = dict.fromkeys(device_ids, (21.0, 45.0))
        self.turn = 0

    def bursts(self, posts: int, readings: int, step_ms: int = STEP_MS) -> list[Burst]:
        """The next posts, one device after another."""
        ids = list(self.at)
        found = [self._burst(ids[(self.turn + n) % len(ids)], readings, step_ms) for n in range(posts)]
        self.turn += posts
        return found

    def _burst(self, device_id: str, readings: int, step_ms: int) -> Burst:
        start = self.at[device_id]
        self.at[device_id] = start + readings * step_ms
        warm, damp = self.now[device_id]
        temperature, humidity = [], []
        for _ in range(readings):
            warm = min(30.0, max(15.0, warm + self.random.gauss(0, 0.02)))
            damp = min(70.0, max(30.0, damp + self.random.gauss(0, 0.1)))
            temperature.append(round(warm, 2))
            humidity.append(round(damp, 1))
        self.now[device_id] = warm, damp
        times = [start + n * step_ms + self.random.randrange(min(40, step_ms)) for n in range(readings)]
        return Burst(device_id, times, temperature, humidity)


def request(url: str, body: bytes, headers: dict[str, str] | None = None) -> bytes:
    """A POST as it goes over the wire."""
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    lines = {"Host": parts.netloc, "Content-Type": "application/json", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in (lines | (headers or {})).items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body


def send_all(url: str, requests: Sequence[bytes]) -> float:
    """Sends them over several connections; seconds. Ends the program at any answer that is no success."""
    return asyncio.run(_send_all(url, requests))


async def _send_all(url: str, requests: Sequence[bytes]) -> float:
    parts = urlsplit(url)
    left = iter(requests)

    async def worker() -> None:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        for content in left:
            writer.write(content)
            head = await reader.readuntil(b"\r\n\r\n")
            status, length = int(head[9:12]), _length(head)
            body = await reader.readexactly(length)
            if status >= 300 or b'"rejected":[{' in body:
                raise SystemExit(f"{url}: {status} {body[:300]!r}")
        writer.close()
        await writer.wait_closed()

    began = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(min(CONNECTIONS, len(requests)))))
    return time.perf_counter() - began


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0
