"""A DynamoDB that takes writes of readings at no cost: checks that each request is well formed, counts items and their
write units, and keeps nothing. Every other call goes to a real one (`FORWARD`). `GET /stats` tells what came."""

import asyncio
import base64
import json
import os
import sys
from collections import Counter
from typing import Any, cast

import aiohttp
import httptools
import msgspec
import uvloop

READING_TABLES = ("metrics", "metric-chunks", "naive")
_KEYS = {"device_id": "S", "timestamp": "N"}
_NUMBER_OVERHEAD = 1

Item = dict[str, dict[str, Any]]


def check(item: Item) -> None:
    """Raises ValueError for what DynamoDB would not take as a reading or a chunk."""
    for name, kind in _KEYS.items():
        if not item.get(name, {}).get(kind):
            raise ValueError(f"key {name} is missing")
    for name, value in item.items():
        if len(value) != 1:
            raise ValueError(f"{name} has {len(value)} types")
    float(item["timestamp"]["N"])


def size(value: dict[str, Any]) -> int:
    """Bytes of a value by DynamoDB's rules."""
    [(kind, content)] = value.items()
    if kind == "S":
        return len(str(content).encode())
    if kind == "N":
        digits = str(content).lstrip("-").replace(".", "").strip("0")
        return (len(digits) + 1) // 2 + _NUMBER_OVERHEAD + str(content).startswith("-")
    if kind == "B":
        return len(base64.b64decode(content))
    if kind == "L":
        return 3 + sum(1 + size(each) for each in content)
    return 1


def units(item: Item) -> int:
    """Write units: one for each KiB begun."""
    return -(-sum(len(name.encode()) + size(value) for name, value in item.items()) // 1024)


class Stub:
    """What came so far."""

    def __init__(self, forward: str) -> None:
        self.forward = forward
        self.counts: Counter[str] = Counter()
        self.session: aiohttp.ClientSession | None = None

    async def answer(self, target: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """Status and body for a call."""
        if target.endswith(".BatchWriteItem"):
            requests = json.loads(body)["RequestItems"]
            if all(table.endswith(READING_TABLES) for table in requests):
                return self._take(requests)
        assert self.session
        async with self.session.post(self.forward, data=body, headers=headers) as answer:
            return answer.status, await answer.read()

    def _take(self, requests: dict[str, list[dict[str, Any]]]) -> tuple[int, bytes]:
        if not 0 < sum(map(len, requests.values())) <= 25:
            self.counts["malformed"] += 1
            return 400, b'{"__type":"ValidationException","message":"1 to 25 items"}'
        for table, puts in requests.items():
            name = next(known for known in READING_TABLES if table.endswith(known))
            for put in puts:
                item = put["PutRequest"]["Item"]
                try:
                    check(item)
                except ValueError as wrong:
                    self.counts["malformed"] += 1
                    return 400, json.dumps({"__type": "ValidationException", "message": str(wrong)}).encode()
                self.counts[f"items {name}"] += 1
                self.counts[f"units {name}"] += units(item)
        return 200, b'{"UnprocessedItems":{}}'


class Connection(asyncio.Protocol):
    """One client."""

    def __init__(self, stub: Stub) -> None:
        self.stub = stub
        self.parser = httptools.HttpRequestParser(self)
        self.transport: asyncio.Transport
        self.headers: dict[str, str] = {}
        self.body = bytearray()
        self.path = b""
        self.tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's is none by inheritance

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_message_begin(self) -> None:
        self.headers, self.body, self.path = {}, bytearray(), b""

    def on_url(self, url: bytes) -> None:
        self.path += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers[name.decode().lower()] = value.decode()

    def on_headers_complete(self) -> None:
        if self.headers.get("expect", "").lower() == "100-continue":
            self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        if self.path == b"/stats":
            self._send(200, msgspec.json.encode(self.stub.counts))
            return
        task = asyncio.get_running_loop().create_task(self._respond(self.headers, bytes(self.body)))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _respond(self, headers: dict[str, str], body: bytes) -> None:
        passed = {name: value for name, value in headers.items() if name not in {"host", "content-length", "expect"}}
        self._send(*await self.stub.answer(headers.get("x-amz-target", ""), passed, body))

    def _send(self, status: int, body: bytes) -> None:
        head = f"HTTP/1.1 {status} .\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: {len(body)}\r\n\r\n"
        self.transport.write(head.encode() + body)


async def main() -> None:
    """Serves until standard input ends; prints its port."""
    stub = Stub(os.environ["FORWARD"])
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession(auto_decompress=False) as stub.session:
        server = await loop.create_server(lambda: Connection(stub), "127.0.0.1", 0)
        sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    uvloop.run(main())
