"""Days as offices keep them."""

import random
from datetime import date, timedelta


def workday(on: date) -> date:
    """`on`, or the Friday before a weekend."""
    return on - timedelta(days=max(0, on.weekday() - 4))


def next_workday(on: date) -> date:
    """`on`, or the Monday after a weekend."""
    return on + timedelta(days=(7 - on.weekday()) if on.weekday() > 4 else 0)


def between(rng: random.Random, start: date, end: date) -> date:
    """A working day from `start` to `end` (a Friday before `start` when `start` is on a weekend)."""
    return workday(start + timedelta(days=rng.randint(0, max(0, (end - start).days))))


def months_ahead(today: date, months: int, day: int) -> date:
    """The working day at or after `day` of the month `months` after today's."""
    total = today.month - 1 + months
    return next_workday(date(today.year + total // 12, total % 12 + 1, day))
