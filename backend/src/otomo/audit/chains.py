"""Reads whole chains out of the table, for checking and for export."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from otomo.audit.archive import End, Writer
from otomo.audit.items import SHARDS, TABLE, Entry, Link, chain_partition, entry_partition, stamp
from otomo.audit.sealing import Keys
from otomo.audit.verify import Broken, Verdict, Walk, place, stray, verdict_of
from otomo.clock import Clock
from otomo.store.client import Store, partition
from otomo.store.codec import from_item

_PAGE = 100

Pair = tuple[Link, Entry | None]


@dataclass(frozen=True, slots=True)
class Chains:
    """The chains of an installation. `since`, `until`: times as entries have them, the end excluded."""

    store: Store
    keys: Keys
    clock: Clock

    async def verify(self, since: str = "", until: str = "~", ends: End | None = None) -> Verdict:
        """Checks what was written in a span; `ends`: of an earlier export, which must still be where they were."""
        now, started = self.clock.epoch(), stamp(self.clock.now())
        walks, linked = [], set()
        for shard in range(SHARDS):
            walk = Walk(self.keys, now, anywhere=bool(since))
            async for pairs in self.of_shard(shard, since, until):
                walk.steps(pairs)
            walks.append(walk)
            linked |= walk.linked
        strays = [b async for b in self._strays(linked, since, min(until, started))]
        return verdict_of(walks, [*strays, *(await self._moved(ends) if ends else [])])

    async def export(self, since: str, until: str) -> AsyncIterator[bytes]:
        """What was written in a span, as an archive's lines."""
        writer = Writer(self.keys)
        for shard in range(SHARDS):
            async for pairs in self.of_shard(shard, since, until):
                for pair in pairs:
                    yield writer.line(*pair)
        yield writer.end()

    async def of_shard(self, shard: int, since: str, until: str) -> AsyncIterator[list[Pair]]:
        """A chain's links in a span with their entries, in order."""
        start: dict[str, Any] | None = None
        while True:
            page = await self.store.query_page(TABLE, partition("pk", chain_partition(shard)), limit=_PAGE, start=start)
            links = [from_item(item, Link) for item in page.items]
            yield await self._with_entries([link for link in links if since <= link.at < until])
            start = page.last_evaluated_key
            if start is None:
                return

    async def _with_entries(self, links: list[Link]) -> list[Pair]:
        keys = [{"pk": link.entry_pk, "sk": link.entry_sk} for link in links]
        items = await self.store.batch_get(TABLE, keys) if keys else []
        entries = {(item["pk"], item["sk"]): from_item(item, Entry) for item in items}
        return [(link, entries.get((link.entry_pk, link.entry_sk))) for link in links]

    async def _strays(self, linked: set[tuple[str, str]], since: str, until: str) -> AsyncIterator[Broken]:
        """Entries that no link names, on the days from the first linked one to today."""
        days = {date.fromisoformat(pk.partition("#")[0]) for pk, _ in linked}
        day = min(days, default=self.clock.now().date())
        while day <= self.clock.now().date():
            for shard in range(SHARDS):
                for item in await self.store.query(TABLE, partition("pk", entry_partition(day, shard))):
                    if (item["pk"], item["sk"]) not in linked and since <= item["sk"] < until:
                        yield stray(from_item(item, Entry))
            day += timedelta(days=1)

    async def _moved(self, ends: End) -> list[Broken]:
        """Ends of chains that an earlier export has and the table has not any more, or otherwise."""
        heads: Mapping[str, tuple[int, str]] = ends.heads
        items = await self.store.batch_get(TABLE, [place(int(shard), at) for shard, (at, _) in heads.items()])
        seals = {(link.shard, link.position): link.seal for link in (from_item(item, Link) for item in items)}
        broken = []
        for shard, (position, seal) in heads.items():
            found = seals.get((int(shard), position))
            newest = await self._newest_position(int(shard))
            if found is None and newest > position:
                continue  # expired, or missing within the chain, which the walk has said
            if found != seal:
                broken.append(Broken(int(shard), position, "", "is not the link that the export has"))
        return broken

    async def _newest_position(self, shard: int) -> int:
        page = await self.store.query_page(TABLE, partition("pk", chain_partition(shard)), forward=False, limit=1)
        return from_item(page.items[0], Link).position if page.items else 0
