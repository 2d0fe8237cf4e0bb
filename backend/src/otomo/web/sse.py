"""Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) that drop who does not read."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import structlog
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

log = structlog.get_logger(__name__)

PING = b": ping\n\n"
_SLOW_SECONDS = 10.0


def sse_event(name: str, data: bytes, event_id: str) -> bytes:
    """An event whose data is one line."""
    return b"id: %b\nevent: %b\ndata: %b\n\n" % (event_id.encode(), name.encode(), data)


class EventStream(Response):
    """Sends what `events` yields. Nothing piles up: the next event is asked for when the last one is on its way. The
    iterator is closed when the client goes, or takes nothing for ten seconds."""

    media_type = "text/event-stream"
    charset = "utf-8"

    def __init__(self, events: AsyncGenerator[bytes, None], slow_seconds: float = _SLOW_SECONDS) -> None:
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self.events = events
        self.slow_seconds = slow_seconds

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """Streams until the events end or the client is gone."""
        sending = asyncio.ensure_future(self._send(send))
        leaving = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait((sending, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sending, leaving):
                task.cancel()
            await asyncio.wait((sending, leaving))
        if not sending.cancelled():
            await sending

    async def _send(self, send: Send) -> None:
        async with aclosing(self.events) as events:
            first = await anext(events)  # what it raises is still answered as a problem
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            try:
                await self._body(send, first)
                async for event in events:
                    await self._body(send, event)
                await self._body(send, b"", more=False)
            except TimeoutError:
                log.info("stream.dropped", seconds=self.slow_seconds)

    async def _body(self, send: Send, content: bytes, *, more: bool = True) -> None:
        async with asyncio.timeout(self.slow_seconds):
            await send({"type": "http.response.body", "body": content, "more_body": more})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
