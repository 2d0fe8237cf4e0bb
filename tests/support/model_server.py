"""A small OpenAI-compatible server over real HTTP: scripted answers, tool calls, usage, and faults."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

Fault = Literal["429", "500", "401", "stall", "cut", "refuse"]
Asked = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """A tool call; `arguments` as JSON text where it is malformed."""

    name: str
    arguments: dict[str, Any] | str = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """One answer of the model. `fault`: instead, or after `after` chunks of the text. `usage`: tokens in and out.
    `before`: called before each chunk, and waited for."""

    text: str = ""
    calls: Sequence[Call] = ()
    fault: Fault | None = None
    after: int = 0
    usage: tuple[int, int] | None = (100, 20)
    finish: str | None = None
    pause: float = 0.0
    before: Callable[[], object] | None = None


Script = Callable[[Asked], Reply]
_CHUNK = 6


class ModelServer:
    """`replies` are given one by one, or `script` decides; what was asked is kept in `asked`."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.script: Script | None = None
        self.asked: list[Asked] = []
        self.port = 0
        self.stalled = asyncio.Event()

    @property
    def url(self) -> str:
        """What `OPENAI_BASE_URL` has to be."""
        return f"http://127.0.0.1:{self.port}/v1"

    def say(self, *replies: Reply) -> None:
        """The next answers; what was asked before is forgotten."""
        self.replies, self.asked, self.script = list(replies), [], None
        self.stalled.clear()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers the requests of one connection."""
        try:
            while (request := await _request(reader)) is not None:
                self.asked.append(request)
                await self._answer(writer, request)
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, request: Asked) -> None:
        reply = self.script(request) if self.script else self.replies.pop(0)
        await asyncio.sleep(reply.pause)
        if reply.fault == "refuse":
            raise ConnectionResetError
        if reply.fault in ("429", "500", "401"):
            body = json.dumps({"error": {"message": "scripted", "type": "scripted", "code": reply.fault}}).encode()
            writer.write(_head(int(reply.fault), "application/json", len(body)) + body)
            await writer.drain()
            return
        if not request.get("stream"):
            body = json.dumps(_whole(reply)).encode()
            writer.write(_head(200, "application/json", len(body)) + body)
            await writer.drain()
            return
        writer.write(_head(200, "text/event-stream", None))
        await self._stream(writer, reply, request)

    async def _stream(self, writer: asyncio.StreamWriter, reply: Reply, request: Asked) -> None:
        for number, piece in enumerate(_pieces(reply)):
            if reply.fault is not None and number >= reply.after:
                break
            if reply.before is not None:
                await asyncio.to_thread(reply.before)
            await _send(writer, {"choices": [{"index": 0, "delta": piece, "finish_reason": None}]})
        if reply.fault == "stall":
            self.stalled.set()
            await asyncio.sleep(3_600)
        if reply.fault == "cut":
            raise ConnectionResetError
        finish = reply.finish or ("tool_calls" if reply.calls else "stop")
        await _send(writer, {"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
        if reply.usage and request.get("stream_options", {}).get("include_usage"):
            await _send(writer, {"choices": [], "usage": _usage(reply.usage)})
        await _chunk(writer, b"data: [DONE]\n\n")
        writer.write(b"0\r\n\r\n")
        await writer.drain()


@asynccontextmanager
async def model_server() -> AsyncIterator[ModelServer]:
    """A server on a free port of this machine."""
    model = ModelServer()
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await model.serve(reader, writer)
        except asyncio.CancelledError:
            writer.close()
        finally:
            tasks.discard(task)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    model.port = server.sockets[0].getsockname()[1]
    try:
        yield model
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _request(reader: asyncio.StreamReader) -> Asked | None:
    first = await reader.readline()
    if not first:
        return None
    length = 0
    while (line := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode().partition(":")
        if name.lower() == "content-length":
            length = int(value)
    body: Asked = json.loads(await reader.readexactly(length) or b"{}")
    return body


def _head(status: int, kind: str, length: int | None) -> bytes:
    size = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    return f"HTTP/1.1 {status} Scripted\r\nContent-Type: {kind}\r\n{size}\r\n\r\n".encode()


def _pieces(reply: Reply) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    pieces += [{"content": reply.text[at : at + _CHUNK]} for at in range(0, len(reply.text), _CHUNK)]
    pieces += [{"tool_calls": [call]} for call in _calls(reply)]
    return pieces


def _calls(reply: Reply) -> list[dict[str, Any]]:
    return [
        {
            "index": index,
            "id": f"call_{index}_{call.name}",
            "type": "function",
            "function": {
                "name": call.name,
                "arguments": call.arguments
                if isinstance(call.arguments, str)
                else json.dumps(call.arguments, ensure_ascii=False),
            },
        }
        for index, call in enumerate(reply.calls)
    ]


def _whole(reply: Reply) -> dict[str, Any]:
    message = {"role": "assistant", "content": reply.text, **({"tool_calls": _calls(reply)} if reply.calls else {})}
    return {
        **_ABOUT,
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish or "stop"}],
        **({"usage": _usage(reply.usage)} if reply.usage else {}),
    }


_ABOUT = {"id": "chatcmpl-1", "created": 1_790_000_000, "model": "scripted"}


def _usage(tokens: tuple[int, int]) -> dict[str, int]:
    return {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)}


async def _send(writer: asyncio.StreamWriter, data: dict[str, Any]) -> None:
    body = {**_ABOUT, "object": "chat.completion.chunk", **data}
    await _chunk(writer, f"data: {json.dumps(body, ensure_ascii=False)}\n\n".encode())


async def _chunk(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    await writer.drain()
