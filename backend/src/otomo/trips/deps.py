"""The trips' services, for routes."""

from typing import Annotated

from otomo.trips.service import TripService
from otomo.web.provide import provided

TripServiceDep = Annotated[TripService, provided(TripService)]
