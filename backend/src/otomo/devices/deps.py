"""The devices' services, for routes."""

from typing import Annotated

from fastapi import Depends, Query

from otomo.devices.fleet import Condition
from otomo.devices.keyring import DeviceKeyring
from otomo.devices.service import DeviceService, Filter
from otomo.web.ids import QueryId
from otomo.web.provide import provided

DeviceServiceDep = Annotated[DeviceService, provided(DeviceService)]
DeviceKeyringDep = Annotated[DeviceKeyring, provided(DeviceKeyring)]


def _filter(
    customer_id: QueryId = None,
    owner_id: QueryId = None,
    state: Condition | None = None,
    q: Annotated[str, Query(max_length=100)] = "",
) -> Filter:
    return Filter(customer_id, owner_id, state, q)


FilterDep = Annotated[Filter, Depends(_filter)]
