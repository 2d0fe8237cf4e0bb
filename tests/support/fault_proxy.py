"""A proxy between a client and DynamoDB that fails in chosen ways: a slow, cut, lost, refused or swallowed answer.

async with FaultProxy.before(endpoint) as proxy:
    proxy.fail(DropReply(), times=1, action="TransactWriteItems")
"""

import asyncio
import json
import socket
import struct
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

MODEL = "application/x-amz-json-1.0"


@dataclass(frozen=True)
class Exchange:
    """A request, and both directions."""

    head: bytes
    body: bytes
    client: asyncio.StreamWriter
    proxy: "FaultProxy"

    async def forward(self) -> bytes:
        """The whole answer of DynamoDB."""
        reader, writer = await asyncio.open_connection(self.proxy.host, self.proxy.port)
        try:
            writer.write(self.head + self.body)
            await writer.drain()
            return b"".join(await _message(reader))
        finally:
            writer.close()

    def answer(self, status: int, content: dict[str, Any]) -> None:
        """An answer of one's own."""
        body = json.dumps(content).encode()
        head = f"HTTP/1.1 {status} Fault\r\nContent-Type: {MODEL}\r\nContent-Length: {len(body)}\r\n\r\n"
        self.client.write(head.encode() + body)


class Fault(Protocol):
    """What happens to one request; returns whether the connection stays."""

    async def meet(self, exchange: Exchange) -> bool: ...


@dataclass(frozen=True)
class Delay:
    """The answer comes late."""

    seconds: float

    async def meet(self, exchange: Exchange) -> bool:
        exchange.proxy.held.set()
        await asyncio.sleep(self.seconds)
        exchange.client.write(await exchange.forward())
        return True


@dataclass(frozen=True)
class Refuse:
    """DynamoDB never sees the request; an error answers."""

    status: int
    error: str
    reasons: tuple[str, ...] = ()

    async def meet(self, exchange: Exchange) -> bool:
        content: dict[str, Any] = {"__type": f"com.amazonaws.dynamodb.v20120810#{self.error}", "message": "a fault"}
        if self.reasons:
            content["CancellationReasons"] = [{"Code": code, "Message": code} for code in self.reasons]
        exchange.answer(self.status, content)
        return True


THROTTLE = Refuse(400, "ThrottlingException")


@dataclass(frozen=True)
class DropReply:
    """The request is carried out, and its answer lost."""

    async def meet(self, exchange: Exchange) -> bool:
        await exchange.forward()
        return False


@dataclass(frozen=True)
class HoldReply:
    """The request is carried out; its answer never comes, and the connection stays."""

    async def meet(self, exchange: Exchange) -> bool:
        await exchange.forward()
        exchange.proxy.held.set()
        await asyncio.sleep(3600)
        return False


@dataclass(frozen=True)
class CutReply:
    """The request is carried out, and its answer ends after `count` bytes."""

    count: int

    async def meet(self, exchange: Exchange) -> bool:
        exchange.client.write((await exchange.forward())[: self.count])
        return False


@dataclass(frozen=True)
class Reset:
    """The connection is reset before DynamoDB sees the request."""

    async def meet(self, exchange: Exchange) -> bool:
        raw: socket.socket = exchange.client.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False


@dataclass(frozen=True)
class BlackHole:
    """No answer, ever; the request is not carried out."""

    async def meet(self, exchange: Exchange) -> bool:
        exchange.proxy.held.set()
        await asyncio.sleep(3600)
        return False


@dataclass(frozen=True)
class LeaveOut:
    """A BatchGetItem that gives `count` items and names the other keys as unprocessed."""

    count: int

    async def meet(self, exchange: Exchange) -> bool:
        tables = json.loads(exchange.body)["RequestItems"]
        ((name, request),) = tables.items()
        kept = {name: request | {"Keys": request["Keys"][: self.count]}}
        left = {name: request | {"Keys": request["Keys"][self.count :]}}
        smaller = json.dumps({"RequestItems": kept}).encode()
        head = exchange.head.replace(
            f"Content-Length: {len(exchange.body)}".encode(), f"Content-Length: {len(smaller)}".encode()
        )
        content: dict[str, Any] = {}
        if self.count:
            answer = await Exchange(head, smaller, exchange.client, exchange.proxy).forward()
            content = json.loads(answer.partition(b"\r\n\r\n")[2])
        unprocessed = left if left[name]["Keys"] else {}
        exchange.answer(200, {"Responses": {name: []}} | content | {"UnprocessedKeys": unprocessed})
        return True


@dataclass(frozen=True)
class LeaveOutPuts:
    """A BatchWriteItem that writes the first `count` puts of each table and names the others as unprocessed."""

    count: int

    async def meet(self, exchange: Exchange) -> bool:
        tables = json.loads(exchange.body)["RequestItems"]
        kept = {name: puts[: self.count] for name, puts in tables.items() if self.count}
        left = {name: puts[self.count :] for name, puts in tables.items() if puts[self.count :]}
        if kept:
            smaller = json.dumps({"RequestItems": kept}).encode()
            said, says = f"Content-Length: {len(exchange.body)}", f"Content-Length: {len(smaller)}"
            head = exchange.head.replace(said.encode(), says.encode())
            await Exchange(head, smaller, exchange.client, exchange.proxy).forward()
        exchange.answer(200, {"UnprocessedItems": left})
        return True


@dataclass
class FaultProxy:
    """Forwards requests; the next ones meet the planned faults, in order."""

    host: str
    port: int
    url: str = ""
    seen: Counter[str] = field(default_factory=Counter)
    held: asyncio.Event = field(default_factory=asyncio.Event)
    _planned: list[tuple[Fault, str | None]] = field(default_factory=list)
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    def fail(self, fault: Fault, *, times: int = 1, action: str | None = None) -> None:
        """Plans a fault for the next `times` requests, of one action (`PutItem` ...) or any."""
        self._planned += [(fault, action)] * times

    def heal(self) -> None:
        """Forgets the plan and the count of requests."""
        self._planned.clear()
        self.seen.clear()
        self.held.clear()

    @classmethod
    @asynccontextmanager
    async def before(cls, endpoint: str) -> AsyncIterator["FaultProxy"]:
        """A proxy in front of a DynamoDB endpoint."""
        parts = urlsplit(endpoint)
        proxy = cls(parts.hostname or "", parts.port or 80)
        server = await asyncio.start_server(proxy._connected, "127.0.0.1", 0)
        proxy.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield proxy
        finally:
            server.close()
            for task in proxy._open:
                task.cancel()
            await asyncio.gather(*proxy._open, return_exceptions=True)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while message := await _message(reader):
                exchange = Exchange(*message, writer, self)
                fault = self._due(_action(message[0]))
                if fault is None:
                    writer.write(await exchange.forward())
                elif not await fault.meet(exchange):
                    return
                await writer.drain()
        except ConnectionError:
            return  # the client has gone
        finally:
            writer.close()

    def _due(self, action: str) -> Fault | None:
        self.seen[action] += 1
        for place, (fault, wanted) in enumerate(self._planned):
            if wanted in (None, action):
                del self._planned[place]
                return fault
        return None


async def _message(reader: asyncio.StreamReader) -> tuple[bytes, bytes] | tuple[()]:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        return head, await reader.readexactly(_length(head))
    except asyncio.IncompleteReadError:
        return ()


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def _action(head: bytes) -> str:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"x-amz-target":
            return value.decode().rpartition(".")[2].strip()
    return ""
