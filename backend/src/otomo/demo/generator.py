"""A realistic book of any size, the same for the same seed and day."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.events.items import EconomicEvent
from otomo.crm.products.items import Product
from otomo.demo.happenings import events
from otomo.demo.people import Owner, customer, places_within
from otomo.demo.portfolio import Market
from otomo.demo.talk import last_contact, talk
from otomo.demo.universe import products

DEFAULT_HOLDINGS = 20


@dataclass(frozen=True, slots=True)
class Book:
    """Products, events and `size` customers with all that is theirs. Iterating makes the customers one by one and can
    be repeated; `book[i]` makes only the i-th."""

    seed: int
    today: date
    size: int
    owners: tuple[Owner, ...]
    holdings_per_customer: int
    products: tuple[Product, ...]
    events: tuple[EconomicEvent, ...]
    _market: Market

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[CustomerBook]:
        return (self[index] for index in range(self.size))

    def __getitem__(self, index: int) -> CustomerBook:
        if not 0 <= index < self.size:
            raise IndexError(index)
        rng = random.Random(f"{self.seed}:{index}")  # noqa: S311 - invented people, nothing to guess
        owner = self.owners[index % len(self.owners)]
        who = customer(rng, index + 1, owner, self.today, last_contact(rng, self.today))
        lots = self._market.holdings(rng, who, self.holdings_per_customer, self.today)
        said = talk(rng, who, owner.display_name, self.today)
        return CustomerBook(
            customer=who,
            holdings={lot.holding_id: lot for lot in lots},
            notes={note.note_id: note for note in said.notes},
            inflows={inflow.inflow_id: inflow for inflow in said.inflows},
        )


def generate(
    customers: int,
    seed: int,
    today: date,
    *,
    owners: Sequence[Owner],
    holdings_per_customer: int = DEFAULT_HOLDINGS,
) -> Book:
    """A book of `customers` customers, given to `owners` in turn, with `holdings_per_customer` lots each on average.

    Ids are C00001..., P1001..., E1001..., none of them the demo book's; a customer's notes and inflows carry the
    customer's number. Everything follows from the arguments alone. Raises ValueError: a negative size, no owner, no
    holdings, a home that is no prefecture.
    """
    if customers < 0:
        raise ValueError(f"a book cannot have {customers} customers")
    if not owners:
        raise ValueError("a book needs an owner")
    if holdings_per_customer < 1:
        raise ValueError("a customer holds at least one product")
    for owner in owners:
        places_within(owner.home)
    universe = products(seed, today)
    return Book(
        seed,
        today,
        customers,
        tuple(owners),
        holdings_per_customer,
        universe,
        events(today),
        Market(universe, today),
    )
