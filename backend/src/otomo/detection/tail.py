"""How rare a deviation is among those seen before, without keeping them."""

import math

_RARE = 0.01  # the level is passed by one deviation in a hundred
_PACE = 0.01
_MEMORY = 30  # excesses over which their mean is taken
_CLIP = 8.0  # one excess teaches at most that many means
_FEW = 5
_MOST = 100.0
_TINY = 1e-290
_BASE = -math.log10(_RARE)


class Tail:
    """The upper tail of the sizes of one kind of deviation: the level that one in a hundred passes, followed by small
    steps (Robbins-Monro), and above it the exponential law of excesses over a high threshold (the peaks-over-threshold
    estimate of extreme value theory with shape zero)."""

    __slots__ = ("count", "excess", "level")

    def __init__(self, level: float = 0.0, excess: float = 0.0, count: float = 0.0) -> None:
        self.level = level
        self.excess = excess
        self.count = count

    def surprise(self, size: float, seen: int) -> float:
        """-log10 of the chance of a deviation of at least this size (0: an everyday one); learns from it.
        `seen` counts the readings so far: the first ones move the level faster."""
        level = self.level
        pace = _PACE if seen > 200 else 2.0 / seen
        if size <= level:
            self.level = level * (1.0 - pace * _RARE)
            return 0.0
        if level < _TINY:
            self.level = size
            return 0.0
        excess, found = size - level, 0.0
        if self.count >= _FEW:
            found = min(_MOST, _BASE + excess / self.excess / math.log(10.0))
            excess = min(excess, _CLIP * self.excess)
        self.count = min(self.count + 1.0, float(_MEMORY))
        self.excess += (excess - self.excess) / self.count
        self.level = level * (1.0 + pace * (1.0 - _RARE))
        return found
