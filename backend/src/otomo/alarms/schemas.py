"""Alarms on the wire."""

from datetime import UTC, date, datetime
from typing import Annotated, Self

from pydantic import Field, StringConstraints

from otomo.alarms.items import Alarm, AlarmKind
from otomo.alarms.service import SeenAlarm
from otomo.alarms.windows import window_of
from otomo.alarms.words import flat, text_of
from otomo.crm.fields import Request, Response
from otomo.detection import Fault
from otomo.devices.items import UNITS, Direction, Metric, Severity

NoteText = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True)]


class Acknowledgement(Request):
    """That somebody looks after an alarm, with a note if there is something to say."""

    note: NoteText | None = None


class AlarmNoteCreate(Request):
    """A note to an alarm."""

    text: NoteText


class AlarmNoteBody(Response):
    """A note; `by` is the writer's name."""

    at: datetime
    by: str
    text: str


class WindowBody(Response):
    """The readings to look at: from before it began until after it cleared, or now."""

    from_: Annotated[datetime, Field(alias="from")]
    to: datetime


class AlarmBody(Response):
    """An alarm at a customer's site. `since`: when it began, before the least duration was over (of a device that fell
    silent: its last reading); `value`: the reading that opened it; `limit`: the value it reached, from the `direction`;
    `peak`: the worst until it cleared; `acknowledged_by`: a name."""

    alarm_id: str
    device_id: str
    device_name: str
    place: str | None
    customer_id: str
    customer_name: str
    kind: AlarmKind
    metric: Metric | None
    unit: str | None
    fault: Fault | None
    direction: Direction | None
    severity: Severity
    opened_at: datetime
    since: datetime
    cleared_at: datetime | None
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    value: float | None
    limit: float | None
    peak: float | None
    window: WindowBody
    notes: list[AlarmNoteBody]
    text_ja: str
    text_en: str
    version: int

    @classmethod
    def of(cls, seen: SeenAlarm, now: datetime, today: date) -> Self:
        """From an alarm and its customer."""
        alarm = seen.alarm
        text = text_of(alarm, today)
        start, end = window_of(alarm, int(now.timestamp() * 1000))
        return cls(
            **_same(alarm),
            customer_name=seen.site.name,
            unit=UNITS[alarm.metric] if alarm.metric else None,
            opened_at=_instant(alarm.opened_at),
            since=_instant(alarm.since),
            cleared_at=_maybe(alarm.cleared_at),
            acknowledged_at=_maybe(alarm.acknowledged_at),
            acknowledged_by=seen.names.get(alarm.acknowledged_by or "", alarm.acknowledged_by),
            window=WindowBody.model_validate({"from": _instant(start), "to": _instant(end)}),
            notes=[AlarmNoteBody(at=_instant(n.at), by=seen.names.get(n.by, n.by), text=n.text) for n in alarm.notes],
            text_ja=flat(text, "ja"),
            text_en=flat(text, "en"),
        )


class AlarmList(Response):
    """A page of alarms, the newest first."""

    items: list[AlarmBody]
    next_cursor: str | None


_SAME = (
    "alarm_id", "device_id", "device_name", "place", "customer_id", "kind", "metric", "fault", "direction", "severity",
    "value", "limit", "peak", "version",
)  # fmt: skip


def _same(alarm: Alarm) -> dict[str, object]:
    return {name: getattr(alarm, name) for name in _SAME}


def _instant(timestamp: int) -> datetime:
    return datetime.fromtimestamp(timestamp / 1000, UTC)


def _maybe(timestamp: int | None) -> datetime | None:
    return None if timestamp is None else _instant(timestamp)
