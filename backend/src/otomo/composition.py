"""Puts the services together, ground floor first."""

from collections.abc import Awaitable, Callable, Iterable

from otomo.alarms.evaluator import Evaluator
from otomo.alarms.presence import Presence
from otomo.alarms.repository import AlarmRepository
from otomo.alarms.roster import Roster
from otomo.alarms.service import AlarmService
from otomo.alarms.tracking import Tracker
from otomo.assistant.composition import assistant_services
from otomo.audit.composition import audit_service, chains, journaled, refusals
from otomo.audit.service import Names
from otomo.auth.composition import access_services
from otomo.auth.oidc.composition import oidc_services
from otomo.auth.repository import SessionRepository
from otomo.auth.service import AuthService
from otomo.auth.setup.repository import SetupRepository
from otomo.auth.setup.service import SetupService
from otomo.auth.throttle import SignInThrottle
from otomo.clock import Clock
from otomo.crm.book.due import DueList
from otomo.crm.book.keys import EVENTS, PRODUCTS, inflow_sort_key, note_sort_key
from otomo.crm.book.owners import Owners
from otomo.crm.book.reader import BookReader
from otomo.crm.book.records import Records
from otomo.crm.book.repository import BookRepository
from otomo.crm.book.service import Books
from otomo.crm.catalogue import Catalogue
from otomo.crm.customers.service import CustomerService
from otomo.crm.events.items import EconomicEvent
from otomo.crm.events.service import EventService
from otomo.crm.holdings.service import HoldingService
from otomo.crm.holdings.worth import Worth
from otomo.crm.imports.repository import ImportRepository
from otomo.crm.imports.service import ImportService
from otomo.crm.imports.undo import Reverser, held_products
from otomo.crm.inflows.items import CashInflow
from otomo.crm.inflows.service import InflowService
from otomo.crm.notes.items import SalesNote
from otomo.crm.notes.service import NoteService
from otomo.crm.products.items import Product
from otomo.crm.products.service import ProductService
from otomo.devices.fleet import Fleet
from otomo.devices.following import Following
from otomo.devices.imports import DeviceImports
from otomo.devices.keyring import DeviceKeyring
from otomo.devices.keys import DeviceKeys
from otomo.devices.lists import DeviceLists
from otomo.devices.repository import DeviceRepository
from otomo.devices.service import DeviceService
from otomo.devices.sites import Sites
from otomo.devices.states import DeviceStates
from otomo.devices.writing import DeviceWriting
from otomo.jobs.composition import job_services
from otomo.limits.service import limits_of
from otomo.limits.windows import WindowCounter
from otomo.metrics.ingest import IngestService
from otomo.metrics.items import Layout
from otomo.metrics.live import Live
from otomo.metrics.maintenance import Maintenance
from otomo.metrics.newest import Newest
from otomo.metrics.reader import MetricsReader
from otomo.metrics.reading import ReadingService
from otomo.metrics.rollups import Rollups
from otomo.metrics.series import SeriesService
from otomo.metrics.writer import MetricsWriter
from otomo.places import geocode
from otomo.settings import Settings
from otomo.signals.service import RankingService
from otomo.store.client import Store
from otomo.store.cursor import Cursors
from otomo.store.idempotency import Idempotency
from otomo.teams.leaders import Leaders
from otomo.teams.leaving import Leaving
from otomo.teams.repository import TeamRepository
from otomo.trips.briefings.service import BriefingService
from otomo.trips.briefings.site import SiteReader
from otomo.trips.report.service import ReportService
from otomo.trips.repository import TripRepository
from otomo.trips.service import TripService
from otomo.trips.travel import RoadAndRail
from otomo.users.repository import UserRepository
from otomo.users.service import UserService
from otomo.web.draining import Draining
from otomo.web.provide import Services


def build_services(settings: Settings, store: Store, clock: Clock) -> Services:
    """Every service by type, for routes (`provided`) and commands."""
    store = journaled(settings, store, clock)
    services: Services = {Clock: clock}

    def add(service: object) -> None:
        services[type(service)] = service

    idempotency = Idempotency(store, clock)
    repository = BookRepository(store)
    books = Books(repository)
    reader = BookReader(store)
    leaders = Leaders(TeamRepository(store))
    leaving = Leaving(leaders, clock)
    users = UserService(UserRepository(store), idempotency, clock, _owns_customers(reader), leaving)
    owners = Owners(users)
    due = DueList(store)
    products = Catalogue(store, PRODUCTS, Product, "product_id")
    events = Catalogue(store, EVENTS, EconomicEvent, "event_id")
    notes = Records(books, idempotency, clock, SalesNote, "notes", "note_id", note_sort_key)
    inflows = Records(books, idempotency, clock, CashInflow, "inflows", "inflow_id", inflow_sort_key)

    for service in (
        settings,
        store,
        Cursors(*settings.session_secrets),
        reader,
        owners,
        books,
        repository,
    ):
        add(service)
    add(users)
    add(audit_service(settings, store, clock, _names(users, repository)))
    add(refusals(settings, store, clock))
    add(chains(settings, store, clock))
    counter = WindowCounter(store, clock)
    add(limits_of(settings.limits, counter))
    auth = AuthService(
        SessionRepository(store),
        users,
        SignInThrottle(store, clock, settings.sign_in, counter),
        clock,
        settings.session,
    )
    add(auth)
    for access in access_services(services, leaders, idempotency):
        add(access)
    add(SetupService(SetupRepository(store), users, auth, clock, settings.sign_in.password))
    outbound, oidc = oidc_services(settings, store, auth, clock)
    add(outbound)
    add(oidc)
    add(CustomerService(books, repository, users, idempotency, clock, geocode))
    add(ProductService(products, reader, idempotency, clock, _is_held(reader, users)))
    add(EventService(events, reader, idempotency, clock))
    worth = Worth(reader.products, settings.fx.table(), clock)
    add(HoldingService(books, idempotency, clock, worth))
    add(NoteService(notes, due, owners, clock))
    add(InflowService(inflows, due, owners, clock))
    following = _add_devices(services, add, Sites(repository, reader, owners), idempotency)
    alarms: AlarmRepository = services[AlarmRepository]
    ranking = RankingService(reader, owners, clock, settings.fx.table(), alarms.open)
    trips = TripService(TripRepository(store), ranking, idempotency, clock, RoadAndRail())
    at_site = SiteReader(
        services[DeviceRepository], services[DeviceStates], alarms, services[MetricsReader].read, clock
    )
    for advice in (ranking, trips, BriefingService(books, ranking, trips, at_site)):
        add(advice)
    add(
        ReportService(TripRepository(store), services[NoteService], services[InflowService], settings.fx.table(), clock)
    )
    imports = ImportRepository(store)
    reverser = Reverser(
        imports, repository, products, events, held_products(reader, users), following.has_devices, clock
    )
    add(ImportService(imports, repository, products, events, reverser, users, clock, geocode, worth))
    for each in (*assistant_services(services, store, clock), *job_services(services, store, clock)):
        add(each)
    return services


def _add_devices(
    services: Services, add: Callable[[object], None], sites: Sites, idempotency: Idempotency
) -> Following:
    """Devices, their readings and alarms; the link that makes devices follow their customers is returned."""
    settings, store, clock, users = services[Settings], services[Store], services[Clock], services[UserService]
    devices = DeviceRepository(store)
    states = DeviceStates(store)
    keys = DeviceKeys(devices, clock, settings.metrics)
    writing = DeviceWriting(devices, states, keys, clock, settings.metrics)
    following = Following(devices, writing, sites)
    services[BookRepository].moved.append(following.moved)
    fleet = Fleet(states, clock, settings.metrics)
    lists = DeviceLists(devices, clock)
    registry = DeviceService(devices, writing, following, lists, fleet, sites, idempotency, clock)
    keyring = DeviceKeyring(registry, devices, keys, idempotency, clock)
    device_imports = DeviceImports(devices, writing, sites, clock)
    writer = MetricsWriter(store, settings.metrics)
    layout, rollups = Layout(settings.metrics), Rollups(store, settings.metrics)
    ingest = IngestService(writer, layout, rollups, clock, settings.metrics)
    maintenance = Maintenance(store, layout, rollups, states, _device_ids(_owner_ids(users), lists), clock)
    reader = MetricsReader(store, states, clock)
    newest = Newest()
    fleet.newest = newest.of
    live = Live(reader.read, reader.latest, clock, settings.metrics)
    draining = Draining([live.drain])
    reading = ReadingService(registry, reader, SeriesService(reader, rollups, states))
    alarms = AlarmRepository(store, clock, settings.metrics.alarm_days)
    inbox = AlarmService(alarms, registry, sites, users, idempotency, clock)
    evaluator = Evaluator(Tracker(states, alarms, reader.read, clock, settings.metrics), devices)
    roster = Roster(evaluator, devices, lists, _owner_ids(users), Presence(store, clock))
    for listener in (newest.accepted, live.accepted, evaluator.accepted):
        ingest.on_accepted(listener)
    writing.removed.append(roster.removed)
    for each in (devices, states, keys, writing, fleet, registry, keyring, device_imports, live, draining):
        add(each)
    for service in (writer, rollups, ingest, maintenance, reader, reading, alarms, inbox, roster):
        add(service)
    return following


def _owner_ids(users: UserService) -> Callable[[], Awaitable[list[str | None]]]:
    async def owner_ids() -> list[str | None]:
        return [*(user.user_id for user in await users.all()), None]

    return owner_ids


def _device_ids(
    owner_ids: Callable[[], Awaitable[list[str | None]]], lists: DeviceLists
) -> Callable[[], Awaitable[list[str]]]:
    async def device_ids() -> list[str]:
        return [device.device_id for device in await lists.of_owners(await owner_ids())]

    return device_ids


def _names(users: UserService, book: BookRepository) -> Names:
    async def names(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        wanted = set(keys)
        known = {("users", user.user_id): user.display_name for user in await users.all()}
        customers = await book.profiles([record_id for kind, record_id in wanted if kind == "customers"])
        return known | {("customers", customer_id): found.name for customer_id, found in customers.items()}

    return names


def _owns_customers(reader: BookReader) -> Callable[[str], Awaitable[bool]]:
    async def owns(user_id: str) -> bool:
        snapshot = await reader.snapshot([user_id])
        return bool(snapshot.books[user_id].rows)

    return owns


def _is_held(reader: BookReader, users: UserService) -> Callable[[str], Awaitable[bool]]:
    async def is_held(product_id: str) -> bool:
        snapshot = await reader.snapshot([*(u.user_id for u in await users.all()), None])
        digests = (digest for kept in snapshot.books.values() for digest in kept.rows)
        return any(position.product_id == product_id for digest in digests for position in digest.positions)

    return is_held
