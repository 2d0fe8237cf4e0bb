"""Windows that slide: what is used, and when there is room again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from otomo.limits.windows import Window, _Count

pytestmark = pytest.mark.mission("ID-5")

counts = st.tuples(st.integers(1, 40), st.integers(2, 300)).flatmap(
    lambda given: st.builds(
        _Count,
        st.just(Window("test", *given)),
        now=st.integers(0, given[0] + 3),
        before=st.integers(0, given[0]),
        left=st.integers(1, given[1]),
    )
)


def later(count: _Count, seconds: int) -> _Count:
    """The same when nothing more was counted."""
    if seconds < count.left:
        return _Count(count.window, count.now, count.before, count.left - seconds)
    left = count.window.seconds - (seconds - count.left)
    if left <= 0:
        return _Count(count.window, 0, 0, count.window.seconds)
    return _Count(count.window, 0, min(count.now, count.window.quota), left)


@given(counts)
def test_whoever_waits_as_long_as_told_gets_in_and_no_sooner(count: _Count) -> None:
    standing = count.standing
    if count.used < count.window.quota:
        assert standing.remaining == count.window.quota - count.used
        return
    assert standing.remaining == 0
    free = [later(count, seconds).used < count.window.quota for seconds in range(standing.reset + 1)]
    assert free == [False] * standing.reset + [True]


@given(counts)
def test_the_end_of_a_window_is_no_moment_for_more(count: _Count) -> None:
    at_the_end, at_the_beginning = later(count, count.left - 1), later(count, count.left)
    assert at_the_beginning.used == min(at_the_end.now, count.window.quota)
