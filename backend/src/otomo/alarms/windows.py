"""The readings that show what an alarm is about."""

from otomo.alarms.items import Alarm

_BEFORE_MS = 3_600_000
_AFTER_MS = 1_800_000


def begin_of(alarm: Alarm) -> int:
    """An hour before it began, epoch ms."""
    return alarm.since - _BEFORE_MS


def window_of(alarm: Alarm, now: int) -> tuple[int, int]:
    """From `begin_of` until half an hour after it cleared, or `now` (epoch ms)."""
    end = now if alarm.cleared_at is None else min(now, alarm.cleared_at + _AFTER_MS)
    return begin_of(alarm), max(end, alarm.opened_at)
