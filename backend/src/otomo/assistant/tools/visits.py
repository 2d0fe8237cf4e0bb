"""rank_visits: whom to visit now, in what order, and why."""

from collections.abc import Iterable, Sequence

import msgspec

from otomo.assistant.facts import Fact
from otomo.assistant.planner.areas import Area
from otomo.assistant.reading.spans import Period
from otomo.assistant.tools.context import Context, of_customer
from otomo.signals.ranking import Standing

_REASONS = 2


class VisitRow(msgspec.Struct, frozen=True):
    """A customer worth a visit; `reasons` are cited sentences, strongest first."""

    customer_id: str
    name: Fact
    score: Fact
    reasons: tuple[str, ...]


class Visits(msgspec.Struct, frozen=True):
    """The best of the `total` customers with a reason. `closed`: who receives nobody in the period."""

    rows: tuple[VisitRow, ...]
    total: int
    closed: tuple[Fact, ...]


def rank_visits(context: Context, areas: Sequence[Area] = (), period: Period | None = None, limit: int = 5) -> Visits:
    """Customers by today's score, of some areas, who receive visitors on some day of the period."""
    within = [s for s in context.book.standings if s.findings and in_areas(s, areas)]
    open_then = [s for s in within if receives(s, period)]
    closed = [s for s in within if not receives(s, period)]
    return Visits(
        rows=tuple(visit_row(context, s) for s in open_then[:limit]),
        total=len(open_then),
        closed=tuple(context.name(s.view.digest.customer_id) for s in closed[:3]),
    )


def visit_row(context: Context, standing: Standing) -> VisitRow:
    """One customer with score and strongest reasons."""
    customer_id = standing.view.digest.customer_id
    return VisitRow(
        customer_id=customer_id,
        name=context.name(customer_id),
        score=context.facts.points("customer.points", standing.score, of_customer(customer_id)),
        reasons=tuple(context.facts.lift(f.words().text) for f in standing.findings[:_REASONS]),
    )


def in_areas(standing: Standing, areas: Sequence[Area]) -> bool:
    """Whether the customer lives in one of the areas; everywhere when none is named."""
    digest = standing.view.digest
    return not areas or any(a.holds(digest.prefecture, digest.city) for a in areas)


def receives(standing: Standing, period: Period | None) -> bool:
    """Whether some day of the period is one on which the customer receives visitors, as far as it is known."""
    windows = standing.view.digest.visit_windows
    if period is None or not windows:
        return True
    weekdays = {(period.start.weekday() + n) % 7 for n in range(min(7, period.days))}
    return any(weekdays.intersection(w.weekdays) for w in windows)


def chosen(context: Context, areas: Sequence[Area], customers: Iterable[str]) -> list[Standing]:
    """The standings a question is about: the named customers, else those of the areas, else all."""
    ids = set(customers)
    found = context.book.standings
    return [s for s in found if (s.view.digest.customer_id in ids if ids else in_areas(s, areas))]
