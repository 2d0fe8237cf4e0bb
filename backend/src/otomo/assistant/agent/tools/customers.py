"""Customers: who they are, what changed, why now, whom to visit."""

from datetime import date
from typing import Annotated

from langchain_core.tools import tool
from pydantic import Field

from otomo.assistant.agent.tools.arguments import AnyArea, Customer, End, Start, live, one_customer, period, places
from otomo.assistant.answers.about import brief_card
from otomo.assistant.answers.lists import visit_card
from otomo.assistant.tools import briefs, visits
from otomo.assistant.tools.context import honoured, of_customer


@tool
async def find_customers(name: Customer) -> str:
    """Customers of a name with place and id."""
    run = live()
    with run.turn.tool("find_customers", said=name):
        rows = briefs.find_customers(run.turn.context, (one_customer(run, name),))
    return run.told([row.text for row in rows])


@tool
async def customer_brief_facts(
    customer: Customer,
    since: Annotated[date | None, Field(description="From when changes count, ISO; none: the last contact.")] = None,
) -> str:
    """One page about a customer: what changed since the last contact, why a visit now, what to talk about, who they
    are, what is not known. The first tool for questions about one customer."""
    run = live()
    with run.turn.tool("customer_brief_facts", customer_id=customer, since=since and since.isoformat()):
        context = run.turn.context
        found = await briefs.customer_brief_facts(context, one_customer(run, customer), since)
        standing, ref = context.book.get(found.customer_id), of_customer(found.customer_id)
        score = context.facts.points("customer.points", standing.score, ref)
    lines = [f"{s.title.en}: {line}" for s in found.sections for line in s.lines]
    run.card_of(lines, lambda: brief_card(run.turn, found))
    told = run.told([line for s in found.sections for line in s.lines])
    since_when = f", last contact {found.since.cited}" if found.since else ", no contact on record"
    return f"{found.name.cited}, score {score.cited}{since_when}\n{told}"


@tool
async def compare_customers(one: Customer, other: Customer) -> str:
    """Two customers side by side: rank, score, assets, last contact, and why one is ranked over the other."""
    run = live()
    with run.turn.tool("compare_customers", a=one, b=other):
        found = briefs.compare_customers(run.turn.context, one_customer(run, one), one_customer(run, other))
    return run.told([found.text, *(row.text for row in found.rows)])


@tool
async def rank_visits(
    area: AnyArea = None,
    start: Start = None,
    end: End = None,
    limit: Annotated[int, Field(ge=1, le=10)] = 5,
) -> str:
    """Whom to visit: customers by today's score with their reasons, in an area, who receive visitors in a period."""
    run = live()
    with run.turn.tool("rank_visits", areas=area, period=start and f"{start} – {end or start}"):
        found = visits.rank_visits(run.turn.context, places(area), period(start, end), limit)
    context = run.turn.context
    lines = [
        context.fill("{name}（{score}）：{why}", "{name} ({score}): {why}",
                     name=honoured(context, row.name), score=row.score, why=" / ".join(row.reasons))
        for row in found.rows
    ]  # fmt: skip
    run.card_of(lines, lambda: visit_card(run.turn, found))
    return run.told(lines)
