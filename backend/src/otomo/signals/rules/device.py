"""Something is wrong at the customer's site: a device's alarm is open."""

from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Final

from otomo.alarms.items import Alarm, AlarmKind
from otomo.alarms.windows import begin_of
from otomo.alarms.words import KINDS, device_ref, moment, ref_of, text_of
from otomo.clock import TOKYO
from otomo.devices.items import Severity
from otomo.rich import Label, Rich
from otomo.signals.items import Finding, Part, Readings, SignalKind, Words
from otomo.signals.scales import nearness, points
from otomo.signals.views import CustomerView
from otomo.signals.world import World
from otomo.wording import listed, sentence

_SEVERITY = 6
_KIND = 3
_RECENCY = 3
_OLD_DAYS = 14
_MOST = 3
# Somebody looks after it already: still a reason, no longer a surprise.
_ACKNOWLEDGED = 0.5
_SEVERE: dict[Severity, float] = {"critical": 1.0, "warning": 0.65, "info": 0.3}
_TELLING: dict[AlarmKind, float] = {"threshold": 1.0, "offline": 0.65, "fault": 0.65, "anomaly": 0.3}
_SEVERITY_NAME = Label("重大さ", "Severity")
_KIND_NAME = Label("警報の種類", "Kind of alarm")
_RECENCY_NAME = Label("新しさ", "Recency")


class DeviceRule:
    """One finding for each open alarm at the customer's site, the three strongest. A limit that was passed tells more
    than a device that fell silent or a reading that is only unusual; an alarm that has been open for two weeks is
    known. One that was acknowledged weighs half."""

    kind: Final[SignalKind] = "device"
    max_points: Final = _SEVERITY + _KIND + _RECENCY

    def find(self, view: CustomerView, world: World) -> list[Finding]:
        alarms = world.alarms.get(view.digest.customer_id)
        if not alarms:
            return []
        findings = [_finding(alarm, world) for alarm in sorted(alarms, key=lambda a: (a.alarm_id, a.device_id))]
        return sorted(findings, key=lambda f: -f.points)[:_MOST]


def _finding(alarm: Alarm, world: World) -> Finding:
    opened_on = datetime.fromtimestamp(alarm.opened_at / 1000, UTC).astimezone(TOKYO).date()
    days = world.days_to(opened_on)
    weight = 1.0 if alarm.acknowledged_at is None else _ACKNOWLEDGED
    recent = nearness(-days, full=1, until=_OLD_DAYS, least=0.2)
    parts = (
        Part(_SEVERITY_NAME, points(_SEVERITY, weight * _SEVERE[alarm.severity])),
        Part(_KIND_NAME, points(_KIND, weight * _TELLING[alarm.kind])),
        Part(_RECENCY_NAME, points(_RECENCY, weight * recent)),
    )
    return Finding(
        kind="device",
        customer_id=alarm.customer_id,
        record_id=alarm.ref_id,
        due_on=opened_on,
        days=days,
        amount=None,
        size=Decimal(0),
        points=sum(p.points for p in parts),
        parts=parts,
        words=partial(_words, alarm, world),
    )


def _words(alarm: Alarm, world: World) -> Words:
    kind = KINDS[alarm.kind]
    seen_ja, seen_en = ("", "") if alarm.acknowledged_at is None else ("（確認済み）", " (acknowledged)")
    since = datetime.fromtimestamp(begin_of(alarm) / 1000, UTC)
    return Words(
        Label(f"機器 {kind.ja}{seen_ja}", f"Device: {kind.en.lower()}{seen_en}"),
        listed([text_of(alarm, world.today), *_acknowledged(alarm, world)], "", ""),
        (ref_of(alarm), device_ref(alarm)),
        Readings(alarm.device_id, alarm.metric, since, None),
    )


def _acknowledged(alarm: Alarm, world: World) -> list[Rich]:
    if alarm.acknowledged_at is None:
        return []
    at = moment(alarm.acknowledged_at, ref_of(alarm), world.today)
    return [sentence("{at} に確認されています。", " Acknowledged at {at}.", at=at)]
