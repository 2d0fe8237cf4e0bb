"""Being told to end: who holds answers open for long hears of it at once.

A server waits for open answers before it tells the application that it ends, so the application listens for itself.
"""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from types import FrameType

Handler = Callable[[int, FrameType | None], object]

_SIGNALS = (int(signal.SIGTERM), int(signal.SIGINT))


@dataclass(slots=True, repr=False)
class Draining:
    """Calls `listeners` in the event loop when the process is told to end.

    No generated repr: `signal.signal` looks the handler before up in an enum, and what is no member is put into words
    for an error that nobody sees. Through the listeners that would be everything in memory: half a minute at the end.
    """

    listeners: list[Callable[[], None]] = field(default_factory=list)

    def begin(self) -> None:
        """Tells the listeners."""
        for listener in self.listeners:
            listener()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """While the application runs: hears the signals that the server handles, and passes them on. Only in a main
        thread, where signals arrive."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        handlers = {number: signal.getsignal(number) for number in _SIGNALS}
        servers: dict[int, Handler] = {number: handler for number, handler in handlers.items() if callable(handler)}
        loop = asyncio.get_running_loop()
        for number, server in servers.items():
            signal.signal(number, partial(self._heard, loop, server))
        try:
            yield
        finally:
            for number, server in servers.items():
                signal.signal(number, server)

    def _heard(self, loop: asyncio.AbstractEventLoop, server: Handler, number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(self.begin)
        server(number, frame)
