"""The devices' services, for routes."""

from typing import Annotated

from fastapi import Depends, File, Query, UploadFile

from otomo.crm.imports.deps import MAX_FILES
from otomo.crm.imports.upload import Upload
from otomo.devices.fleet import Condition
from otomo.devices.imports import DeviceImports
from otomo.devices.keyring import DeviceKeyring
from otomo.devices.service import DeviceService, Filter
from otomo.web.ids import QueryId
from otomo.web.provide import provided

DeviceServiceDep = Annotated[DeviceService, provided(DeviceService)]
DeviceImportsDep = Annotated[DeviceImports, provided(DeviceImports)]
DeviceKeyringDep = Annotated[DeviceKeyring, provided(DeviceKeyring)]


def _filter(
    customer_id: QueryId = None,
    owner_id: QueryId = None,
    state: Condition | None = None,
    q: Annotated[str, Query(max_length=100)] = "",
) -> Filter:
    return Filter(customer_id, owner_id, state, q)


def _uploads(files: Annotated[list[UploadFile], File(min_length=1, max_length=MAX_FILES)]) -> list[Upload]:
    return [Upload(file.filename or "", file.file) for file in files]


DeviceFiles = Annotated[list[Upload], Depends(_uploads)]
FilterDep = Annotated[Filter, Depends(_filter)]
