"""The alarms' services, for routes."""

from typing import Annotated

from fastapi import Depends

from otomo.alarms.items import Listing
from otomo.alarms.service import AlarmService, Wanted
from otomo.web.ids import QueryId
from otomo.web.provide import provided

AlarmServiceDep = Annotated[AlarmService, provided(AlarmService)]


def _wanted(state: Listing | None = None, device_id: QueryId = None, customer_id: QueryId = None) -> Wanted:
    return Wanted(state, device_id, customer_id)


WantedDep = Annotated[Wanted, Depends(_wanted)]
