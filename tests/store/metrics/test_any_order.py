"""Whatever way readings arrive in, and whenever they are packed: the same series and the same sums."""

import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from otomo.metrics.rollups import DAY_MS, Rollup, floor_day, rollup_of
from otomo.metrics.stored import find

from tests.store.metrics.conftest import HOUR, NOW, Row, Side

pytestmark = pytest.mark.mission("IOT-1")

# Young ones, ones of hours that are packed already, and ones around the ends of an hour and of a Japanese day.
MOMENTS = [
    NOW - step for step in (0, 1, 59_999, HOUR - 1, HOUR, HOUR + 1, 3 * HOUR, 5 * HOUR + 7, 15 * HOUR, 30 * HOUR)
]
MOMENTS += [NOW - 9 * HOUR - 1, NOW - 9 * HOUR, NOW - 9 * HOUR + 1]

values = st.one_of(st.none(), st.floats(-90, 150, allow_subnormal=False).map(lambda v: round(v, 3)))
shares = st.one_of(st.none(), st.floats(0, 100, allow_subnormal=False).map(lambda v: round(v, 1)))


@st.composite
def posts(draw: st.DrawFn) -> list[list[Row] | str]:
    """A series, in any order, some of it twice, split into posts; now and then the hours are packed."""
    times = draw(st.lists(st.sampled_from(MOMENTS), min_size=1, max_size=10, unique=True))
    series = [(at, draw(values), draw(shares), draw(st.sampled_from(("ok", "error")))) for at in times]
    sent = draw(st.permutations(series + draw(st.lists(st.sampled_from(series), max_size=6))))
    steps: list[list[Row] | str] = []
    while sent:
        size = draw(st.integers(1, 4))
        steps.append(sent[:size])
        sent = sent[size:]
        if draw(st.booleans()):
            steps.append("pack")
    return steps


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=posts())
async def test_any_order_repetition_and_split_gives_the_same_series(
    make_side: Any, steps: list[list[Row] | str]
) -> None:
    side: Side = await make_side()
    sent: dict[int, tuple[float | None, float | None, str]] = {}
    for step in steps:
        if isinstance(step, str):
            await side.maintenance.compact()
        else:
            report = await side.post(step)
            assert report.accepted + report.duplicates == len(step)
            sent |= {at: (t, h, word) for at, t, h, word in step}
    assert await side.stored() == dict(sorted(sent.items()))
    await side.maintenance.compact()
    assert await side.stored() == dict(sorted(sent.items()))
    await packed_as_said(side, sent)


async def packed_as_said(side: Side, sent: dict[int, Any]) -> None:
    """Below `packed_through` the chunks alone hold everything, and the rollups say the same."""
    through = (await side.states.get(side.device_id)).packed_through
    old = {at: value for at, value in sent.items() if at < through}
    assert await side.packed(end=through) == dict(sorted(old.items()))
    whole = (await find(side.store, side.device_id, 0, NOW + HOUR)).whole()
    hours = await side.rollups.of(side.device_id, "1h", 0, through)
    assert [rollup.bucket for rollup in hours] == sorted({at - at % HOUR for at in old})
    for rollup in hours:
        same_sums(rollup, rollup_of(rollup.bucket, whole.between(rollup.bucket, rollup.bucket + HOUR)))
    for day in await side.rollups.of(side.device_id, "1d", 0, through):
        if day.bucket + DAY_MS <= through:
            same_sums(day, rollup_of(day.bucket, whole.between(day.bucket, day.bucket + DAY_MS)))
    assert {floor_day(at) for at in old} == {d.bucket for d in await side.rollups.of(side.device_id, "1d", 0, through)}


def same_sums(one: Rollup, other: Rollup) -> None:
    assert (one.bucket, one.n) == (other.bucket, other.n)
    for metric in ("temperature", "humidity"):
        kept, made = one.sums(metric), other.sums(metric)
        if kept is None or made is None:
            assert kept is made
            continue
        assert (kept.count, kept.least, kept.greatest, kept.last) == (made.count, made.least, made.greatest, made.last)
        assert math.isclose(kept.total, made.total, abs_tol=1e-9)
        assert math.isclose(kept.squares, made.squares, rel_tol=1e-12, abs_tol=1e-9)
