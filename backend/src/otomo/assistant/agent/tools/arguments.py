"""Arguments that several tools take, and what they mean in the caller's book."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

from langgraph.runtime import get_runtime
from pydantic import Field

from otomo.assistant.agent.run import LiveRun, UnclearError
from otomo.assistant.planner.areas import Area, areas
from otomo.assistant.reading.numerals import plain
from otomo.assistant.reading.spans import Period
from otomo.assistant.tools.briefs import find_customers
from otomo.assistant.tools.context import Context
from otomo.assistant.tools.visits import chosen
from otomo.signals.ranking import Standing

Customer = Annotated[str, Field(max_length=80, description="Name or id of one customer.")]
AnyCustomer = Annotated[str | None, Field(max_length=80, description="Name or id of one customer; none: all.")]
AnyArea = Annotated[str | None, Field(max_length=80, description="Prefecture, city or region, e.g. 静岡; none: all.")]
Start = Annotated[date | None, Field(description="First day, ISO; none: today.")]
End = Annotated[date | None, Field(description="Last day, ISO; none: 90 days after the first.")]
Least = Annotated[int, Field(ge=0, description="Least amount in yen.")]

_DAYS = 90


def live() -> LiveRun:
    """The answer that the tool is called for. Asked for here, not injected: an injected runtime is an argument, and all
    arguments are written out with each call, which took 20 ms."""
    return get_runtime(LiveRun).context


def one_customer(run: LiveRun, said: str) -> str:
    """The id of the customer that is meant. Raises UnclearError."""
    context = run.turn.context
    if said in context.book.position:
        return said
    named = context.names.find(plain(said)) or context.names.find(f"{plain(said)}様")
    ids = {i for n in named for i in n.customer_ids}
    if len(ids) == 1:
        return ids.pop()
    if not ids:
        raise UnclearError(f"No customer called “{said[:40]}” is in the records the user may see.")
    raise UnclearError("Several customers have this name; ask the user which:\n" + _choices(run, tuple(ids)))


def _choices(run: LiveRun, ids: tuple[str, ...]) -> str:
    rows = find_customers(run.turn.context, ids)
    return run.told([row.text for row in rows])


def some_customers(run: LiveRun, said: str | None) -> tuple[str, ...]:
    """The customer that is meant, none for all. Raises UnclearError."""
    return (one_customer(run, said),) if said else ()


def places(said: str | None) -> list[Area]:
    """The areas that are meant, none for all. Raises UnclearError."""
    found = areas(plain(said)) if said else []
    if said and not found:
        raise UnclearError(f"“{said[:40]}” is no prefecture, city or region of Japan.")
    return found


def standings(context: Context, customers: Sequence[str], area: str | None) -> list[Standing]:
    """The customers a list is about. Raises UnclearError."""
    return chosen(context, places(area), customers)


def span(context: Context, start: date | None, end: date | None, days: int = _DAYS) -> tuple[date, date]:
    """The period that is meant. Raises UnclearError."""
    first = start or min(context.today, end or context.today)
    last = end or first + timedelta(days=days)
    if last < first:
        raise UnclearError("The last day is before the first.")
    return first, last


def period(start: date | None, end: date | None) -> Period | None:
    """The period that is meant, if one is."""
    first, last = start or end, end or start
    return Period(first, last, 0, 0) if first is not None and last is not None else None
