"""What happens within a period."""

from datetime import timedelta
from decimal import Decimal

from langchain_core.tools import tool

from otomo.assistant.agent.run import LiveRun
from otomo.assistant.agent.tools.arguments import (
    AnyArea,
    AnyCustomer,
    End,
    Least,
    Start,
    live,
    period,
    some_customers,
    span,
    standings,
)
from otomo.assistant.tools import alarms, windows
from otomo.assistant.tools.context import Rows
from otomo.assistant.tools.windows import BOOK
from otomo.rich import Label

_EVENT_DAYS = 45
_PROMISE_DAYS = 7


def told(run: LiveRun, found: Rows, title: Label) -> str:
    """A list with its number and sums, and the table that shows it."""
    context = run.turn.context
    lines = [row.text for row in found.rows]
    run.card_of(lines, lambda: run.turn.table(context.fill(title.ja, title.en), found.rows))
    if not lines:
        return "Nothing on record."
    count = context.facts.count("customer.count", found.total, BOOK)
    sums = "".join(f"; {name}: {fact.cited}" for name, fact in found.sums.items())
    return run.told(lines, f"number: {count.cited}{sums}")


@tool
async def list_maturities(
    start: Start = None,
    end: End = None,
    customer: AnyCustomer = None,
    area: AnyArea = None,
    least_yen: Least = 0,
) -> str:
    """Bonds and other products that mature in a period, by day, with the sum in yen."""
    run = live()
    context = run.turn.context
    first, last = span(context, start, end)
    with run.turn.tool("list_maturities", start=first.isoformat(), end=last.isoformat(), customer=customer, area=area):
        whose = standings(context, some_customers(run, customer), area)
        found = windows.list_maturities(context, whose, first, last, Decimal(least_yen))
        return told(run, found, Label("償還", "Maturities"))


@tool
async def list_predicted_inflows(
    start: Start = None,
    end: End = None,
    customer: AnyCustomer = None,
    area: AnyArea = None,
    least_yen: Least = 0,
) -> str:
    """Money that customers expect to receive in a period, by day, with the sum and the sum weighted by confidence."""
    run = live()
    context = run.turn.context
    first, last = span(context, start, end)
    with run.turn.tool(
        "list_predicted_inflows", start=first.isoformat(), end=last.isoformat(), customer=customer, area=area
    ):
        whose = standings(context, some_customers(run, customer), area)
        found = windows.list_predicted_inflows(context, whose, first, last, Decimal(least_yen))
        return told(run, found, Label("入金予定", "Expected inflows"))


@tool
async def list_follow_ups(
    start: Start = None, end: End = None, customer: AnyCustomer = None, area: AnyArea = None
) -> str:
    """Promises that are due: overdue ones and those up to a day (a week ahead without one)."""
    run = live()
    context = run.turn.context
    last = end or max(start or context.today, context.today) + timedelta(days=_PROMISE_DAYS)
    with run.turn.tool("list_follow_ups", end=last.isoformat(), customer=customer, area=area):
        whose = standings(context, some_customers(run, customer), area)
        found = windows.list_follow_ups(context, whose, start, last)
        return told(run, found, Label("フォロー", "Follow-ups"))


@tool
async def list_events(start: Start = None, end: End = None) -> str:
    """Economic events of a period, by day."""
    run = live()
    context = run.turn.context
    first, last = span(context, start, end, _EVENT_DAYS)
    with run.turn.tool("list_events", start=first.isoformat(), end=last.isoformat()):
        found = windows.list_events(context, first, last)
        return told(run, found, Label("経済イベント", "Economic events"))


@tool
async def list_device_alarms(
    start: Start = None, end: End = None, customer: AnyCustomer = None, area: AnyArea = None
) -> str:
    """Alarms of devices at the customers' sites that are open; with a period also those opened in it."""
    run = live()
    context = run.turn.context
    with run.turn.tool("list_device_alarms", customer=customer, area=area):
        whose = standings(context, some_customers(run, customer), area)
        found = await alarms.list_device_alarms(context, whose, period(start, end))
        return told(run, found, Label("機器アラーム", "Device alarms"))
