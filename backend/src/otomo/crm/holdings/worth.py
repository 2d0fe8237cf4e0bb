"""What a customer's lots are worth together, for the audit log's rule on large changes."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from otomo.clock import Clock
from otomo.crm.holdings.items import Holding
from otomo.crm.holdings.valuation import value
from otomo.crm.products.items import Product
from otomo.money import FxTable

Products = Mapping[str, Product]
Lots = Mapping[str, Holding]


@dataclass(frozen=True, slots=True)
class Worth:
    """Values lots with the catalogue's prices, or at cost where there is none."""

    catalogue: Callable[[], Awaitable[Products]]
    fx: FxTable
    clock: Clock

    def of(self, lots: Iterable[Holding], products: Products) -> Decimal:
        """Yen; lots of unknown products and currencies left out."""
        return sum((self._one(lot, products[lot.product_id]) for lot in lots if lot.product_id in products), Decimal(0))

    def change(self, before: Lots, after: Lots, products: Products) -> tuple[Decimal, Decimal]:
        """The worth before and after, yen."""
        return self.of(before.values(), products), self.of(after.values(), products)

    def _one(self, lot: Holding, product: Product) -> Decimal:
        valued = value(lot.customer_id, product.risk_level, lot, product, fx=self.fx, today=self.clock.today())
        return valued.value_base or valued.cost_base or Decimal(0)
