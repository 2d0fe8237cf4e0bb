"""/api/imports/devices: CSV files into the registry. (Beside the six files of the book, and without their journal.)"""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from otomo.auth.deps import AnyUser, Writer
from otomo.crm.imports.templates import template
from otomo.devices.columns import DEVICES
from otomo.devices.deps import DeviceFiles, DeviceImportsDep
from otomo.devices.schemas import DeviceImportBody
from otomo.rich import Locale

router = APIRouter(prefix="/api/imports", tags=["devices"])


@router.post("/devices")
async def import_devices(
    files: DeviceFiles, imports: DeviceImportsDep, principal: Writer, dry_run: Annotated[bool, Query()] = False
) -> DeviceImportBody:
    """Imports devices from CSV files; with `dry_run` says what would happen. Good rows are applied, bad ones
    reported by line. The same file again adds nothing. 422 when a file cannot be used at all."""
    return DeviceImportBody.of(await imports.run(principal, files, dry_run=dry_run), dry_run=dry_run)


@router.get("/templates/devices.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
async def device_template(_: AnyUser, locale: Annotated[Locale, Query()] = "ja") -> Response:
    """A sample file: the header in the asked language and one row."""
    headers = {"Content-Disposition": 'attachment; filename="devices.csv"'}
    return Response(template(DEVICES, locale), media_type="text/csv; charset=utf-8", headers=headers)
