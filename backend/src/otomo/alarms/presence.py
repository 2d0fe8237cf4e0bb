"""Which processes evaluate readings now: each says so every few seconds, beside the alarms."""

from dataclasses import dataclass, field

from otomo.clock import Clock
from otomo.ids import new_id
from otomo.store.client import Store, partition

TABLE = "alarms"
_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Presence:
    """This process among the others. `group`: no device is called so."""

    store: Store
    clock: Clock
    group: str = "#processes"
    process_id: str = field(default_factory=lambda: new_id("p"))

    async def renew(self) -> bool:
        """Says that this process is there; tells whether others are."""
        now = self.clock.epoch()
        await self.store.put(TABLE, self._place() | {"expires_at": now + _SECONDS})
        rows = await self.store.query(TABLE, partition("device_id", self.group))
        return any(row["expires_at"] > now and row["alarm_id"] != self.process_id for row in rows)

    async def leave(self) -> None:
        """This process is gone."""
        await self.store.delete(TABLE, self._place())

    def _place(self) -> dict[str, object]:
        return {"device_id": self.group, "alarm_id": self.process_id}
