"""Keys on the hot path: whose token is this, which devices may it write, and how fast.

A key is read once and kept while no key is taken back anywhere: that is one counter in the store, looked at every
`_LOOK_SECONDS`, so a key that is revoked in another process works for at most `_BLIND_SECONDS` more, and ten thousand
devices cost one read every two seconds instead of ten thousand. Key ids that do not exist are remembered for two
seconds, and an address that goes on inventing some is refused before the store is asked.
"""

import asyncio
import hmac
import math
import re
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import structlog
from aiodynamo.errors import AIODynamoError
from msgspec.structs import replace

from otomo.caller import Actor, caller
from otomo.clock import Clock
from otomo.devices.errors import KeyRateError
from otomo.devices.items import DeviceKey
from otomo.devices.repository import DeviceRepository
from otomo.errors import UnavailableError
from otomo.limits.buckets import Buckets
from otomo.limits.service import network_of
from otomo.settings import MetricsSettings
from otomo.store.errors import ConditionFailedError

log = structlog.get_logger(__name__)

KIND = "device-keys"
_LOOK_SECONDS = 2.0
_BLIND_SECONDS = 4.0
_UNKNOWN_SECONDS = 2.0
_KEPT_SECONDS = 3600.0
_MOST_KEPT = 20_000
_MOST_UNKNOWN = 1_000
_USE_NOTED_EVERY = timedelta(hours=1)
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_TOKEN = re.compile(r"otk_([0-9a-z]{12})_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A key as it is handed out, once: `token` is what the device sends, `secret_hash` what is kept."""

    key_id: str
    token: str
    secret_hash: bytes


def new_secret() -> NewSecret:
    """A visible id of 60 random bits and a secret of 256."""
    key_id = "".join(secrets.choice(_ALPHABET) for _ in range(12))
    secret = secrets.token_urlsafe(32)
    return NewSecret(key_id, f"otk_{key_id}_{secret}", sha256(secret.encode()).digest())


@dataclass(slots=True)
class Bucket:
    """Readings that a key may write now: `rate` a second, `burst` at once."""

    rate: float
    burst: float
    ticks: Callable[[], float]
    left: float
    at: float

    def take(self, readings: int) -> float:
        """Takes them, or says how many seconds to wait. A post above the burst is let in at a full bucket and paid off
        after it."""
        now = self.ticks()
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        missing = min(readings, self.burst) - self.left
        if missing > 0:
            return missing / self.rate
        self.left -= readings
        return 0.0


@dataclass(frozen=True, slots=True, eq=False)
class KeyGrant:
    """What the bearer of a key may do: write the readings of `devices`."""

    key_id: str
    devices: frozenset[str]
    bucket: Bucket

    def charge(self, readings: int) -> None:
        """Counts readings against the key's rate. Raises KeyRateError with the seconds to wait."""
        wait = self.bucket.take(readings)
        if wait > 0:
            raise KeyRateError(retry_after=math.ceil(wait))


@dataclass(slots=True)
class _Kept:
    """A key as it was read."""

    key: DeviceKey
    grant: KeyGrant
    actor: Actor
    generation: int
    until: float


@dataclass(slots=True)
class DeviceKeys:
    """Verifies tokens. `ticks`: a clock that never goes back, in seconds."""

    repository: DeviceRepository
    clock: Clock
    settings: MetricsSettings
    ticks: Callable[[], float] = time.monotonic
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _misses: Buckets = field(init=False)
    _unknown: dict[str, float] = field(default_factory=dict)  # key ids that do not exist, and until when not to ask
    _generation: int = -1
    _looked_at: float = -math.inf
    _look: asyncio.Task[None] | None = None
    _reads: dict[str, asyncio.Task[_Kept | None]] = field(default_factory=dict)
    _uses: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._misses = Buckets(self.settings.unknown_keys_per_second, self.settings.unknown_keys_burst, self.ticks)

    async def verify(self, token: str, address: str = "unknown") -> KeyGrant | None:
        """What the bearer may do, who is the caller from now on; None: no such key, expired, or another secret. Asks
        the store only about keys that were not seen lately. Raises OverLimitError for an address that has tried too
        many unknown ones, StoreUnavailableError."""
        parts = _TOKEN.fullmatch(token)
        if parts is None:
            return None
        key_id, secret = parts.groups()
        now = self.ticks()
        if now - self._looked_at >= _LOOK_SECONDS:
            await self._look_again(now)
        kept = self._kept.get(key_id)
        if kept is None or kept.generation != self._generation or kept.until <= now:
            kept = await self._read_once(key_id, network_of(address), now)
        if kept is None:
            return None
        if not hmac.compare_digest(sha256(secret.encode()).digest(), kept.key.secret_hash):
            caller().about = (KIND, key_id)  # whoever it is knows the half that may be seen
            return None
        caller().actor = kept.actor
        today = self.clock.now()
        if not kept.key.in_force(today):
            return None
        if kept.key.last_used_at is None or today - kept.key.last_used_at >= _USE_NOTED_EVERY:
            self._note_use(kept, today)
        return kept.grant

    def forget(self, key_id: str) -> None:
        """A key was made or changed by this process: the next use reads it."""
        self._unknown.pop(key_id, None)
        if kept := self._kept.get(key_id):
            kept.until = -math.inf

    @asynccontextmanager
    async def settling(self) -> AsyncIterator[None]:
        """Ends what runs in the background before the store is closed."""
        try:
            yield
        finally:
            await self.settled()

    async def settled(self) -> None:
        """Waits for what runs in the background."""
        tasks = {*self._uses, *self._reads.values(), *([self._look] if self._look else [])}
        await asyncio.gather(*tasks, return_exceptions=True)

    # -- looks at the store, one at a time for everybody who waits -----------------------------------

    async def _look_again(self, now: float) -> None:
        """Whether keys were taken back: in the background while the last look is not too old."""
        if self._look is None or self._look.done():
            self._look = asyncio.create_task(self._count(now))
            self._look.add_done_callback(_told)
        if now - self._looked_at >= _BLIND_SECONDS:
            await asyncio.shield(self._look)

    async def _count(self, now: float) -> None:
        self._generation = await self.repository.times_taken_back()
        self._looked_at = now

    async def _read_once(self, key_id: str, network: str, now: float) -> _Kept | None:
        if self._unknown.get(key_id, -math.inf) > now:
            return None
        task = self._reads.get(key_id)
        if task is None:
            self._misses.check(network)
            task = self._reads[key_id] = asyncio.create_task(self._read(key_id, network))
            task.add_done_callback(lambda done: self._end_of_read(key_id, done))
        return await asyncio.shield(task)

    def _end_of_read(self, key_id: str, task: asyncio.Task[_Kept | None]) -> None:
        del self._reads[key_id]
        _told(task)

    async def _read(self, key_id: str, network: str) -> _Kept | None:
        generation = self._generation  # as counted before the key is read: it may be newer than that, never older
        key = await self.repository.find_key(key_id)
        now = self.ticks()
        before = self._kept.pop(key_id, None)
        if key is None:
            self._unknown[key_id] = now + _UNKNOWN_SECONDS
            _trim(self._unknown, _MOST_UNKNOWN)
            self._misses.charge(network)
            return None
        bucket = before.grant.bucket if before else self._full_bucket(now)
        grant = KeyGrant(key_id, frozenset(key.devices), bucket)
        kept = _Kept(key, grant, Actor("device", key_id), generation, now + _KEPT_SECONDS)
        self._kept[key_id] = kept
        _trim(self._kept, _MOST_KEPT)
        return kept

    def _full_bucket(self, now: float) -> Bucket:
        burst = float(self.settings.key_burst_readings)
        return Bucket(float(self.settings.key_readings_per_second), burst, self.ticks, burst, now)

    def _note_use(self, kept: _Kept, at: datetime) -> None:
        kept.key = replace(kept.key, last_used_at=at)
        task = asyncio.create_task(self._write_use(kept.key.key_id, at))
        self._uses.add(task)
        task.add_done_callback(self._uses.discard)

    async def _write_use(self, key_id: str, at: datetime) -> None:
        try:
            await self.repository.note_use(key_id, at)
        except (ConditionFailedError, UnavailableError, AIODynamoError) as cause:
            log.warning("device_key.use_not_noted", key_id=key_id, cause=type(cause).__name__)


def _told(task: asyncio.Task[Any]) -> None:
    """Whoever waits gets the failure; nobody may be waiting."""
    if not task.cancelled() and (failure := task.exception()):
        log.warning("device_key.unread", cause=type(failure).__name__)


def _trim(kept: dict[str, Any], most: int) -> None:
    while len(kept) > most:
        del kept[next(iter(kept))]
