"""An alarm as stored. Times are epoch milliseconds, as in the tables of readings."""

from typing import Literal

import msgspec

from otomo.detection import Fault
from otomo.devices.items import Direction, Metric, Severity

AlarmKind = Literal["threshold", "anomaly", "offline", "fault"]
Listing = Literal["open", "cleared"]


class AlarmNote(msgspec.Struct, frozen=True):
    """What somebody wrote to an alarm; `by` is a user id."""

    at: int
    by: str
    text: str


class Alarm(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that was wrong from `opened_at` until `cleared_at` (None: still is).

    `alarm_id`: when it was opened and what watches for it, so that the same readings make the same alarm. Customer,
    name and place are those of the device when it opened. `since`: when it began, before the least duration was over;
    of a device that fell silent, its last reading. `value`: the reading that opened it; `limit`: the value it reached
    (`direction`: from which side); `peak`: the worst reading until it cleared.
    """

    device_id: str
    alarm_id: str
    customer_id: str
    device_name: str
    place: str | None = None
    kind: AlarmKind
    metric: Metric | None = None
    fault: Fault | None = None
    direction: Direction | None = None
    severity: Severity
    opened_at: int
    since: int
    value: float | None = None
    limit: float | None = None
    peak: float | None = None
    cleared_at: int | None = None
    acknowledged_at: int | None = None
    acknowledged_by: str | None = None
    notes: tuple[AlarmNote, ...] = ()
    version: int = 1

    @property
    def ref_id(self) -> str:
        """Its id in references: device and alarm, as in its address."""
        return f"{self.device_id}/{self.alarm_id}"


def alarm_id_of(opened_at: int, watch: str) -> str:
    """The id of an alarm: sorts by time, and names what opened it."""
    return f"{opened_at:013d}-{watch}"
