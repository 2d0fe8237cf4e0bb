"""/api/devices: the registry, and the keys of devices."""

from fastapi import APIRouter, Response

from otomo.audit.deps import AuditServiceDep
from otomo.auth.deps import AnyUser, OnceDep, Writer
from otomo.crm.customers.deps import CustomerServiceDep
from otomo.devices.columns import as_csv
from otomo.devices.deps import DeviceKeyringDep, DeviceServiceDep, FilterDep
from otomo.devices.schemas import (
    DeviceCreate,
    DeviceList,
    DevicePatch,
    DeviceResponse,
    KeyCreate,
    KeyList,
    KeyMadeResponse,
    KeyResponse,
)
from otomo.devices.service import DeviceService, Seen
from otomo.web.ids import PathId
from otomo.web.paging import Cursor, CursorsDep, Limit, page_of
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/devices", tags=["devices"])


async def _respond(seen: Seen, devices: DeviceService, response: Response) -> DeviceResponse:
    set_etag(response, seen.device.version)
    standings = await devices.standings([seen])
    return DeviceResponse.of(seen, standings[seen.device.device_id])


@router.get("")
async def list_devices(
    devices: DeviceServiceDep,
    cursors: CursorsDep,
    principal: AnyUser,
    wanted: FilterDep,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> DeviceList:
    """Devices by customer and name; `q` looks into name, id, place and customer."""
    found = await devices.list(principal, wanted)
    page, after = page_of(found, limit, cursor, cursors, f"devices|{principal.user_id}|{wanted}")
    standings = await devices.standings(page)
    items = [DeviceResponse.of(seen, standings[seen.device.device_id]) for seen in page]
    return DeviceList(items=items, next_cursor=after, total=len(found))


@router.post("", status_code=201)
async def create_device(
    body: DeviceCreate, devices: DeviceServiceDep, principal: Writer, once: OnceDep, response: Response
) -> DeviceResponse:
    """Adds a device. 409 `already-exists`, or `device-id-retired` for the id of another customer's deleted device."""
    return await _respond(await devices.create(principal, body.fields(), once), devices, response)


@router.get("/export", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
async def export_devices(
    devices: DeviceServiceDep, audit: AuditServiceDep, principal: AnyUser, wanted: FilterDep
) -> Response:
    """The devices as a CSV file that the import takes."""
    found = await devices.list(principal, wanted)
    content = as_csv(seen.device for seen in found)
    await audit.record("exports.devices", "exports", rows=len(found))
    headers = {"Content-Disposition": 'attachment; filename="devices.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/{device_id}")
async def read_device(
    device_id: PathId, devices: DeviceServiceDep, principal: AnyUser, response: Response
) -> DeviceResponse:
    """One device."""
    return await _respond(await devices.get(principal, device_id), devices, response)


@router.patch("/{device_id}")
async def change_device(
    device_id: PathId,
    body: DevicePatch,
    devices: DeviceServiceDep,
    principal: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> DeviceResponse:
    """Changes a device, or moves it to another customer with its readings; absent fields stay."""
    return await _respond(await devices.change(principal, device_id, expected, body.fields()), devices, response)


@router.delete("/{device_id}", status_code=204)
async def delete_device(
    device_id: PathId, devices: DeviceServiceDep, principal: Writer, expected: ExpectedVersion
) -> None:
    """Removes a device and its keys. Its readings stay until they expire; until then only the same customer's device
    may have its id again, and has them."""
    await devices.delete(principal, device_id, expected)


@router.get("/{device_id}/keys")
async def list_keys(
    device_id: PathId, keyring: DeviceKeyringDep, customers: CustomerServiceDep, principal: AnyUser
) -> KeyList:
    """A device's keys, without their secrets."""
    keys = await keyring.list(principal, device_id)
    names = await customers.owner_names()
    return KeyList(items=[KeyResponse.of(key, names) for key in keys], next_cursor=None)


@router.post("/{device_id}/keys", status_code=201)
async def create_key(
    device_id: PathId,
    body: KeyCreate,
    keyring: DeviceKeyringDep,
    customers: CustomerServiceDep,
    principal: Writer,
    once: OnceDep,
) -> KeyMadeResponse:
    """Makes a key that may write the device's readings, and nothing else. The secret is shown this once. 409
    `too-many-keys` when two are in force: the old and the new one of an exchange."""
    made = await keyring.create(principal, device_id, body.label, body.expires_at, body.device_ids, once)
    return KeyMadeResponse.made(made, await customers.owner_names())


@router.delete("/{device_id}/keys/{key_id}", status_code=204)
async def revoke_key(device_id: PathId, key_id: PathId, keyring: DeviceKeyringDep, principal: Writer) -> None:
    """Takes a key back, from all its devices that you see; it works nowhere after a few seconds."""
    await keyring.revoke(principal, device_id, key_id)
