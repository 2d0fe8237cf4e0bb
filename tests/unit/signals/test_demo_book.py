"""The ranking of the demo book on its own day: the stories it was written to tell."""

import pytest
from demobook import demo_books, demo_world
from otomo.crm.book.aggregate import digest_of
from otomo.signals.ranking import Standing, assess, rank, ranked
from otomo.signals.stats import statistics
from otomo.signals.views import view_of

pytestmark = pytest.mark.mission("TRIP-1")

WORLD = demo_world()


@pytest.fixture(scope="module")
def order() -> list[Standing]:
    return rank(assess(view_of(digest_of(b), WORLD), WORLD) for b in demo_books().values())


def test_the_order_and_the_leading_reasons(order: list[Standing]) -> None:
    shown = [ranked(s, i) for i, s in enumerate(order, start=1)]
    assert [(r.customer.name, r.signals[0].kind, r.signals[0].tag.ja) for r in shown] == [
        ("佐久間 恒一", "maturity", "償還 18日後"),
        ("遠山 美沙", "maturity", "償還 61日後"),
        ("篠原 千尋", "inflow", "入金 10日後"),
        ("大庭 信也", "maturity", "償還 18日後"),
        ("小笠原 隆", "follow_up", "フォロー期限 14日前"),
        ("三好精工株式会社", "follow_up", "フォロー期限 今日"),
        ("村松 健", "follow_up", "フォロー期限 今日"),
        ("飯田工業株式会社", "maturity", "償還 61日後"),
        ("大石 あかね", "follow_up", "フォロー期限 12日後"),
        ("株式会社みなと設計", "no_contact", "接点なし 128日"),
    ]
    assert [r.rank for r in shown] == list(range(1, 11))


def test_what_the_pictures_show_of_sakuma(order: list[Standing]) -> None:
    assert order[0].view.assets == 141_789_500
    assert order[0].view.totals.gain == 4_120_540
    assert {p.kind: p.points for p in order[0].parts} == {
        "maturity": 25, "inflow": 11, "event": 3, "follow_up": 15, "device": 0, "no_contact": 3,
    }  # fmt: skip


def test_the_strip(order: list[Standing]) -> None:
    strip = statistics(order, WORLD)
    assert strip.assets.amount == sum(s.view.assets for s in order)
    assert (strip.maturities_90d.amount.amount, strip.maturities_90d.count) == (110_000_000, 4)
    # 4.8 x 0.9 + 3.5 x 0.75 + 32 x 0.6 million
    assert (strip.inflows_month.expected.amount, strip.inflows_month.count) == (26_145_000, 3)
    assert (strip.follow_ups_due, strip.follow_ups_overdue, strip.events_30d) == (2, 1, 4)
