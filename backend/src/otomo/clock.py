"""Time: aware UTC for instants, the customers' calendar (Asia/Tokyo) for dates."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")

Now = Callable[[], datetime]


def utc_now() -> datetime:
    """The current instant, aware, UTC."""
    return datetime.now(UTC)


class Clock:
    """What time it is, replaceable in tests."""

    def __init__(self, now: Now = utc_now) -> None:
        self._now = now

    def now(self) -> datetime:
        """The current instant, aware, UTC."""
        return self._now()

    def today(self) -> date:
        """The date on the wall of a Japanese office."""
        return self._now().astimezone(TOKYO).date()

    def epoch(self) -> int:
        """Whole seconds since 1970, as DynamoDB's TTL counts."""
        return int(self._now().timestamp())
