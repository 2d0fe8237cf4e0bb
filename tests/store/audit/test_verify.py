"""A copy of the log that somebody has worked on: the first broken link is named."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from otomo.audit.archive import DamagedArchiveError, check
from otomo.audit.chain import Chain
from otomo.audit.chains import Chains
from otomo.audit.composition import audit_keys
from otomo.audit.items import TABLE, Body, stamp
from otomo.audit.marks import marks_in
from otomo.audit.sealing import Keys, keys_of
from otomo.clock import Clock
from otomo.settings import Settings
from otomo.store.client import Item, Store, partition
from otomo.store.dump import erase, scan

pytestmark = pytest.mark.mission("ID-6")

START = datetime(2026, 11, 1, tzinfo=UTC)
DAY = 86_400
KEPT = 90 * DAY


class Log:
    """A log in one chain: `write` appends, the rest works behind its back."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self.store, self.keys, self.at = store, keys, START
        self.chain = Chain(keys, KEPT)
        self.shard = self.chain.shards[0].number  # a quiet process keeps to one

    async def write(self, count: int, apart: timedelta = timedelta(hours=1)) -> None:
        for number in range(count):
            self.at += apart
            body = Body(at=stamp(self.at), actor="user", actor_id=f"u_{number}", action="customers.update")
            await self.chain.append(self.store, [], body, int(self.at.timestamp()))

    async def first(self, **later: float) -> tuple[int, str] | None:
        clock = Clock(lambda: self.at + timedelta(**later))
        verdict = await Chains(self.store, self.keys, clock).verify()
        return (verdict.first.position, verdict.first.reason) if verdict.first else None

    async def links(self) -> list[Item]:
        return await self.store.query(TABLE, partition("pk", f"chain#{self.shard}"))

    async def entry(self, position: int) -> Item:
        link = (await self.links())[position - 1]
        found = await self.store.get(TABLE, {"pk": link["entry_pk"], "sk": link["entry_sk"]})
        assert found
        return found

    async def remove(self, item: Item) -> None:
        await self.store.delete(TABLE, {"pk": item["pk"], "sk": item["sk"]})


@pytest.fixture
async def log(tables: Settings, own_store: Store) -> AsyncIterator[Log]:
    made = Log(own_store, audit_keys(tables))
    await made.write(6)
    yield made
    async for items in scan(own_store, TABLE):
        keys = [json.loads(bytes(item)) for item in items]
        await erase(own_store, TABLE, [{"pk": key["pk"], "sk": key["sk"]} for key in keys])


async def _changed_value(log: Log) -> None:
    entry = await log.entry(3)
    await log.store.put(TABLE, entry | {"body": entry["body"].replace("customers.update", "customers.delete")})


async def _longer_kept(log: Log) -> None:
    entry = await log.entry(3)
    await log.store.put(TABLE, entry | {"expires_at": 1})


async def _removed_entry(log: Log) -> None:
    await log.remove(await log.entry(3))


async def _removed_link(log: Log) -> None:
    await log.remove((await log.links())[2])


async def _removed_both(log: Log) -> None:
    await log.remove(await log.entry(3))
    await log.remove((await log.links())[2])


async def _removed_beginning(log: Log) -> None:
    for _ in range(3):
        await log.remove(await log.entry(1))
        await log.remove((await log.links())[0])


async def _swapped_entries(log: Log) -> None:
    one, other = await log.entry(3), await log.entry(5)
    names = ("user_id", "action", "body", "expires_at")
    await log.store.put(TABLE, one | {name: other[name] for name in names})
    await log.store.put(TABLE, other | {name: one[name] for name in names})


async def _swapped_links(log: Log) -> None:
    links = await log.links()
    await log.store.put(TABLE, links[4] | {"sk": links[2]["sk"]})
    await log.store.put(TABLE, links[2] | {"sk": links[4]["sk"]})


async def _forged_tail(log: Log) -> None:
    """By somebody who can write the table and knows the code, but not the key."""
    thief = Log(log.store, Keys(log.keys.newest, keys_of(["another secret"]).by_id | {log.keys.newest: b"guessed"}))
    thief.chain.shards = [shard for shard in thief.chain.shards if shard.number == log.shard]
    thief.at = log.at
    await thief.write(1)
    log.at = thief.at


async def _smuggled_entry(log: Log) -> None:
    entry = await log.entry(3)
    await log.store.put(TABLE, entry | {"sk": entry["sk"].rpartition("#")[0] + f"#{log.shard}-0000000009"})


TAMPERED: dict[str, tuple[Callable[[Log], Awaitable[None]], int, str]] = {
    "a changed value": (_changed_value, 3, "it or its entry is not as it was written"),
    "another end of its time": (_longer_kept, 3, "it or its entry is not as it was written"),
    "a removed entry": (_removed_entry, 3, "its entry is missing"),
    "a removed link": (_removed_link, 3, "is missing before its time was over"),
    "a removed entry with its link": (_removed_both, 3, "is missing before its time was over"),
    "a removed beginning": (_removed_beginning, 3, "is missing before its time was over"),
    "swapped entries": (_swapped_entries, 3, "it or its entry is not as it was written"),
    "swapped links": (_swapped_links, 3, "does not follow the link before it"),
    "a forged tail": (_forged_tail, 7, "it or its entry is not as it was written"),
    "an entry that no link names": (_smuggled_entry, 9, "no link names this entry"),
}


@pytest.mark.parametrize("name", TAMPERED)
async def test_the_first_broken_link_is_named(log: Log, name: str) -> None:
    assert await log.first() is None
    tamper, position, reason = TAMPERED[name]
    await tamper(log)
    assert await log.first(minutes=1) == (position, reason)


async def test_a_beginning_that_has_expired_is_not_missed(log: Log) -> None:
    await log.write(2, timedelta(days=30))
    await _removed_beginning(log)
    assert await log.first() == (3, "is missing before its time was over")
    assert await log.first(days=30) is None  # ninety days after the third
    await log.remove(await log.entry(1))  # of the fourth, whose link TTL has left for later
    assert await log.first(days=30) is None


async def test_a_key_that_is_not_configured_any_more_is_said(tables: Settings, log: Log) -> None:
    old = log.keys
    new = keys_of(["a newer secret", tables.session_secret.get_secret_value()])
    log.chain = Chain(new, KEPT)
    log.keys = new
    await log.write(2)
    assert await log.first() is None
    log.keys = keys_of(["a newer secret"])
    found = await log.first()
    assert found == (1, f"was sealed with a key that is not configured ({old.newest})")


async def _exported(log: Log) -> list[bytes]:
    clock = Clock(lambda: log.at + timedelta(minutes=1))
    return [line async for line in Chains(log.store, log.keys, clock).export("", "~")]


async def test_an_exported_file_can_be_checked_again(log: Log) -> None:
    lines = await _exported(log)
    now = int(log.at.timestamp()) + 400 * DAY
    verdict, end = check(lines, log.keys, now)
    assert (verdict.links, verdict.first, end.lines) == (6, None, 6)
    changed = [line.replace(b"u_2", b"u_9") for line in lines]
    first = check(changed, log.keys, now)[0].first
    assert first is not None
    assert (first.position, first.reason) == (3, "it or its entry is not as it was written")
    without = check([*lines[:2], *lines[3:]], log.keys, int(log.at.timestamp()))[0].first
    assert without is not None
    assert without.position == 3
    swapped = check([lines[0], lines[2], lines[1], *lines[3:]], log.keys, int(log.at.timestamp()))[0].first
    assert swapped is not None
    for damaged in (lines[:-1], [*lines[:4], lines[-1]], [*lines[:-1], lines[-1].replace(b'"lines":6', b'"lines":7')]):
        with pytest.raises(DamagedArchiveError):
            check(damaged, log.keys, now)


async def test_a_tail_that_was_cut_off_is_seen_beside_an_export(log: Log) -> None:
    lines = await _exported(log)
    end = check(lines, log.keys, int(log.at.timestamp()))[1]
    clock = Clock(lambda: log.at + timedelta(minutes=1))
    chains = Chains(log.store, log.keys, clock)
    assert (await chains.verify(marks=end.marks)).first is None
    await log.remove(await log.entry(6))
    await log.remove((await log.links())[5])
    assert (await chains.verify()).first is None  # nothing in the table tells
    first = (await chains.verify(marks=end.marks)).first
    assert first is not None
    assert (first.position, first.reason) == (6, "is not the link that was there")


class Lines(list[bytes]):
    """What the server's log has become where it is kept: a time before each line, the line within another."""

    def info(self, event: str, **told: Any) -> None:
        line = json.dumps({"event": event, "level": "info", **told})
        self.append(json.dumps({"timestamp": 1, "message": line}).encode())


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Lines:
    kept = Lines()
    monkeypatch.setattr("otomo.audit.chain.log", kept)
    return kept


async def test_a_tail_that_was_cut_off_is_seen_beside_the_servers_log(lines: Lines, log: Log) -> None:
    clock = Clock(lambda: log.at + timedelta(minutes=1))
    chains = Chains(log.store, log.keys, clock)
    marks = marks_in([b"2026-11-01T00:00:00Z something else 3-0000000001", *lines])
    assert {mark.position for mark in marks} == {1, 2, 3, 4, 5, 6}
    assert (await chains.verify(marks=marks)).first is None
    for position in (6, 5):
        await log.remove(await log.entry(position))
        await log.remove((await log.links())[position - 1])
    assert (await chains.verify()).first is None  # nothing in the table tells
    first = (await chains.verify(marks=marks)).first
    assert first is not None
    assert (first.position, first.reason) == (5, "is not the link that was there")
    log.chain = Chain(log.keys, KEPT)  # a process that starts afterwards writes on where the table ends
    log.chain.shards = [shard for shard in log.chain.shards if shard.number == log.shard]
    await log.write(4)
    assert (await chains.verify()).first is None
    first = (await chains.verify(marks=marks_in(lines))).first
    assert first is not None
    assert (first.position, first.reason) == (5, "is not the link that was there")


async def test_marks_of_what_has_expired_are_not_missed(lines: Lines, log: Log) -> None:
    await log.write(2, timedelta(days=30))
    await _removed_beginning(log)
    clock = Clock(lambda: log.at + timedelta(days=30))
    assert (await Chains(log.store, log.keys, clock).verify(marks=marks_in(lines))).first is None
