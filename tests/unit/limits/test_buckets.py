"""Buckets of one process."""

import pytest
from otomo.limits.buckets import Buckets
from otomo.limits.errors import OverLimitError
from otomo.limits.service import network_of


def taken(buckets: Buckets, caller: str, times: int) -> int:
    """How many of so many tries pass."""
    passed = 0
    for _ in range(times):
        try:
            buckets.take(caller)
        except OverLimitError:
            continue
        passed += 1
    return passed


def test_a_burst_passes_and_then_the_rate() -> None:
    now = 100.0
    buckets = Buckets(rate=2, burst=5, ticks=lambda: now)
    assert taken(buckets, "a", 20) == 5
    assert taken(buckets, "b", 20) == 5
    now += 1.5
    assert taken(buckets, "a", 20) == 3
    now += 3600
    assert taken(buckets, "a", 20) == 5


def test_a_refusal_says_when_it_may_work() -> None:
    now = 0.0
    buckets = Buckets(rate=0.1, burst=1, ticks=lambda: now)
    buckets.take("a")
    with pytest.raises(OverLimitError) as refused:
        buckets.take("a")
    assert refused.value.status == 429
    assert refused.value.headers == {
        "Retry-After": "10", "RateLimit-Limit": "1", "RateLimit-Remaining": "0", "RateLimit-Reset": "10",
    }  # fmt: skip
    now += 10
    buckets.take("a")


def test_many_callers_take_bounded_memory() -> None:
    buckets = Buckets(rate=1, burst=1, ticks=lambda: 0.0)
    for number in range(25_000):
        buckets.take(str(number))
    assert len(buckets._kept) == 20_000


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
        ("not:an:address", "not:an:address"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_a_household_is_one_caller(address: str, network: str) -> None:
    assert network_of(address) == network
