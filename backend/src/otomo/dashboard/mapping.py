"""Rows and sums on the wire."""

from collections.abc import Mapping

from otomo.crm.fields import MoneyBody
from otomo.crm.holdings.mapping import money_body
from otomo.dashboard.schemas import (
    CustomerRow,
    FollowUpsBody,
    InflowsBody,
    MaturitiesBody,
    NextActionBody,
    StatisticsBody,
)
from otomo.money import BASE_CURRENCY
from otomo.signals.items import Statistics
from otomo.signals.ranking import Standing, next_action


def customer_row(standing: Standing, owner_names: Mapping[str, str]) -> CustomerRow:
    """A customer in the list."""
    view = standing.view
    digest = view.digest
    action = next_action(standing)
    return CustomerRow(
        customer_id=digest.customer_id,
        name=digest.name,
        kana=digest.kana,
        kind=digest.kind,
        segment=digest.segment,
        owner_id=digest.owner_id,
        owner_name=owner_names.get(digest.owner_id or ""),
        risk_level=digest.risk_level,
        prefecture=digest.prefecture,
        city=digest.city,
        latitude=digest.latitude,
        longitude=digest.longitude,
        net_worth=money_body(digest.net_worth, digest.currency),
        assets=MoneyBody(amount=view.assets, currency=BASE_CURRENCY),
        gain=MoneyBody(amount=view.totals.gain, currency=BASE_CURRENCY),
        last_contact_on=digest.last_contact_on,
        score=standing.score,
        next_action=NextActionBody.model_validate(action) if action else None,
    )


def statistics_body(stats: Statistics) -> StatisticsBody:
    """The strip above the ranking."""
    return StatisticsBody(
        assets=MoneyBody.model_validate(stats.assets),
        unpriced=stats.unpriced,
        customers=stats.customers,
        maturities_90d=MaturitiesBody.model_validate(stats.maturities_90d),
        inflows_month=InflowsBody.model_validate(stats.inflows_month),
        follow_ups=FollowUpsBody(due=stats.follow_ups_due, overdue=stats.follow_ups_overdue),
        events_30d=stats.events_30d,
        device_alarms=stats.device_alarms,
    )
