"""Points that a detector has flagged, as episodes: one alarm for a storm of them."""

import msgspec

from otomo.alarms.thresholds import Clears, Opens
from otomo.detection import Fault

QUIET_MS = 30 * 60_000
"""How long nothing may be flagged before an episode is over."""
COOLDOWN_MS = 60 * 60_000
"""How long after an episode no other begins: a detector is at its most nervous then."""


class Episode(msgspec.Struct, array_like=True, omit_defaults=True):
    """What is remembered between readings; times in epoch ms. `opened`: when the episode began, None outside of one;
    `last`: the latest flagged reading; `fault`: what the first one was taken for."""

    opened: int | None = None
    last: int = 0
    quiet_until: int = 0
    fault: Fault | None = None


def step(
    episode: Episode, timestamp: int, value: float, *, flagged: bool, fault: Fault | None = None
) -> Opens | Clears | None:
    """Takes a judged reading into `episode`, and says what follows from it."""
    if flagged:
        episode.last = timestamp
        if episode.opened is None and timestamp >= episode.quiet_until:
            episode.opened, episode.fault = timestamp, fault
            return Opens(timestamp, timestamp, value)
        return None
    if episode.opened is not None and timestamp - episode.last >= QUIET_MS:
        return clear(episode, timestamp)
    return None


def clear(episode: Episode, timestamp: int) -> Clears:
    """Ends the episode."""
    assert episode.opened is not None
    cleared = Clears(timestamp, episode.opened, None)
    episode.opened = None
    episode.quiet_until = timestamp + COOLDOWN_MS
    return cleared
