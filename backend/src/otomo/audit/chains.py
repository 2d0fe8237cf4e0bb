"""Reads whole chains out of the table, for checking and for export."""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from otomo.audit.archive import Writer
from otomo.audit.items import SHARDS, TABLE, Entry, Link, chain_partition, entry_partition, stamp
from otomo.audit.marks import Mark
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

    async def verify(self, since: str = "", until: str = "~", marks: Collection[Mark] = ()) -> Verdict:
        """Checks what was written in a span; `marks`: links that were there once, which must still be where they were
        unless they have expired."""
        now, started = self.clock.epoch(), stamp(self.clock.now())
        walks, linked = [], set()
        for shard in range(SHARDS):
            walk = Walk(self.keys, now, anywhere=bool(since))
            async for pairs in self.of_shard(shard, since, until):
                walk.steps(pairs)
            walks.append(walk)
            linked |= walk.linked
        strays = [b async for b in self._strays(linked, since, min(until, started))]
        return verdict_of(walks, [*strays, *[b async for b in self._moved(marks)]])

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

    async def _moved(self, marks: Collection[Mark]) -> AsyncIterator[Broken]:
        """Of each chain the first of the links that the table has not any more, or otherwise."""
        for shard in sorted({mark.shard for mark in marks}):
            newest = await self._newest_position(shard)
            own = sorted(mark for mark in marks if mark.shard == shard)
            for start in range(0, len(own), _PAGE):
                group = own[start : start + _PAGE]
                seals = await self._seals(shard, [mark.position for mark in group])
                if moved := next((mark for mark in group if not _stands(mark, seals, newest)), None):
                    yield Broken(shard, moved.position, "", "is not the link that was there")
                    break

    async def _seals(self, shard: int, positions: Iterable[int]) -> dict[int, str]:
        items = await self.store.batch_get(TABLE, [place(shard, position) for position in dict.fromkeys(positions)])
        return {link.position: link.seal for link in (from_item(item, Link) for item in items)}

    async def _newest_position(self, shard: int) -> int:
        page = await self.store.query_page(TABLE, partition("pk", chain_partition(shard)), forward=False, limit=1)
        return from_item(page.items[0], Link).position if page.items else 0


def _stands(mark: Mark, seals: Mapping[int, str], newest: int) -> bool:
    """Whether the link is there; or is gone from within the chain: expired, or missing as the walk has said."""
    found = seals.get(mark.position)
    return mark.position < newest if found is None else found == mark.seal
