"""When jobs run: cron expressions as in docs/mission.md (OPS-5), in Tokyo's time; Terraform has the same ones."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from otomo.clock import TOKYO
from otomo.jobs.items import JobName

SCHEDULE: dict[JobName, str] = {
    "cache-warm": "0 */6 * * *",
    "backup": "0 2 * * *",
    "cleanup": "0 3 * * SUN",
    "compact": "30 4 * * *",
    "signals": "0 5 * * *",
}
_DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


@dataclass(frozen=True, slots=True)
class Cron:
    """A schedule of whole minutes: minute, hours, day of the week (0 is Monday; None: every day)."""

    minute: int
    hours: tuple[int, ...]
    weekday: int | None

    def last_before(self, now: datetime) -> datetime:
        """The newest time at or before `now`, aware."""
        day = now.astimezone(TOKYO).replace(minute=self.minute, second=0, microsecond=0)
        for back in range(8):
            for hour in reversed(self.hours):
                at = (day - timedelta(days=back)).replace(hour=hour)
                if at <= now and self.weekday in (None, at.weekday()):
                    return at
        raise AssertionError("a week has every day")

    def next_after(self, now: datetime) -> datetime:
        """The first time after `now`, aware."""
        day = now.astimezone(TOKYO).replace(minute=self.minute, second=0, microsecond=0)
        for ahead in range(8):
            for hour in self.hours:
                at = (day + timedelta(days=ahead)).replace(hour=hour)
                if at > now and self.weekday in (None, at.weekday()):
                    return at
        raise AssertionError("a week has every day")


def parse(expression: str) -> Cron:
    """Reads the five fields, as far as SCHEDULE needs them. Raises ValueError."""
    minute, hour, day, month, weekday = expression.split()
    if (day, month) != ("*", "*"):
        raise ValueError(f"{expression}: days and months are not supported")
    if hour.startswith("*"):
        step = int(hour.removeprefix("*/")) if "/" in hour else 1
        hours = tuple(range(0, 24, step))
    else:
        hours = (int(hour),)
    return Cron(int(minute), hours, None if weekday == "*" else _DAYS.index(weekday))
