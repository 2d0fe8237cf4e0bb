"""A process that writes entries, many at once: `writer.py PREFIX AT_ONCE TIMES`."""

import asyncio
import json
import sys
import time

from otomo.audit.composition import journaled
from otomo.audit.journal import AuditJournal, audited
from otomo.clock import Clock
from otomo.logging import configure_logging
from otomo.settings import Settings
from otomo.store.client import open_store


async def write(prefix: str, at_once: int, times: int) -> dict[str, float]:
    settings = Settings(table_prefix=prefix, log_level="error")
    configure_logging(settings)
    async with open_store(settings) as opened:
        store = journaled(settings, opened, Clock())

        async def one(number: int) -> None:
            with audited("events.create", "events", str(number)) as entry:
                entry.changed(None, {"title": f"Event {number}"})
                await store.put("crm", {"pk": "BY-MANY", "sk": f"{id(store)}-{number}"})

        began, cpu = time.perf_counter(), time.process_time()
        for _ in range(times):
            await asyncio.gather(*(one(number) for number in range(at_once)))
        journal = store.journal
        assert isinstance(journal, AuditJournal)
        return {
            "written": at_once * times,
            "collisions": journal.chain.collisions,
            "seconds": round(time.perf_counter() - began, 3),
            "cpu_ms_each": round((time.process_time() - cpu) * 1000 / (at_once * times), 3),
        }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))))
