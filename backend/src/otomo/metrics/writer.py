"""Group commit: puts of many requests in few calls, each request answered when its own puts are in the store.

A request that goes away takes nothing with it; a put that fails fails only the requests that brought it.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from contextvars import Context
from dataclasses import dataclass, field
from typing import Any

import structlog

from otomo.metrics.errors import QueueFullError
from otomo.settings import MetricsSettings
from otomo.store.bulk import MOST_PUTS, Failures, Put, place, put_batch
from otomo.store.client import Store
from otomo.store.deadline import deadline_in, remaining
from otomo.store.errors import StoreUnavailableError

log = structlog.get_logger(__name__)

_CALLS_AT_ONCE = 16
_LONGEST_SECONDS = 60.0


@dataclass(slots=True, eq=False)
class _Ticket:
    """A request's wait for its puts. `open`: the positions of those that are neither written nor failed."""

    readings: int
    open: set[int]
    done: asyncio.Future[None]
    failures: Failures = field(default_factory=dict)

    def settle(self, position: int, failure: BaseException | None) -> bool:
        """One of the puts is written, or is not; whether it was the last."""
        self.open.discard(position)
        if failure is not None:
            self.failures[position] = failure
        if not self.open:
            self.give_up()
        return not self.open

    def give_up(self) -> None:
        """The request goes on, whatever is still open."""
        if not self.done.done():
            self.done.set_result(None)


@dataclass(slots=True, eq=False)
class _Group:
    """Puts that go in one call, by what they write, and whose they are. `until`: when the most patient of the requests
    gives up (the loop's time)."""

    puts: dict[tuple[Any, ...], Put] = field(default_factory=dict)
    owners: dict[tuple[Any, ...], list[tuple[_Ticket, int]]] = field(default_factory=dict)
    until: float = 0.0

    def add(self, key: tuple[Any, ...], put: Put, ticket: _Ticket, position: int) -> None:
        """Of two puts for one place the later one is written, and settles both."""
        self.puts[key] = put
        self.owners.setdefault(key, []).append((ticket, position))


@dataclass(slots=True)
class MetricsWriter:
    """Writes puts in groups: while one is on its way, the next one gathers. `queue_readings` bounds what waits,
    `commit_milliseconds` how long a put waits for company."""

    store: Store
    settings: MetricsSettings
    _group: _Group = field(default_factory=_Group)
    _timer: asyncio.Handle | None = None
    _flights: set[asyncio.Task[Failures]] = field(default_factory=set)
    _calls: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_CALLS_AT_ONCE))
    waiting: int = 0  # readings

    async def write(self, puts: Sequence[Put], readings: int) -> Failures:
        """Writes the puts of `readings` readings, and says when it is done which of them failed, and why. What is not
        settled at the request's deadline counts as failed, though it may still be written.

        Raises QueueFullError before anything is written.
        """
        self._admit(readings)
        loop = asyncio.get_running_loop()
        patience = min(remaining(), _LONGEST_SECONDS)
        ticket = _Ticket(readings, set(range(len(puts))), loop.create_future())
        for position, put in enumerate(puts):
            self._add(put, ticket, position, loop.time() + patience)
        impatience = loop.call_later(patience, ticket.give_up)
        try:
            await ticket.done
        finally:
            impatience.cancel()
        if ticket.open:
            late = StoreUnavailableError("the store did not answer in time")
            return ticket.failures | dict.fromkeys(ticket.open, late)
        return ticket.failures

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While the application runs; at its end what waits is written."""
        try:
            yield
        finally:
            self._depart()
            while self._flights:
                await asyncio.wait(self._flights)

    def _admit(self, readings: int) -> None:
        if self.waiting and self.waiting + readings > self.settings.queue_readings:
            raise QueueFullError(retry_after=1)
        self.waiting += readings

    def _add(self, put: Put, ticket: _Ticket, position: int, until: float) -> None:
        key = place(put)
        if len(self._group.puts) == MOST_PUTS and key not in self._group.puts:
            self._depart()
        if self._timer is None:
            self._timer = self._departure()
        self._group.add(key, put, ticket, position)
        self._group.until = max(self._group.until, until)

    def _departure(self) -> asyncio.Handle:
        """At once when nothing is on its way; else with what arrives until then, or until the time is up."""
        # A context of its own: this request's deadline and log fields are not the group's.
        loop, context = asyncio.get_running_loop(), Context()
        if not self._flights:
            return loop.call_soon(self._depart, context=context)
        return loop.call_later(self.settings.commit_milliseconds / 1000, self._depart, context=context)

    def _depart(self) -> None:
        """Sends the group off."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        group, self._group = self._group, _Group()
        if group.puts:
            flight = asyncio.get_running_loop().create_task(self._fly(group), context=Context())
            self._flights.add(flight)
            flight.add_done_callback(lambda done: self._land(group, done))

    async def _fly(self, group: _Group) -> Failures:
        async with self._calls:
            with deadline_in(group.until - asyncio.get_running_loop().time()):
                return await put_batch(self.store, list(group.puts.values()))

    def _land(self, group: _Group, flight: asyncio.Task[Failures]) -> None:
        self._flights.discard(flight)
        if not self._flights:
            self._depart()
        failures = _failures(flight, len(group.puts))
        for number, owners in enumerate(group.owners.values()):
            for ticket, position in owners:
                if ticket.settle(position, failures.get(number)):
                    self.waiting -= ticket.readings


def _failures(flight: asyncio.Task[Failures], puts: int) -> Failures:
    if flight.cancelled():
        return dict.fromkeys(range(puts), StoreUnavailableError("shutting down"))
    if failure := flight.exception():
        log.error("metrics.write_failed", exc_info=failure)
        return dict.fromkeys(range(puts), failure)
    return flight.result()
