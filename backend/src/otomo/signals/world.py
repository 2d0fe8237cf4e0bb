"""Everything outside a customer that a score depends on: the day, the products, the events, the exchange rates,
the alarms at customers' sites."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from otomo.alarms.items import Alarm
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.valuation import in_base
from otomo.crm.products.items import Product
from otomo.money import FxTable
from otomo.signals.exposure import Touch, touch

EVENT_AHEAD = 45
EVENT_BEHIND = 7


@dataclass(frozen=True)
class World:
    """One day's outside world, shared by all customers of a ranking. `alarms`: open at their sites, by customer id."""

    today: date
    products: Mapping[str, Product]
    events: Sequence[EconomicEvent]
    fx: FxTable
    alarms: Mapping[str, tuple[Alarm, ...]] = field(default_factory=dict)

    def days_to(self, on: date) -> int:
        """Days from today to `on`, negative in the past."""
        return (on - self.today).days

    def in_base(self, amount: Decimal, currency: str) -> Decimal | None:
        """`amount` in yen at the current rate; None when no rate is known."""
        return in_base(amount, currency, self.fx)

    @cached_property
    def live_events(self) -> tuple[Touch, ...]:
        """Events near enough to talk about that touch some product, by date and id."""
        near = (e for e in self.events if -EVENT_BEHIND <= self.days_to(e.occurs_on) <= EVENT_AHEAD)
        touches = (touch(e, self.products, self.today) for e in sorted(near, key=lambda e: (e.occurs_on, e.event_id)))
        return tuple(t for t in touches if t.ratios)
