"""/api/alarms: what is wrong at customers' sites, and who looks after it."""

from fastapi import APIRouter, Response

from otomo.alarms.deps import AlarmServiceDep, WantedDep
from otomo.alarms.schemas import Acknowledgement, AlarmBody, AlarmList, AlarmNoteCreate
from otomo.alarms.service import AlarmService, SeenAlarm
from otomo.auth.deps import AnyUser, OnceDep, Writer
from otomo.web.ids import PathId
from otomo.web.paging import Cursor, CursorsDep, Limit
from otomo.web.versions import set_etag

router = APIRouter(prefix="/api/alarms", tags=["alarms"])


def _body(seen: SeenAlarm, alarms: AlarmService) -> AlarmBody:
    return AlarmBody.of(seen, alarms.clock.now(), alarms.clock.today())


def _respond(seen: SeenAlarm, alarms: AlarmService, response: Response) -> AlarmBody:
    set_etag(response, seen.alarm.version)
    return _body(seen, alarms)


@router.get("")
async def list_alarms(
    alarms: AlarmServiceDep,
    cursors: CursorsDep,
    principal: AnyUser,
    wanted: WantedDep,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> AlarmList:
    """Alarms, the newest first; of open and cleared ones the open first, unless a device's or customer's are asked for.
    A page may be shorter than `limit`: `next_cursor` says whether there are more."""
    scope = f"alarms|{principal.user_id}|{wanted}"
    position = cursors.decode(scope, cursor) if cursor else None
    found, after = await alarms.list(principal, wanted, limit, position)
    following = None if after is None else cursors.encode(scope, after)
    return AlarmList(items=[_body(seen, alarms) for seen in found], next_cursor=following)


@router.get("/{device_id}/{alarm_id}")
async def read_alarm(
    device_id: PathId, alarm_id: PathId, alarms: AlarmServiceDep, principal: AnyUser, response: Response
) -> AlarmBody:
    """One alarm."""
    return _respond(await alarms.get(principal, device_id, alarm_id), alarms, response)


@router.post("/{device_id}/{alarm_id}/acknowledge")
async def acknowledge_alarm(
    device_id: PathId,
    alarm_id: PathId,
    body: Acknowledgement,
    alarms: AlarmServiceDep,
    principal: Writer,
    once: OnceDep,
    response: Response,
) -> AlarmBody:
    """Says that you look after it; it stays open until the readings are back. 409 `already-acknowledged`."""
    return _respond(await alarms.acknowledge(principal, device_id, alarm_id, body.note, once), alarms, response)


@router.post("/{device_id}/{alarm_id}/notes", status_code=201)
async def add_note(
    device_id: PathId,
    alarm_id: PathId,
    body: AlarmNoteCreate,
    alarms: AlarmServiceDep,
    principal: Writer,
    once: OnceDep,
    response: Response,
) -> AlarmBody:
    """Adds a note to an alarm, open or not."""
    return _respond(await alarms.add_note(principal, device_id, alarm_id, body.text, once), alarms, response)
