"""A ranking is kept while nothing changes, and open alarms are part of what may change."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from bookmaking import FX, alarm, book
from otomo.alarms.items import Alarm
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.aggregate import digest_of
from otomo.crm.book.reader import BookSnapshot, Kept
from otomo.signals.service import RankedBook, RankingService

pytestmark = [pytest.mark.mission("IOT-5"), pytest.mark.mission("TRIP-1")]

REP = Principal("u1", "rep", "Rep", "rep", "ja")
KEPT = Kept(1, tuple(digest_of(book(f"C{n:03}")) for n in range(5)))


@dataclass
class World:
    """What the service reads: one rep's book, and the open alarms."""

    alarms: list[Alarm] = field(default_factory=list)
    snapshot_: BookSnapshot = field(default_factory=lambda: BookSnapshot(Kept(1, ()), Kept(1, ()), {"u1": KEPT}))

    async def snapshot(self, owners: Sequence[str | None]) -> BookSnapshot:
        return self.snapshot_

    async def visible_to(self, principal: Principal) -> list[str | None]:
        return [principal.user_id]

    async def open_alarms(self) -> list[Alarm]:
        return list(self.alarms)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ranking(world: World) -> RankingService:
    clock = Clock(lambda: datetime(2026, 11, 20, 3, tzinfo=UTC))
    return RankingService(world, world, clock, FX, world.open_alarms)  # type: ignore[arg-type]


def standings(of: RankedBook) -> dict[str, int]:
    return {s.view.digest.customer_id: id(s) for s in of.standings}


async def test_it_is_kept_while_the_same_alarms_are_open(world: World, ranking: RankingService) -> None:
    without = await ranking.book(REP)
    assert await ranking.book(REP) is without
    world.alarms = [alarm(customer_id="C002"), alarm(2, customer_id="C003")]
    rung = await ranking.book(REP)
    assert rung is not without
    world.alarms = [alarm(2, customer_id="C003"), alarm(customer_id="C002")]
    assert await ranking.book(REP) is rung


async def test_an_alarm_moves_its_customer_and_nobody_else(world: World, ranking: RankingService) -> None:
    before = await ranking.book(REP)
    world.alarms = [alarm(customer_id="C002")]
    during = await ranking.book(REP)
    assert during.standings[0].view.digest.customer_id == "C002"
    assert {c for c, made in standings(during).items() if made != standings(before)[c]} == {"C002"}
    assert during.statistics.device_alarms == 1
    world.alarms = [alarm(customer_id="C002", acknowledged_at=1)]
    seen = await ranking.book(REP)
    assert seen.get("C002").score < during.get("C002").score
    world.alarms = []
    after = await ranking.book(REP)
    assert [s.score for s in after.standings] == [s.score for s in before.standings]
    assert {c for c, made in standings(after).items() if made != standings(before)[c]} == {"C002"}


async def test_an_alarm_at_somebody_elses_customer_changes_nothing(world: World, ranking: RankingService) -> None:
    before = await ranking.book(REP)
    world.alarms = [alarm(customer_id="foreign")]
    assert await ranking.book(REP) is before


async def test_a_single_customer_is_seen_with_its_alarms(world: World, ranking: RankingService) -> None:
    world.alarms = [alarm(customer_id="C002"), alarm(2, customer_id="C002"), alarm(customer_id="C003")]
    outside = await ranking.world()
    assert {c: len(alarms) for c, alarms in outside.alarms.items()} == {"C002": 2, "C003": 1}
