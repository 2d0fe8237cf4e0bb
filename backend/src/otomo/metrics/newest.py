"""The newest reading of each device that this process has accepted: saved states may be older."""

import math
from dataclasses import dataclass, field

from otomo.devices.items import Latest
from otomo.metrics.readings import Readings

_MOST_KNOWN = 50_000


@dataclass(slots=True)
class Newest:
    """Forgets the device that was heard least lately when there are too many."""

    _known: dict[str, Latest] = field(default_factory=dict)

    def accepted(self, device_id: str, readings: Readings) -> None:
        """Takes readings that the store has. Late ones change nothing."""
        known = self._known.pop(device_id, None)
        if known is None or known.timestamp <= readings.timestamps[-1]:
            known = latest_of(readings)
        self._known[device_id] = known
        if len(self._known) > _MOST_KNOWN:
            del self._known[next(iter(self._known))]

    def of(self, device_id: str) -> Latest | None:
        """The device's newest reading, of those that this process has accepted."""
        return self._known.get(device_id)


def latest_of(readings: Readings) -> Latest:
    """The last of at least one reading."""
    temperature, humidity = float(readings.temperature[-1]), float(readings.humidity[-1])
    return Latest(
        timestamp=int(readings.timestamps[-1]),
        temperature=None if math.isnan(temperature) else temperature,
        humidity=None if math.isnan(humidity) else humidity,
        status=readings.status[-1],
    )
