"""Brakes on guessing passwords. Failures are counted across all processes in windows of the clock: of a name from an
address, of a name from everywhere, and of an address with any name. Where somebody has signed in before, only the
failures from there count, so that whoever guesses at a name from elsewhere does not lock its owner out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from weakref import WeakValueDictionary

from otomo.access_settings import SignInSettings
from otomo.clock import Clock
from otomo.errors import UnavailableError
from otomo.limits.errors import OverLimitError
from otomo.limits.service import network_of
from otomo.limits.windows import TABLE, Window, WindowCounter
from otomo.store.client import Store
from otomo.store.deadline import remaining

_KNOWN_SECONDS = 30 * 86_400
_RENEWED_SECONDS = 86_400


class TooManySignInsError(OverLimitError):
    """Too many failures for this user or from this address."""

    title = "Too many failed sign-ins"


@dataclass(slots=True)
class Attempt:
    """One try at a name's password, from an address."""

    throttle: "SignInThrottle"
    name: str
    network: str
    known_until: int

    @property
    def windows(self) -> dict[Window, str]:
        """What it counts in if it fails, and who is counted there."""
        own = {self.throttle.pair: f"{self.name}#{self.network}"}
        if self.known_until > self.throttle.clock.epoch():
            return own
        return own | {self.throttle.everywhere: self.name, self.throttle.address: self.network}

    async def failed(self) -> None:
        """Counts a failure."""
        try:
            await asyncio.gather(*(self.throttle.counter.count(window, who) for window, who in self.windows.items()))
        except OverLimitError:
            return  # another process was faster; the next try is refused

    async def succeeded(self) -> None:
        """Remembers that the name's owner signs in from here."""
        now = self.throttle.clock.epoch()
        if self.known_until < now + _KNOWN_SECONDS - _RENEWED_SECONDS:
            row = {"key": _known_key(self.name, self.network), "expires_at": now + _KNOWN_SECONDS}
            await self.throttle.store.put(TABLE, row)


@dataclass(frozen=True, slots=True)
class SignInThrottle:
    """Refuses tries over the limits until the window ends. Closed while the store is away: nobody signs in then."""

    store: Store
    clock: Clock
    settings: SignInSettings
    counter: WindowCounter
    _locks: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    @property
    def pair(self) -> Window:
        """A name from one address."""
        return self._window("sign-in-pair", self.settings.max_failures_per_login)

    @property
    def everywhere(self) -> Window:
        """A name from all addresses together that its owner has not used."""
        return self._window("sign-in-name", self.settings.max_failures_per_login_elsewhere)

    @property
    def address(self) -> Window:
        """An address with any name."""
        return self._window("sign-in-address", self.settings.max_failures_per_address)

    @asynccontextmanager
    async def attempt(self, login: str, address: str) -> AsyncIterator[Attempt]:
        """A try, one at a time for a name: the next one sees how this one ended. Raises TooManySignInsError."""
        name, network = sha256(login.casefold().encode()).hexdigest()[:32], network_of(address)
        async with self._turn(name):
            attempt = Attempt(self, name, network, await self._known_until(name, network))
            try:
                await self.counter.look(attempt.windows)
            except OverLimitError as over:
                raise TooManySignInsError(over.standing) from over
            yield attempt

    @asynccontextmanager
    async def _turn(self, name: str) -> AsyncIterator[None]:
        lock = self._locks.setdefault(name, asyncio.Lock())
        try:
            async with asyncio.timeout(min(remaining(), 60)):
                await lock.acquire()
        except TimeoutError as late:
            raise UnavailableError("Too many sign-ins of this user at once") from late
        try:
            yield
        finally:
            lock.release()

    async def _known_until(self, name: str, network: str) -> int:
        row = await self.store.get(TABLE, {"key": _known_key(name, network)})
        return row["expires_at"] if row else 0

    def _window(self, name: str, quota: int) -> Window:
        return Window(name, quota, self.settings.window_minutes * 60)


def _known_key(name: str, network: str) -> str:
    return f"signed-in#{name}#{network}"
