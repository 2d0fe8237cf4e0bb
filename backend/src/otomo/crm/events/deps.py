"""The events' services, for routes."""

from typing import Annotated

from otomo.crm.events.service import EventService
from otomo.web.provide import provided

EventServiceDep = Annotated[EventService, provided(EventService)]
