"""Leaves a model alone that has failed several times in a row."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


@dataclass(slots=True)
class Breaker:
    """Open for `seconds` after `failures` in a row; then one answer tries again."""

    failures: int
    seconds: float
    time: Callable[[], float] = monotonic
    _failed: int = 0
    _until: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the model is left alone now."""
        return self.time() < self._until

    def succeeded(self) -> None:
        """The model answered."""
        self._failed = 0

    def failed(self) -> None:
        """The model did not answer."""
        self._failed += 1
        if self._failed >= self.failures:
            self._until = self.time() + self.seconds
