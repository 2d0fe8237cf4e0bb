"""Appends entries to the chains of the shards, each in the transaction of the change it tells of.

An entry and its link are put where nothing is. Two writers that saw the same end of a chain want the same position; one
of them is refused, looks again and takes another shard. Within a process a shard has one writer at a time, so that it
never races with itself; one on which another process was faster is left to that process for a while, and so they part.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog
from aiodynamo.expressions import F
from msgspec.structs import replace

from otomo.audit.items import (
    SHARDS,
    TABLE,
    Body,
    Entry,
    Link,
    chain_partition,
    entry_partition,
    entry_sort_key,
    position_key,
    row,
)
from otomo.audit.marks import mark_of
from otomo.audit.sealing import Keys
from otomo.caller import Actor
from otomo.store.client import Operation, Store, partition
from otomo.store.codec import from_item, pack
from otomo.store.errors import ConditionFailedError, StoreUnavailableError

log = structlog.get_logger(__name__)

OPERATIONS = 2
"""What an entry adds to a transaction."""

_TRIES = 12
_OWN = 4
_LEFT_SECONDS = 10.0


@dataclass(slots=True)
class _Shard:
    number: int
    known: bool = False
    end: Link | None = None  # of a known shard; None: it is empty
    busy: bool = False
    left_until: float = 0.0  # to another process, by the monotonic clock


def _shuffled() -> list[_Shard]:
    return [_Shard(number) for number in random.sample(range(SHARDS), SHARDS)]


@dataclass(slots=True)
class Chain:
    """The ends of the chains as this process knows them, the preferred shard first."""

    keys: Keys
    keep_seconds: int
    collisions: int = 0
    shards: list[_Shard] = field(default_factory=_shuffled)
    _returned: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def append(self, store: Store, operations: Sequence[Operation], body: Body, now: int) -> str:
        """Writes the operations and the entry, all or nothing; the entry's id. `now`: epoch seconds.

        Raises ConditionFailedError with the positions of refused `operations`, StoreUnavailableError.
        """
        for _ in range(_TRIES):
            async with self._taken() as shard:
                entry, link = await self._next(store, shard, body, now)
                puts = [store.put_op(TABLE, row(made), F("pk").does_not_exist()) for made in (link, entry)]
                shard.known = False  # until it is certain what was written
                try:
                    await store.commit([*operations, *puts])
                except ConditionFailedError as refused:
                    if callers := tuple(i for i in refused.failed if i < len(operations)):
                        raise ConditionFailedError(callers) from refused
                    self._leave(shard)
                    continue
                shard.end, shard.known = link, True
                log.info("audit.sealed", mark=mark_of(link))  # where whoever can write the table cannot take it back
                return entry.entry_id
        log.warning("audit.contended", tries=_TRIES)
        raise StoreUnavailableError("The audit log is being written by many; try again")

    @asynccontextmanager
    async def _taken(self) -> AsyncIterator[_Shard]:
        async with self._returned:
            await self._returned.wait_for(self._next_free)
            shard = self._next_free()
            if shard is None:
                raise RuntimeError("nobody else takes shards while the condition is held")
            shard.busy = True
        try:
            yield shard
        finally:
            async with self._returned:
                shard.busy = False
                self._returned.notify()

    def _next_free(self) -> _Shard | None:
        """A quiet process keeps to its first shard, a busy one to a few; one on which another process was faster is
        left to that process, as long as there are others, busy or not."""
        now = time.monotonic()
        own = [shard for shard in self.shards if shard.left_until <= now][:_OWN] or self.shards
        return next((shard for shard in own if not shard.busy), None)

    def _leave(self, shard: _Shard) -> None:
        self.collisions += 1
        shard.left_until = time.monotonic() + _LEFT_SECONDS
        self.shards.remove(shard)
        self.shards.append(shard)

    async def _next(self, store: Store, shard: _Shard, body: Body, now: int) -> tuple[Entry, Link]:
        if not shard.known:
            shard.end = await newest_link(store, shard.number)
        before, actor = shard.end, Actor(body.actor, body.actor_id)
        if before is not None and before.at > body.at:
            body = replace(body, at=before.at)  # times never run backwards along a chain
        position = before.position + 1 if before else 1
        entry = Entry(
            pk=entry_partition(body.at[:10], shard.number),
            sk=entry_sort_key(body.at, actor, shard.number, position),
            user_id=body.actor_id or body.actor,
            action=body.action,
            body=pack(body).decode(),
            expires_at=now + self.keep_seconds,
        )
        link = Link(
            pk=chain_partition(shard.number),
            sk=position_key(position),
            entry_pk=entry.pk,
            entry_sk=entry.sk,
            at=body.at,
            previous=before.seal if before else "",
            previous_at=before.at if before else "",
            key=self.keys.newest,
            seal="",
            expires_at=entry.expires_at,
        )
        return entry, sealed(link, entry, self.keys)


def sealed(link: Link, entry: Entry, keys: Keys) -> Link:
    """The link with its seal."""
    return replace(link, seal=keys.seal(link, entry))


async def newest_link(store: Store, shard: int) -> Link | None:
    """The end of a chain."""
    page = await store.query_page(TABLE, partition("pk", chain_partition(shard)), forward=False, limit=1)
    return from_item(page.items[0], Link) if page.items else None
