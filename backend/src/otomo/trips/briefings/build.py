"""Builds a briefing from a customer's records."""

from collections.abc import Iterable
from datetime import date

from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.rich import Label, Rich
from otomo.signals.ranking import assess, worded
from otomo.signals.views import view_with
from otomo.signals.world import World
from otomo.trips.briefings.changed import changed
from otomo.trips.briefings.devices import AtSite, devices, meanwhile
from otomo.trips.briefings.items import Briefing, Item, Section, Subject, count_figures
from otomo.trips.briefings.talk import talk
from otomo.trips.briefings.unknown import unknown
from otomo.trips.briefings.who import age_on, who
from otomo.wording import sentence

_TOP_SIGNALS = 3


def build(book: CustomerBook, world: World, since: date | None = None, site: AtSite | None = None) -> Briefing:
    """One page for a visit to the customer of `book` on the day of `world`. What changed counts from `since`, the last
    contact when not given; `site`: what its devices say."""
    digest = digest_of(book)
    holdings = (h for _, h in sorted(book.holdings.items()))
    standing = assess(view_with(digest, holdings, world), world)
    subject = Subject(book, standing, world, since or digest.last_contact_on)
    sections = (
        Section("who", Label("お客様", "Who"), _items(who(subject))),
        Section(
            "changed",
            Label("前回からの変化", "Since the last contact"),
            _items(changed(subject, meanwhile(subject, site or AtSite()))),
        ),
        Section("why_now", Label("いま会う理由", "Why now"), _items(_why_now(subject))),
        *_devices(subject, site or AtSite()),
        Section("talk", Label("話すこと", "What to talk about"), tuple(talk(subject))),
        Section("unknown", Label("わからないこと", "What we do not know"), _items(unknown(subject))),
    )
    customer = book.customer
    individual = customer.kind == "individual" and customer.birth_date is not None
    return Briefing(
        customer=customer,
        age=age_on(customer.birth_date, world.today) if individual and customer.birth_date else None,
        as_of=world.today,
        since=subject.since,
        sections=sections,
        holdings=standing.view.positions,
        assets=standing.view.assets,
        figures=count_figures(sections),
        excluded_products=sum(p.risk_level > customer.risk_level for p in world.products.values()),
    )


def _why_now(subject: Subject) -> list[Rich]:
    found = [signal.text for signal in worded(subject.standing)[:_TOP_SIGNALS]]
    return found or [sentence("いま会う理由は見つかっていません。", "No reason to visit now was found.")]


def _devices(subject: Subject, site: AtSite) -> Iterable[Section]:
    if lines := devices(subject, site):
        yield Section("devices", Label("機器", "Devices"), tuple(lines))


def _items(lines: Iterable[Rich]) -> tuple[Item, ...]:
    return tuple(Item(line) for line in lines)
