"""When jobs are due, in Tokyo's time."""

from datetime import UTC, datetime

import pytest
from otomo.clock import TOKYO
from otomo.jobs.schedule import SCHEDULE, parse

pytestmark = pytest.mark.mission("OPS-5")

SATURDAY = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)  # 17:30 in Tokyo


def tokyo(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TOKYO)


def test_the_schedule_is_the_one_of_the_mission() -> None:
    given = {"cache-warm": "0 */6 * * *", "backup": "0 2 * * *", "cleanup": "0 3 * * SUN"}
    assert given.items() <= SCHEDULE.items()
    assert parse(SCHEDULE["signals"]).weekday is None  # daily
    assert len(parse(SCHEDULE["signals"]).hours) == 1


@pytest.mark.parametrize(
    ("expression", "last", "following"),
    [
        ("0 */6 * * *", tokyo(21, 12), tokyo(21, 18)),
        ("0 2 * * *", tokyo(21, 2), tokyo(22, 2)),
        ("0 3 * * SUN", tokyo(15, 3), tokyo(22, 3)),
        ("30 17 * * *", tokyo(21, 17, 30), tokyo(22, 17, 30)),
        ("31 17 * * *", tokyo(20, 17, 31), tokyo(21, 17, 31)),
        ("30 17 * * SAT", tokyo(21, 17, 30), tokyo(28, 17, 30)),
        ("5 * * * *", tokyo(21, 17, 5), tokyo(21, 18, 5)),
    ],
)
def test_the_times_around_now(expression: str, last: datetime, following: datetime) -> None:
    cron = parse(expression)
    assert (cron.last_before(SATURDAY), cron.next_after(SATURDAY)) == (last, following)


@pytest.mark.parametrize("expression", ["", "0 2 * *", "0 2 1 * *", "x 2 * * *", "0 2 * * FUNDAY"])
def test_what_it_does_not_know_it_refuses(expression: str) -> None:
    with pytest.raises(ValueError):
        parse(expression)
