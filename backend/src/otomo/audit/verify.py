"""Whether the chains are whole: the first link of each that is not as it was written, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from otomo.audit.items import Entry, Link, chain_partition, position_key
from otomo.audit.sealing import Keys, UnknownKeyError


class Broken(msgspec.Struct, frozen=True):
    """A link that is not as it was written. `at`: when it says, or its neighbour, that it was."""

    shard: int
    position: int
    at: str
    reason: str


class Verdict(msgspec.Struct, frozen=True):
    """What was found. `expired`: links and entries that are gone because their time was over."""

    links: int
    expired: int
    broken: tuple[Broken, ...]

    @property
    def first(self) -> Broken | None:
        """The earliest."""
        return min(self.broken, key=lambda b: (b.at, b.shard, b.position), default=None)


@dataclass(slots=True)
class Walk:
    """Goes along one chain from its oldest link that is left; stops at the first that is broken.

    `now`: epoch seconds. `anywhere`: the beginning may be missing (a part of the log), without having expired.
    """

    keys: Keys
    now: int
    anywhere: bool = False
    before: Link | None = None
    links: int = 0
    expired: int = 0
    broken: Broken | None = None
    linked: set[tuple[str, str]] = field(default_factory=set)

    def step(self, link: Link, entry: Entry | None) -> None:
        """The next link with the entry it names."""
        self.linked.add((link.entry_pk, link.entry_sk))
        if self.broken is None:
            self.broken = self._place(link) or self._content(link, entry)
        self.before = link
        self.links += 1

    def steps(self, found: Iterable[tuple[Link, Entry | None]]) -> None:
        """The next links, in order."""
        for link, entry in found:
            self.step(link, entry)

    def _place(self, link: Link) -> Broken | None:
        """Whether it follows what came before."""
        reached = self.before.position if self.before else 0
        if link.position == reached + 1:
            if link.previous != (self.before.seal if self.before else ""):
                return _broken(link, "does not follow the link before it")
            return None
        if link.position <= reached:
            return _broken(link, "stands twice")
        if self.before is None and self.anywhere:
            return None
        if _ended(link, link.previous_at, self.now):
            self.expired += link.position - reached - 1
            return None
        return Broken(link.shard, link.position - 1, link.previous_at, "is missing before its time was over")

    def _content(self, link: Link, entry: Entry | None) -> Broken | None:
        """Whether link and entry are what was sealed."""
        if entry is None:
            if _ended(link, link.at, self.now):
                self.expired += 1
                return None
            return _broken(link, "its entry is missing")
        try:
            seal = self.keys.seal(link, entry)
        except UnknownKeyError:
            return _broken(link, f"was sealed with a key that is not configured ({link.key})")
        if (link.entry_pk, link.entry_sk) != (entry.pk, entry.sk) or seal != link.seal:
            return _broken(link, "it or its entry is not as it was written")
        return None


def verdict_of(walks: Iterable[Walk], more: Iterable[Broken] = ()) -> Verdict:
    """The verdict on all chains."""
    found = list(walks)
    broken = [walk.broken for walk in found if walk.broken is not None]
    return Verdict(sum(w.links for w in found), sum(w.expired for w in found), (*broken, *more))


def stray(entry: Entry) -> Broken:
    """An entry that no link names: nobody wrote it through the log."""
    shard, position = map(int, entry.entry_id.split("-"))
    return Broken(shard, position, entry.sk.partition("#")[0], "no link names this entry")


def place(shard: int, position: int) -> dict[str, str]:
    """The key of a link."""
    return {"pk": chain_partition(shard), "sk": position_key(position)}


def _broken(link: Link, reason: str) -> Broken:
    return Broken(link.shard, link.position, link.at, reason)


def _ended(link: Link, at: str, now: int) -> bool:
    """Whether what was written at `at` may have been removed by now: it was kept as long as this link is."""
    return _epoch(at) + (link.expires_at - _epoch(link.at)) <= now


def _epoch(at: str) -> int:
    return int(datetime.fromisoformat(at).timestamp())
