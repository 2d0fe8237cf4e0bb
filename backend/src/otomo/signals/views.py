"""A customer on one day: the digest with its positions valued."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

import msgspec

from otomo.crm.book.items import CustomerDigest
from otomo.crm.holdings.valuation import Lot, Totals, Valued, totals, value
from otomo.signals.world import World


class CustomerView(msgspec.Struct, frozen=True, gc=False):
    """`worth`: yen by product id, of the lots that `totals` counts. `unknown_products`: held ids
    that no product record explains; they count as unpriced."""

    digest: CustomerDigest
    positions: tuple[Valued, ...]
    totals: Totals
    worth: Mapping[str, Decimal]
    unknown_products: tuple[str, ...]

    @property
    def assets(self) -> Decimal:
        """What the priced positions are worth, yen."""
        return self.totals.assets


def view_of(digest: CustomerDigest, world: World) -> CustomerView:
    """`digest` seen in `world`."""
    return _view(digest, digest.positions, world)


def view_with(digest: CustomerDigest, lots: Iterable[Lot], world: World) -> CustomerView:
    """As `view_of`, over full holdings instead of the digest's positions: for a page that needs their records."""
    return _view(digest, lots, world)


def _view(digest: CustomerDigest, lots: Iterable[Lot], world: World) -> CustomerView:
    positions: list[Valued] = []
    unknown: list[str] = []
    worth: defaultdict[str, Decimal] = defaultdict(Decimal)
    for lot in lots:
        product = world.products.get(lot.product_id)
        if product is None:
            unknown.append(lot.product_id)
            continue
        valued = value(digest.customer_id, digest.risk_level, lot, product, fx=world.fx, today=world.today)
        positions.append(valued)
        if valued.value_base is not None and valued.cost_base is not None:
            worth[lot.product_id] += valued.value_base
    sums = totals(positions)
    if unknown:
        sums = msgspec.structs.replace(sums, unpriced=sums.unpriced + len(unknown))
    return CustomerView(digest, tuple(positions), sums, dict(worth), tuple(unknown))
