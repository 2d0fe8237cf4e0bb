"""Who used how much of a model, and whether more may be used."""

from collections.abc import Sequence
from dataclasses import dataclass

from otomo.assistant.usage.items import MonthUsage, Usage
from otomo.assistant.usage.repository import UsageRepository
from otomo.clock import Clock
from otomo.settings import AssistantSettings
from otomo.store.client import Operation

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class UsageService:
    """Counts usage by the months of a Japanese office."""

    usages: UsageRepository
    clock: Clock
    settings: AssistantSettings

    def month(self) -> str:
        """The month that is being counted, `2026-11`."""
        return self.clock.today().isoformat()[:7]

    def priced(self, model: str, read: int, written: int) -> Usage:
        """Tokens with their cost by the price table."""
        price = self.settings.prices[model]
        return Usage(read, written, float((price.input * read + price.output * written) / _MILLION))

    def counted(self, user_id: str, usage: Usage) -> Operation:
        """One run's usage, for the transaction that ends the run."""
        return self.usages.add(user_id, self.month(), usage)

    async def count(self, user_id: str, usage: Usage) -> None:
        """One run's usage by itself."""
        await self.usages.write(self.counted(user_id, usage))

    async def of_user(self, user_id: str, month: str | None = None) -> MonthUsage:
        """A user's counters of a month, this one's without."""
        which = month or self.month()
        found = await self.usages.of_users([user_id], which)
        return found.get(user_id) or MonthUsage(user_id, which)

    async def of_users(self, user_ids: Sequence[str], month: str | None = None) -> list[MonthUsage]:
        """The counters of users, the most expensive first; who used nothing stands with zeros."""
        which = month or self.month()
        found = await self.usages.of_users(user_ids, which)
        every = [found.get(i) or MonthUsage(i, which) for i in user_ids]
        return sorted(every, key=lambda u: (-u.micros, -u.tokens, u.user_id))

    def is_spent(self, used: MonthUsage, also: Usage | None = None) -> bool:
        """Whether a budget is used up, with `also` on top of what is counted."""
        more = also or Usage()
        cost, tokens = self.settings.monthly_cost, self.settings.monthly_tokens
        return (cost is not None and used.cost + more.cost >= cost) or (
            tokens is not None and used.tokens + more.input + more.output >= tokens
        )
