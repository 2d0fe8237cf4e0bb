"""Economic events: what happens in the world, and when."""

from dataclasses import dataclass
from typing import Any, Literal

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.clock import Clock
from otomo.crm.book.reader import BookReader
from otomo.crm.catalogue import Catalogue
from otomo.crm.events.items import EconomicEvent, EventCategory, Impact
from otomo.errors import StaleVersionError
from otomo.ids import new_id
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.text import fold

Period = Literal["upcoming", "past"]
"""From today's date in Japan on, or before it."""


@dataclass(frozen=True, slots=True)
class EventService:
    """Reads and changes events."""

    catalogue: Catalogue[EconomicEvent]
    reader: BookReader
    idempotency: Idempotency
    clock: Clock

    async def list(
        self,
        q: str = "",
        category: EventCategory | None = None,
        impact: Impact | None = None,
        period: Period | None = None,
    ) -> list[EconomicEvent]:
        """Events, newest first; those to come begin with the next. `q` matches the title."""
        wanted, today = fold(q), self.clock.today()
        found = [
            e
            for e in await self.reader.events()
            if (category is None or e.category == category)
            and (impact is None or e.impact == impact)
            and (period is None or (e.occurs_on >= today) == (period == "upcoming"))
            and (not wanted or wanted in fold(e.title))
        ]
        return sorted(found, key=lambda e: (e.occurs_on, e.event_id), reverse=period != "upcoming")

    async def get(self, event_id: str) -> EconomicEvent:
        """An event. Raises NotFoundError."""
        return await self.catalogue.get(event_id)

    async def create(self, fields: dict[str, Any], once: Once | None) -> EconomicEvent:
        """Adds an event. Raises AlreadyExistsError."""
        now = self.clock.now()
        event_id = fields.get("event_id") or new_id("e")
        event = EconomicEvent(**_stored(fields) | {"event_id": event_id}, created_at=now, updated_at=now)

        async def write(record: Record[EconomicEvent]) -> EconomicEvent:
            with audited("events.create", "events", event_id) as entry:
                entry.changed(None, event)
                await self.catalogue.create(event, record(event))
            return event

        return await self.idempotency.run(once, EconomicEvent, write)

    async def change(self, event_id: str, expected: int, fields: dict[str, Any]) -> EconomicEvent:
        """Changes fields of an event. Raises NotFoundError, StaleVersionError."""
        before = await self.catalogue.get(event_id)
        if before.version != expected:
            raise StaleVersionError
        after = replace(before, **_stored(fields), updated_at=self.clock.now(), version=before.version + 1)
        with audited("events.update", "events", event_id) as entry:
            entry.changed(before, after)
            await self.catalogue.replace(before, after)
        return after

    async def delete(self, event_id: str, expected: int) -> None:
        """Removes an event. Raises NotFoundError, StaleVersionError."""
        before = await self.catalogue.get(event_id)
        if before.version != expected:
            raise StaleVersionError
        with audited("events.delete", "events", event_id) as entry:
            entry.changed(before, None)
            await self.catalogue.delete(before)


def _stored(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
