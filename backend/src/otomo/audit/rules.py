"""What is worth a look: new people, unusual activity, large changes of a customer's holdings. Thresholds are settings.

Counts are kept in memory, by process and hour: they are hints, not limits.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from otomo.audit.items import Alert, Body, stamp
from otomo.audit.repository import AuditRepository, Span
from otomo.audit_settings import AuditSettings
from otomo.clock import TOKYO, Clock
from otomo.store.client import Store
from otomo.store.codec import unpack

_HOUR = 3600
_MOST_COUNTED = 10_000
_LOOKED_BACK = 500
SIGN_IN = "auth.sign-in"
MASS_READING = "customers.read"
_ACCOUNTS = {"users.create", "users.set-up"}
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Weight:
    """What a customer's holdings are worth before and after a change, in yen."""

    before: Decimal
    after: Decimal


Weights = Mapping[str, Weight]
"""By customer."""


@dataclass(slots=True)
class Rules:
    """Judges entries before they are written."""

    settings: AuditSettings
    clock: Clock
    _hour: int = 0
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    async def judge(self, store: Store, body: Body, weights: Weights) -> Alert | None:
        """Why this entry is worth a look."""
        if body.outcome == "done" and body.action in _ACCOUNTS:
            return "new-sign-up"
        if self.large(weights):
            return "large-portfolio-change"
        return "unusual-activity" if await self._is_unusual(store, body) else None

    def large(self, weights: Weights) -> list[str]:
        """The customers whose holdings change by much."""
        return sorted(customer_id for customer_id, weight in weights.items() if self._is_large(weight))

    async def _is_unusual(self, store: Store, body: Body) -> bool:
        if body.outcome == "refused":
            return self.reaches("refusals", _who(body), self.settings.unusual_refusals_per_hour, body.count)
        if body.action.startswith("exports."):
            return self.reaches("exports", _who(body), self.settings.unusual_exports_per_hour)
        if body.action == SIGN_IN:
            return self._is_odd_hour() and await self._is_from_elsewhere(store, body)
        return body.action == MASS_READING

    def reaches(self, what: str, who: str, limit: int, count: int = 1) -> bool:
        """Counts; true once an hour, when `who` reaches the limit."""
        hour = self.clock.epoch() // _HOUR
        if hour != self._hour or len(self._counts) >= _MOST_COUNTED:
            self._hour = hour
            self._counts.clear()
        before = self._counts[what, who]
        self._counts[what, who] = before + count
        return before < limit <= before + count

    def _is_large(self, weight: Weight) -> bool:
        change = abs(weight.after - weight.before)
        percent = change * _HUNDRED / weight.before if weight.before else Decimal(0)
        return change >= self.settings.large_change_amount or percent >= self.settings.large_change_percent

    def _is_odd_hour(self) -> bool:
        first, last = self.settings.odd_hours
        hour = self.clock.now().astimezone(TOKYO).hour
        return first <= hour < last if first <= last else hour >= first or hour < last

    async def _is_from_elsewhere(self, store: Store, body: Body) -> bool:
        """Whether this user has signed in before, but never from this address nor with this browser."""
        span = Span(stamp(self.clock.now() - timedelta(days=self.settings.days)), body.at)
        entries = await AuditRepository(store).of_actor(body.actor_id or body.actor, span, _LOOKED_BACK)
        earlier = [unpack(entry.body.encode(), Body) for entry in entries if entry.action == SIGN_IN]
        return bool(earlier) and not any(body.ip == e.ip or body.user_agent == e.user_agent for e in earlier)


def _who(body: Body) -> str:
    return body.actor_id or body.ip or body.actor
