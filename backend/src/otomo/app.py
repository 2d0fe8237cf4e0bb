"""The composition root: `create_app(settings)` is the whole product on one screen."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

import otomo.alarms.router
import otomo.assistant.router
import otomo.assistant.shares.router
import otomo.assistant.structuring.router
import otomo.assistant.usage_router
import otomo.assistant.worded.router
import otomo.audit.router
import otomo.auth.oidc.router
import otomo.auth.router
import otomo.auth.setup.router
import otomo.crm.customers.router
import otomo.crm.events.router
import otomo.crm.holdings.router
import otomo.crm.imports.router
import otomo.crm.inflows.router
import otomo.crm.notes.router
import otomo.crm.products.router
import otomo.dashboard.router
import otomo.devices.import_router
import otomo.devices.router
import otomo.health
import otomo.jobs.router
import otomo.metrics.ingest_router
import otomo.metrics.live_router
import otomo.metrics.read_router
import otomo.places.router
import otomo.public_settings
import otomo.signals.router
import otomo.teams.router
import otomo.tokens.router
import otomo.trips.briefings.router
import otomo.trips.report.router
import otomo.trips.router
import otomo.users.router
from otomo.alarms.roster import Roster
from otomo.assistant.agent.service import LiveAnswers
from otomo.assistant.runs.service import RunService
from otomo.audit.refusals import Refusals
from otomo.auth.gate import gated
from otomo.auth.oidc.outbound import Outbound
from otomo.auth.openapi import describe_access
from otomo.clock import Clock
from otomo.composition import build_services
from otomo.crm.imports.service import ImportService
from otomo.devices.keys import DeviceKeys
from otomo.jobs.rankings import Warmer
from otomo.limits.middleware import AddressLimit
from otomo.logging import configure_logging
from otomo.metrics.maintenance import Maintenance
from otomo.metrics.writer import MetricsWriter
from otomo.settings import Settings
from otomo.store.client import open_store
from otomo.web.draining import Draining
from otomo.web.middleware import RequestContext, RequestGuard
from otomo.web.problems import PROBLEM_RESPONSES, install_problem_handlers
from otomo.web.shortcut import Shortcut
from otomo.web.slow import TimelyBody

ROUTERS = (
    otomo.metrics.ingest_router.router,
    otomo.metrics.read_router.router,
    otomo.health.router,
    otomo.metrics.live_router.router,
    otomo.public_settings.router,
    otomo.auth.router.router,
    otomo.auth.oidc.router.router,
    otomo.auth.setup.router.router,
    otomo.users.router.router,
    otomo.teams.router.router,
    otomo.tokens.router.router,
    otomo.places.router.router,
    otomo.dashboard.router.router,
    otomo.crm.customers.router.router,
    otomo.crm.products.router.router,
    otomo.crm.holdings.router.router,
    otomo.crm.notes.router.router,
    otomo.crm.inflows.router.router,
    otomo.crm.events.router.router,
    otomo.devices.import_router.router,  # before the six files', whose paths have room for any name
    otomo.crm.imports.router.router,
    otomo.devices.router.router,
    otomo.alarms.router.router,
    otomo.signals.router.router,
    otomo.trips.router.router,
    otomo.trips.briefings.router.router,
    otomo.trips.report.router.router,
    otomo.assistant.usage_router.router,
    otomo.assistant.worded.router.router,
    otomo.assistant.shares.router.router,
    otomo.assistant.structuring.router.router,
    otomo.assistant.router.router,
    otomo.jobs.router.router,
    otomo.audit.router.router,
)


def create_app(settings: Settings, clock: Clock | None = None) -> FastAPI:
    """The HTTP application. Clients are opened at start-up and closed at the end."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_store(settings) as store:
            services = app.state.services = build_services(settings, store, clock or Clock())
            app.state.on_problem = services[Refusals].note
            async with (
                services[Refusals].running(),
                services[Outbound].open(),
                services[DeviceKeys].settling(),
                services[MetricsWriter].running(),
                services[Maintenance].running(),
                services[Draining].listening(),
                services[Roster].running(),
                services[ImportService].repairing(),
                services[Warmer].running(),
                services[LiveAnswers].stacks.warming(),
                services[RunService].open(),
            ):
                yield

    app = FastAPI(
        title="Otomo",
        version=otomo.public_settings.VERSION,
        description="Whom to visit and why now, in what order, and what to say.",
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url="/api/docs" if settings.environment == "development" else None,
        redoc_url=None,
        redirect_slashes=False,
        responses=PROBLEM_RESPONSES,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # nobody collects it; asked for at every request
    )
    install_problem_handlers(app)
    describe_access(app)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=1)
    app.add_middleware(TimelyBody)
    app.add_middleware(AddressLimit, settings=settings.limits)
    app.add_middleware(Shortcut, router=otomo.metrics.ingest_router.router)
    app.add_middleware(RequestGuard, settings=settings)
    app.add_middleware(RequestContext, settings=settings)
    app.include_router(gated(ROUTERS))
    return app


def app_from_env() -> FastAPI:
    """For `uvicorn --factory otomo.app:app_from_env`: settings from the environment."""
    settings = Settings()
    configure_logging(settings)
    app = create_app(settings)
    gc.freeze()  # what lives as long as the process is not looked through again and again: half the work of a post
    return app
