"""Event streams end with their client, whichever way it goes."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from otomo.errors import UnavailableError
from otomo.web.sse import EventStream, sse_event
from starlette.types import Message

pytestmark = pytest.mark.mission("IOT-3")

SCOPE = {"type": "http"}


class Events:
    """Events without end; knows how many were asked for and whether it was closed."""

    def __init__(self) -> None:
        self.asked = 0
        self.is_closed = False

    async def run(self) -> AsyncGenerator[bytes, None]:
        try:
            while True:
                self.asked += 1
                yield sse_event("reading", b"{}", str(self.asked))
                await asyncio.sleep(0)
        finally:
            self.is_closed = True


async def stays() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def test_who_takes_nothing_is_dropped_and_nothing_piles_up() -> None:
    events, sent = Events(), []

    async def send(message: Message) -> None:
        sent.append(message)
        if len(sent) == 4:  # the start and three events fit
            await asyncio.Event().wait()

    await asyncio.wait_for(EventStream(events.run(), slow_seconds=0.05)(SCOPE, stays, send), 20)
    assert (events.asked, events.is_closed, len(sent)) == (3, True, 4)


async def test_who_goes_is_no_longer_asked_for() -> None:
    events, gone = Events(), asyncio.Event()

    async def receive() -> Message:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        if events.asked == 10:
            gone.set()

    await asyncio.wait_for(EventStream(events.run())(SCOPE, receive, send), 20)
    assert events.is_closed
    assert events.asked < 20


async def test_what_fails_before_the_first_event_is_still_an_answer() -> None:
    async def failing() -> AsyncGenerator[bytes, None]:
        raise UnavailableError
        yield b""

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    with pytest.raises(UnavailableError):
        await EventStream(failing())(SCOPE, stays, send)
    assert sent == []
