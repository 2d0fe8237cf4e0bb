"""/api/assistant/usage: what models used, and what it costs."""

from typing import Annotated

from fastapi import APIRouter, Query

from otomo.assistant.deps import UsageServiceDep
from otomo.assistant.usage.items import MonthUsage
from otomo.assistant.usage.schemas import AllUsage, LimitBody, OwnUsage, PriceBody, UsageTotals, UserUsage
from otomo.auth.deps import Admin, AnyUser
from otomo.settings import AssistantSettings
from otomo.users.deps import UserServiceDep

router = APIRouter(prefix="/api/assistant/usage", tags=["assistant"])

Month = Annotated[str | None, Query(pattern=r"^20\d\d-(0[1-9]|1[0-2])$", description="`2026-11`; this one without.")]


@router.get("")
async def read_own_usage(usage: UsageServiceDep, principal: AnyUser, month: Month = None) -> OwnUsage:
    """What one's own answers used in a month, and how much they may."""
    used = await usage.of_user(principal.user_id, month)
    return OwnUsage(month=used.month, limit=_limit(usage.settings), **_sums([used]))


@router.get("/all")
async def read_all_usage(usage: UsageServiceDep, users: UserServiceDep, _: Admin, month: Month = None) -> AllUsage:
    """Everybody's usage of a month with the price table."""
    names = {user.user_id: user.display_name for user in await users.all()}
    used = await usage.of_users(list(names), month)
    return AllUsage(
        month=month or usage.month(),
        items=[UserUsage(user_id=u.user_id, display_name=names[u.user_id], **_sums([u])) for u in used],
        totals=UsageTotals(**_sums(used)),
        limit=_limit(usage.settings),
        price_table=[
            PriceBody(model=model, input=float(price.input), output=float(price.output))
            for model, price in usage.settings.prices.items()
        ],
    )


def _limit(settings: AssistantSettings) -> LimitBody:
    cost = settings.monthly_cost
    return LimitBody(cost=None if cost is None else float(cost), tokens=settings.monthly_tokens)


def _sums(used: list[MonthUsage]) -> dict[str, float]:
    return {
        "input": sum(u.input for u in used),
        "output": sum(u.output for u in used),
        "cost": round(sum(u.cost for u in used), 6),
        "runs": sum(u.runs for u in used),
    }
