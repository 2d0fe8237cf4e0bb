"""Being told to end."""

import asyncio
import os
import signal
from dataclasses import dataclass

import pytest
from otomo.web.draining import Draining

pytestmark = pytest.mark.mission("OPS-3")


@dataclass
class Holder:
    """As a service with a book in memory."""

    told: int = 0

    def __repr__(self) -> str:
        raise AssertionError("putting everything into words takes longer than a task has to end")

    def drain(self) -> None:
        self.told += 1


def _server(_number: int, _frame: object) -> None:
    """Stands for the server's own handler."""


async def test_listeners_hear_it_and_the_handlers_of_before_come_back_at_once() -> None:
    holder, before = Holder(), signal.signal(signal.SIGTERM, _server)
    try:
        draining = Draining([holder.drain])
        async with draining.listening():
            os.kill(os.getpid(), signal.SIGTERM)
        assert holder.told == 0, "in the event loop, not in the signal handler"
        assert signal.getsignal(signal.SIGTERM) is _server
    finally:
        signal.signal(signal.SIGTERM, before)
    await asyncio.sleep(0)
    assert holder.told == 1
