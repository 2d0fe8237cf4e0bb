"""What a caller over a limit hears."""

import math
from dataclasses import dataclass

from otomo.errors import TooManyRequestsError


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a caller stands: `limit` requests until `reset` seconds from now, of which `remaining` are left."""

    limit: int
    remaining: int
    reset: int

    @property
    def headers(self) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers-03 names them, which clients know."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset),
        }


class OverLimitError(TooManyRequestsError):
    """The caller is over a rate limit."""

    def __init__(self, standing: Standing, detail: str | None = None) -> None:
        super().__init__(detail, retry_after=max(1, standing.reset))
        self.standing = standing
        self.headers |= standing.headers


def over(limit: int, seconds: float) -> OverLimitError:
    """Over a limit, with nothing left for so many seconds."""
    return OverLimitError(Standing(limit, 0, max(1, math.ceil(seconds))))
