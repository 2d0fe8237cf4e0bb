"""`otomo demo load`: accounts, the demo book as one import, and its trip; or a generated book."""

import io

from otomo.audit.service import AuditService
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.keys import EVENTS, PRODUCTS
from otomo.crm.book.repository import BookRepository
from otomo.crm.catalogue import Catalogue
from otomo.crm.events.items import EconomicEvent
from otomo.crm.imports.service import ImportService, Upload
from otomo.crm.products.items import Product
from otomo.demo.devices import load_devices
from otomo.demo.files import csv_files, rows, trip_request
from otomo.demo.generator import generate
from otomo.demo.loading import BookLoader, Progress, load_team, load_users
from otomo.demo.people import Owner
from otomo.errors import InvalidError
from otomo.store.client import Store
from otomo.teams.service import TeamService
from otomo.trips.mapping import request_of
from otomo.trips.schemas import TripRequestBody
from otomo.trips.service import TripService
from otomo.users.service import UserService
from otomo.web.provide import Services


async def load_demo(services: Services) -> str:
    """Loads accounts, book and trip unless they are there; says what it did."""
    users: UserService = services[UserService]
    rep = _principal((await load_users(users))[0])
    await load_team(services[TeamService], users)
    repository: BookRepository = services[BookRepository]
    if await repository.find(rows("customers")[0]["顧客ID"]) is not None:
        added = sum(await load_devices(services, rep))  # an installation from before there were devices has none
        return "The demo book is there already; " + (f"devices added: {added}." if added else "nothing was changed.")
    clock: Clock = services[Clock]
    imports: ImportService = services[ImportService]
    uploads = [Upload(name, io.BytesIO(content)) for name, content in csv_files(clock.today()).items()]
    report = await imports.run(rep, uploads)
    of_book, more = await load_devices(services, rep)
    records = report.totals.created + of_book
    trips: TripService = services[TripService]
    trip = await trips.create(rep, request_of(TripRequestBody.model_validate(trip_request(clock.today()))), None)
    return f"The demo book is loaded: {records} records and the trip “{trip.title}”; {more} more devices."


async def load_generated(
    services: Services, customers: int, holdings: int, seed: int, owner: str | None, progress: Progress
) -> str:
    """Loads accounts and a generated book; says what it did. Raises InvalidError for an unknown owner."""
    users: UserService = services[UserService]
    owners = await load_users(users)
    await load_team(services[TeamService], users)
    if owner is not None:
        owners = tuple(o for o in owners if o.username == owner)
        if not owners:
            raise InvalidError(f"{owner} is not a demo rep")
    clock: Clock = services[Clock]
    book = generate(customers, seed, clock.today(), owners=owners, holdings_per_customer=holdings)
    store: Store = services[Store]
    loader = BookLoader(
        services[BookRepository],
        Catalogue(store, PRODUCTS, Product, "product_id"),
        Catalogue(store, EVENTS, EconomicEvent, "event_id"),
    )
    added = await loader.load(book, progress)
    audit: AuditService = services[AuditService]
    await audit.record("imports.demo", "imports", created=added)
    return f"{added} of {customers} customers added, {customers - added} were there already."


def _principal(owner: Owner) -> Principal:
    return Principal(owner.user_id, owner.username, owner.display_name, "rep", "ja")
