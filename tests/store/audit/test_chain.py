"""Chains under many writers at once: nothing lost, nothing twice, every chain whole."""

import asyncio
import json
import sys
from pathlib import Path

import pytest
from aiodynamo.expressions import F
from otomo.audit.composition import audit_keys, chains, journaled
from otomo.audit.journal import audited
from otomo.clock import Clock
from otomo.settings import Settings
from otomo.store.client import Store
from otomo.store.errors import ConditionFailedError

pytestmark = pytest.mark.mission("ID-6")

WRITER = Path(__file__).with_name("writer.py")
AT_ONCE = 64
_PLACE = {"pk": "X", "sk": "1"}


async def _whole(tables: Settings, store: Store) -> int:
    verdict = await chains(tables, store, Clock()).verify()
    assert verdict.broken == ()
    return verdict.links


async def test_two_processes_write_at_once(tables: Settings, own_store: Store) -> None:
    before = await _whole(tables, own_store)
    command = [sys.executable, str(WRITER), tables.table_prefix, str(AT_ONCE), "3"]
    writers = [await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE) for _ in range(2)]
    told = [json.loads((await writer.communicate())[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert sum(each["written"] for each in told) == 2 * 3 * AT_ONCE
    assert await _whole(tables, own_store) - before == 2 * 3 * AT_ONCE
    print(told)  # noqa: T201 - the figures of docs/adr/0019
    assert sum(each["collisions"] for each in told) < 2 * 3 * AT_ONCE / 10


async def test_a_refused_change_leaves_no_entry_and_names_the_callers_position(
    tables: Settings, own_store: Store
) -> None:
    store = journaled(tables, own_store, Clock())
    before = await _whole(tables, store)
    await store.put("crm", _PLACE | {"v": 1})
    operations = [
        store.put_op("crm", {"pk": "X", "sk": "other"}),
        store.put_op("crm", _PLACE | {"v": 2}, F("pk").does_not_exist()),
    ]
    with pytest.raises(ConditionFailedError) as refused, audited("events.create", "events", "1"):
        await store.transact(operations)
    assert refused.value.failed == (1,)
    assert await _whole(tables, store) == before


async def test_the_entry_rides_with_the_first_change_only_and_not_at_all_without_one(
    tables: Settings, own_store: Store
) -> None:
    store = journaled(tables, own_store, Clock())
    before = await _whole(tables, store)
    with audited("events.create", "events", "1"):
        await asyncio.gather(*(store.put("crm", {"pk": "X", "sk": str(n)}) for n in range(5)))
        with audited("notes.create", "notes", "1"):  # the first is written: this one is its own
            await store.put("crm", {"pk": "X", "sk": "inner"})
    with audited("events.create", "events", "2"):
        pass
    with audited("proposals.approve", "proposals", "1"), audited("notes.create", "notes", "1"):
        await store.put("crm", {"pk": "X", "sk": "both"})
    assert await _whole(tables, store) - before == 3


async def test_an_entry_cannot_be_written_over(tables: Settings, own_store: Store) -> None:
    """Another process stands at the same end: the second to arrive looks again."""
    one, two = (journaled(tables, own_store, Clock()) for _ in range(2))
    before = await _whole(tables, one)
    for _ in range(20):
        for store in (one, two):
            with audited("events.create", "events", "1"):
                await store.put("crm", _PLACE)
    assert await _whole(tables, one) - before == 40
    assert audit_keys(tables).newest
