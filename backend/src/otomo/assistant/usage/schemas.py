"""Usage on the wire. Costs are US dollars."""

from otomo.crm.fields import Response


class LimitBody(Response):
    """What a user may use in a month; null: as much as they like."""

    cost: float | None
    tokens: int | None


class UsageTotals(Response):
    """Tokens in and out, their cost, and the answers that used a model."""

    input: int
    output: int
    cost: float
    runs: int


class OwnUsage(UsageTotals):
    """One's own usage of a month, `2026-11`."""

    month: str
    limit: LimitBody


class UserUsage(UsageTotals):
    """A user's usage of the month."""

    user_id: str
    display_name: str


class PriceBody(Response):
    """What a model costs: US dollars for a million tokens."""

    model: str
    input: float
    output: float


class AllUsage(Response):
    """Everybody's usage of a month, the most expensive first. `limit` is each user's."""

    month: str
    items: list[UserUsage]
    totals: UsageTotals
    limit: LimitBody
    price_table: list[PriceBody]
