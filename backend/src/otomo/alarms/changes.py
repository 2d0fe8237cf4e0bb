"""What an evaluation has found and is not yet saved."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from otomo.alarms.items import Alarm


@dataclass(frozen=True, slots=True)
class Ending:
    """An alarm that was opened earlier has cleared."""

    cleared_at: int
    peak: float | None


@dataclass(slots=True)
class Changes:
    """What has changed and is not yet saved: alarms that opened (and perhaps cleared again), and endings of older
    ones, by alarm id."""

    opened: dict[str, Alarm] = field(default_factory=dict)
    ended: dict[str, Ending] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.opened or self.ended)

    def end(self, alarm_id: str, ending: Ending) -> None:
        """An alarm has cleared."""
        if alarm_id in self.opened:
            opened = self.opened[alarm_id]
            self.opened[alarm_id] = replace(opened, cleared_at=ending.cleared_at, peak=ending.peak)
        else:
            self.ended[alarm_id] = ending
