"""The demo's devices go on measuring: a reading of each from time to time, for as long as somebody wants it."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import aiohttp
import numpy as np

from otomo.demo.climate import FOREVER, measured
from otomo.demo.files import BOOK_DEVICES, MORE_DEVICES, device_ids
from otomo.simulator.provision import ProvisionError, Visitor
from otomo.simulator.sending import Pace, Post, Sender


@dataclass(slots=True)
class Feeder:
    """Posts to a demo server. What goes wrong is told once, and tried again: servers restart, keys are taken back,
    devices deleted."""

    session: aiohttp.ClientSession
    url: str
    every_seconds: float
    keys: dict[str, str] = field(default_factory=dict)
    trouble: str = ""

    async def run(self, stop: asyncio.Event) -> None:
        """Posts until it is to stop."""
        sender = Sender(self.session, self.url, Pace(None), lambda _: None)
        while not stop.is_set():
            try:
                await self._feed(sender)
            except ProvisionError as error:
                self._tell(str(error))
            try:
                async with asyncio.timeout(self.every_seconds):
                    await stop.wait()
            except TimeoutError:
                continue

    async def _feed(self, sender: Sender) -> None:
        if not self.keys:
            self.keys = await self._new_keys()
        now = np.array([int(time.time() * 1000)], np.int64)
        refused = sender.totals.refused
        for key in dict.fromkeys(self.keys.values()):
            ids = [device_id for device_id, secret in self.keys.items() if secret == key]
            await sender.send(Post(key, [(each, measured(each, now, FOREVER)) for each in ids]))
        if sender.totals.refused > refused:
            self.keys = {}  # taken back, or a device is gone: look again
            raise ProvisionError("; ".join(sender.totals.reasons))
        self._tell("")

    async def _new_keys(self) -> dict[str, str]:
        self.session.cookie_jar.clear()
        visitor = await Visitor.sign_in(self.session, self.url, None, None)
        return await visitor.new_keys(await self._there(visitor))

    async def _there(self, visitor: Visitor) -> Sequence[str]:
        wanted = [*device_ids(BOOK_DEVICES), *device_ids(MORE_DEVICES)]
        found = [each for each in wanted if await visitor.call("GET", f"/api/devices/{each}", unless=404)]
        if not found:
            raise ProvisionError("the demo's devices are not there")
        return found

    def _tell(self, trouble: str) -> None:
        if trouble != self.trouble:
            print(trouble or "The demo's devices are posting.", flush=True)  # noqa: T201 - a program's own words
        self.trouble = trouble
