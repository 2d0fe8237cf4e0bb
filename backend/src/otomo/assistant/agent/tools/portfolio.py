"""What is held, what an event does to it, and what was noted."""

from typing import Annotated

from langchain_core.tools import tool
from pydantic import Field

from otomo.assistant.agent.run import LiveRun, UnclearError
from otomo.assistant.agent.tools.arguments import AnyArea, AnyCustomer, live, some_customers, standings
from otomo.assistant.agent.tools.windows import told
from otomo.assistant.tools import events, notes, portfolio
from otomo.rich import Label


@tool
async def portfolio_facts(
    customer: AnyCustomer = None,
    area: AnyArea = None,
    product: Annotated[
        str | None, Field(max_length=120, description="Name, issuer, ticker or id: who holds it.")
    ] = None,
) -> str:
    """Assets, gain, shares by asset class and the largest holdings of a customer, an area or the whole book; or who
    holds a product."""
    run = live()
    context = run.turn.context
    with run.turn.tool("portfolio_facts", customer=customer, area=area, product=product):
        whose = standings(context, some_customers(run, customer), area)
        if product:
            return _holders(run, product, customer, area)
        found = portfolio.portfolio_facts(context, whose)
        listed = told(run, found.rows, Label("保有", "Holdings"))
    classes = "".join(f"; {name.en}: {worth.cited} ({share.cited})" for name, worth, share in found.classes)
    head = f"assets: {found.assets.cited}; against cost: {found.gain.cited}; {found.holdings.cited}{classes}"
    return f"{head}\n{listed}"


def _holders(run: LiveRun, product: str, customer: str | None, area: str | None) -> str:
    context = run.turn.context
    products = portfolio.find_products(context, product)
    if not products:
        raise UnclearError(f"No product called “{product[:60]}” is on record.")
    found = portfolio.holders_of(context, products[0], standings(context, some_customers(run, customer), area))
    return told(run, found, Label("保有者", "Holders"))


@tool
async def event_exposure(
    event: Annotated[str, Field(max_length=120, description="Its name or id, e.g. 日銀会合, FOMC.")],
    customer: AnyCustomer = None,
    area: AnyArea = None,
) -> str:
    """What an economic event on record means for customers: what is exposed and the estimated effect."""
    run = live()
    context = run.turn.context
    with run.turn.tool("event_exposure", event=event, customer=customer, area=area):
        named = events.find_events(context, event)
        if not named:
            raise UnclearError(f"No event called “{event[:60]}” is on record; list_events shows those that are.")
        whose = standings(context, some_customers(run, customer), area)
        found = events.event_exposure(context, named[0], whose)
        listed = told(run, found.touched, Label("影響を受ける顧客", "Customers touched"))
    shocks = f"; assumed: {', '.join(found.shocks)}" if found.shocks else ""
    head = f"{found.title.cited} {found.day.cited} ({found.days.cited}){shocks}"
    return f"{head}\n{listed}"


@tool
async def search_notes(
    words: Annotated[list[str], Field(min_length=1, max_length=5, description="All must stand in the note.")],
    customer: AnyCustomer = None,
) -> str:
    """Notes of contacts that hold all the words (usually Japanese), newest first, as quoted excerpts."""
    run = live()
    context = run.turn.context
    with run.turn.tool("search_notes", words=words, customer=customer):
        found, _ = await notes.search_notes(context, words, some_customers(run, customer))
        return told(run, found, Label("メモ", "Notes"))
