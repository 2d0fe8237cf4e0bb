"""A threshold watching one metric, reading by reading: pure, and the same after a restart.

An alarm opens when readings have been at or beyond `set_at` for `minimum_seconds` without a break, clears at the first
reading within `clear_at`, and does not open again for `cooldown_seconds`. A silence breaks a run: nobody knows what the
value was meanwhile.
"""

from typing import NamedTuple

import msgspec

from otomo.devices.items import Threshold


class Watch(msgspec.Struct, array_like=True, omit_defaults=True):
    """What is remembered between readings; times in epoch ms.

    `since`, `last`: the first and the latest reading of the run beyond the threshold that is on; `opened`: when its
    alarm opened; `peak`: the worst value of the open alarm; `quiet_until`: when the cool-down ends.
    """

    since: int | None = None
    last: int = 0
    opened: int | None = None
    peak: float = 0.0
    quiet_until: int = 0


class Opens(NamedTuple):
    """An alarm opens: when, since when it is so, at which value."""

    at: int
    since: int
    value: float


class Clears(NamedTuple):
    """The alarm that opened at `opened` clears; `peak`: its worst value."""

    at: int
    opened: int
    peak: float | None


def name_of(threshold: Threshold) -> str:
    """What distinguishes a threshold from the others of its device, whatever its limits."""
    return f"threshold-{threshold.metric}-{threshold.direction}-{threshold.severity}"


def step(threshold: Threshold, watch: Watch, timestamp: int, value: float, silence: int) -> Opens | Clears | None:
    """Takes a reading (epoch ms, later than those before) into `watch`, and says what follows from it. `silence`: ms
    without a reading that break a run."""
    above = threshold.direction == "above"
    beyond = value >= threshold.set_at if above else value <= threshold.set_at
    if watch.opened is not None:
        within = value <= threshold.clear_at if above else value >= threshold.clear_at
        if within and not beyond:
            return clear(threshold, watch, timestamp)
        watch.peak = max(watch.peak, value) if above else min(watch.peak, value)
        return None
    if not beyond:
        watch.since = None
        return None
    if watch.since is None or timestamp - watch.last > silence:
        watch.since = timestamp
    watch.last = timestamp
    if timestamp - watch.since < threshold.minimum_seconds * 1000 or timestamp < watch.quiet_until:
        return None
    watch.opened, watch.peak = timestamp, value
    return Opens(timestamp, watch.since, value)


def clear(threshold: Threshold | None, watch: Watch, timestamp: int) -> Clears:
    """Ends the open alarm of `watch` (None: its threshold is gone)."""
    assert watch.opened is not None
    cleared = Clears(timestamp, watch.opened, watch.peak)
    watch.since = watch.opened = None
    watch.quiet_until = timestamp + (threshold.cooldown_seconds * 1000 if threshold else 0)
    return cleared


def unmoved(threshold: Threshold, watch: Watch, low: float, high: float) -> bool:
    """Whether readings between `low` and `high` (NaN: there are none) change nothing but the peak of an open alarm,
    which is brought up to date: most batches are settled without looking at their readings."""
    if low != low:  # noqa: PLR0124 - NaN
        return True
    above = threshold.direction == "above"
    if watch.opened is None:
        return watch.since is None and (high < threshold.set_at if above else low > threshold.set_at)
    stays = low > threshold.clear_at if above else high < threshold.clear_at
    if stays:
        watch.peak = max(watch.peak, high) if above else min(watch.peak, low)
    return stays
