"""Serves MiniStack and saves its state while it runs.

MiniStack saves at SIGTERM only. Here a snapshot is taken on the event loop (where every DynamoDB call runs to its
end, so that no half transaction is seen) and written in a thread: only after a write, at most every few seconds, and
once more at the end.
"""

import asyncio
import signal
import socket
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

from hypercorn.asyncio import serve
from hypercorn.config import Config
from hypercorn.typing import Framework
from ministack import app as ministack
from repetitions import understand
from snapshots import Snapshots, say

WORK_SHARE = 5  # times as long as a save worked is the pause after it, at least
READS = ("Get", "BatchGet", "TransactGet", "Query", "Scan", "List", "Describe")

Scope = dict[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]


class Watched:
    """The application, remembering whether anything was written since the last look."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.dirty = False

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)
        if scope["type"] == "http" and self._writes(scope):
            self.dirty = True

    @staticmethod
    def _writes(scope: Scope) -> bool:
        target = next((value for name, value in scope["headers"] if name == b"x-amz-target"), b"").decode()
        if target:
            return not target.rpartition(".")[2].startswith(READS)
        return scope["method"] not in ("GET", "HEAD")


async def save_while_running(app: Watched, snapshots: Snapshots, every: float, stop: asyncio.Event) -> None:
    pause = every
    while not stop.is_set():
        try:
            await asyncio.wait_for(stop.wait(), pause)
        except TimeoutError:
            pause = await save_if_dirty(app, snapshots, every)


async def save_if_dirty(app: Watched, snapshots: Snapshots, every: float) -> float:
    """Returns the pause before the next save: a large book must not spend its time saving itself. Measured in CPU
    time: on a busy machine a save takes long, and a kill -9 must not cost more for that."""
    if not app.dirty:
        return every
    app.dirty = False
    began = time.thread_time()
    states = snapshots.take()
    taking = time.thread_time() - began
    try:
        writing = await asyncio.to_thread(_write, snapshots, states)
    except OSError as error:
        app.dirty = True
        say(notice=f"the data could not be saved, trying again: {error}")
        return every
    return max(every, WORK_SHARE * (taking + writing))


def _write(snapshots: Snapshots, states: dict[str, Any]) -> float:
    """The CPU seconds that it took."""
    began = time.thread_time()
    snapshots.write(states)
    return time.thread_time() - began


async def run(sock: socket.socket, state: Path | None, every: float, with_parent: bool) -> None:
    # Loading and saving are ours: MiniStack's own loader starts empty when a file is damaged.
    ministack.PERSIST_STATE = False
    understand()
    app, stop = Watched(ministack.app), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)

    config = Config()
    config.bind = [f"fd://{sock.fileno()}"]
    config.keep_alive_timeout = 75
    config.loglevel = "WARNING"
    config.accesslog = None

    async def stopped() -> None:
        await stop.wait()

    if with_parent:
        watcher = asyncio.create_task(asyncio.to_thread(sys.stdin.buffer.read))
        watcher.add_done_callback(lambda _: stop.set())
    if state:
        snapshots = Snapshots(state)
        snapshots.restore()
        saver = asyncio.create_task(save_while_running(app, snapshots, every, stop))
        saver.add_done_callback(lambda _: stop.set())  # never serve on without saving
    server = asyncio.create_task(serve(cast("Framework", app), config, shutdown_trigger=stopped))
    say(ready=True, port=sock.getsockname()[1])
    await server
    if state:
        await saver
        await save_if_dirty(app, snapshots, every)
