"""customer_brief_facts: a customer's briefing as cited lines; find_customers; compare_customers."""

from datetime import date

import msgspec

from otomo.assistant.facts import Fact
from otomo.assistant.tools.context import Context, Row, of_customer
from otomo.assistant.tools.portfolio import oldest_price
from otomo.money import BASE_CURRENCY, Money
from otomo.rich import Label
from otomo.trips.briefings.build import build
from otomo.trips.briefings.items import SectionKind
from otomo.wording import written


class BriefSection(msgspec.Struct, frozen=True):
    """A titled list of cited lines."""

    kind: SectionKind
    title: Label
    lines: tuple[str, ...]


class Brief(msgspec.Struct, frozen=True):
    """One page about a customer. `since`: from when changes count."""

    customer_id: str
    name: Fact
    since: Fact | None
    sections: tuple[BriefSection, ...]

    def lines(self, kind: SectionKind) -> tuple[str, ...]:
        """The lines of one section."""
        return next((s.lines for s in self.sections if s.kind == kind), ())


async def customer_brief_facts(context: Context, customer_id: str, since: date | None = None) -> Brief:
    """Who, what changed since the last contact, why now, what to say, what is not known. Raises
    CustomerNotFoundError."""
    if since is None:
        briefing = await context.sources.briefings.of_customer(context.principal, customer_id)
    else:
        briefing = build(await context.sources.books.get(context.principal, customer_id), context.book.world, since)
    sections = tuple(
        BriefSection(s.kind, s.title, tuple(context.facts.lift(item.text) for item in s.items))
        for s in briefing.sections
    )
    last = briefing.since
    return Brief(
        customer_id=customer_id,
        name=context.name(customer_id),
        since=None if last is None else context.facts.day("customer.date", last, of_customer(customer_id)),
        sections=sections,
    )


def find_customers(context: Context, customer_ids: tuple[str, ...]) -> list[Row]:
    """Visible customers by id: name, place, id; to choose from."""
    rows = []
    for customer_id in sorted(customer_ids, key=lambda i: context.book.position.get(i, 0))[:8]:
        digest, ref = context.digest(customer_id), of_customer(customer_id)
        place = context.facts.text("customer.text", digest.city or digest.prefecture or "-", ref)
        key = context.facts.text("customer.text", customer_id, ref)
        text = context.fill(
            "{name}様（{place}、{id}）", "{name} ({place}, {id})", name=context.name(customer_id), place=place, id=key
        )
        rows.append(Row(ref, text, customer_id))
    return rows


class Compared(msgspec.Struct, frozen=True):
    """Why one customer is ranked over another."""

    above: str
    below: str
    text: str
    rows: tuple[Row, ...]


def compare_customers(context: Context, a: str, b: str) -> Compared:
    """The two by score, kind by kind, and by assets and last contact. Raises CustomerNotFoundError."""
    found = context.book.compare(a, b)
    return Compared(
        above=found.above,
        below=found.below,
        text=context.facts.lift(found.text),
        rows=tuple(_side(context, customer_id) for customer_id in (found.above, found.below)),
    )


def _side(context: Context, customer_id: str) -> Row:
    standing, ref, facts = context.book.get(customer_id), of_customer(customer_id), context.facts
    rank = context.book.position[customer_id]
    priced = oldest_price(context, standing.view.positions)
    place = facts.lift(written(f"{rank}位", f"no. {rank}", ref))
    last = standing.view.digest.last_contact_on
    contact = facts.day("customer.date", last, ref).cited if last else context.fill("記録なし", "not on record")
    assets = facts.money(
        "customer.amount", Money(standing.view.assets, BASE_CURRENCY), ref, trust="computed", as_of=priced
    )
    text = context.fill(
        "{name}様：{rank}・{score}、預り資産 {assets}、前回の接触 {contact}",
        "{name}: {rank}, {score}, assets {assets}, last contact {contact}",
        name=context.name(customer_id),
        rank=place,
        score=facts.points("customer.points", standing.score, ref),
        assets=assets,
        contact=contact,
    )
    return Row(ref, text, customer_id)
