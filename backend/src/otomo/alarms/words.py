"""Alarms in words, made by code; every figure leads to the alarm."""

from datetime import UTC, date, datetime
from decimal import Decimal

from otomo.alarms.items import Alarm, AlarmKind
from otomo.clock import TOKYO
from otomo.detection import Fault
from otomo.devices.items import UNITS, Direction, Metric, Severity
from otomo.rich import Label, Locale, Ref, Rich, Segment
from otomo.wording import listed, name, plain, sentence, short_day, written

METRICS: dict[Metric, Label] = {"temperature": Label("温度", "temperature"), "humidity": Label("湿度", "humidity")}
SEVERITIES: dict[Severity, Label] = {
    "critical": Label("重大", "critical"),
    "warning": Label("警告", "warning"),
    "info": Label("注意", "notice"),
}
KINDS: dict[AlarmKind, Label] = {
    "threshold": Label("しきい値", "Threshold"),
    "anomaly": Label("異常", "Anomaly"),
    "offline": Label("通信なし", "Offline"),
    "fault": Label("センサー異常", "Sensor fault"),
}
_LIMITS: dict[Direction, Label] = {
    "above": Label("上限 {limit} を超え", "above the limit of {limit}"),
    "below": Label("下限 {limit} を下回り", "below the limit of {limit}"),
}
_FAULTS: dict[Fault, Label] = {
    "stuck": Label("同じ値のまま動いていません", "has stopped moving"),
    "spike": Label("一瞬だけ飛んだ値を示しました", "jumped for a moment"),
    "drift": Label("少しずつずれています", "is drifting away"),
    "dropout": Label("途切れています", "drops out"),
    "out_of_range": Label("あり得ない値を示しています", "is not possible"),
}


def ref_of(alarm: Alarm) -> Ref:
    """The alarm's record."""
    return Ref("alarm", alarm.ref_id, alarm.customer_id)


def device_ref(alarm: Alarm) -> Ref:
    """The record of the alarm's device."""
    return Ref("device", alarm.device_id, alarm.customer_id)


def device_name(alarm: Alarm) -> Rich:
    """The device and where it is."""
    ref = device_ref(alarm)
    if alarm.place is None:
        return sentence("「{name}」", "{name}", name=name(alarm.device_name, ref))
    return sentence(
        "「{name}」（{place}）", "{name} ({place})", name=name(alarm.device_name, ref), place=name(alarm.place, ref)
    )


def moment(timestamp: int, ref: Ref, today: date) -> Rich:
    """An instant as a clock in Japan shows it: 11月20日 14:32, 20 Nov 14:32; the time alone on the same day."""
    at = datetime.fromtimestamp(timestamp / 1000, UTC).astimezone(TOKYO)

    def shown(locale: Locale) -> str:
        day = "" if at.date() == today else short_day(at.date(), locale, today) + " "
        return f"{day}{at:%H:%M}"

    return written(shown("ja"), shown("en"), ref)


def measured(value: float, metric: Metric, ref: Ref) -> Rich:
    """8.4°C, 61%."""
    return name(plain(Decimal(repr(round(value, 4))), digits=1) + UNITS[metric], ref)


def text_of(alarm: Alarm, today: date) -> Rich:
    """What happened, in one or two sentences."""
    return listed([_what(alarm, today), *_ended(alarm, today)], "", "")


def flat(text: Rich, locale: Locale) -> str:
    """A text without its references."""
    segments: tuple[Segment, ...] = text.ja if locale == "ja" else text.en
    return "".join(segment.text for segment in segments)


def _what(alarm: Alarm, today: date) -> Rich:
    ref = ref_of(alarm)
    facts = {"device": device_name(alarm), "since": moment(alarm.since, ref, today)}
    if alarm.metric is None:
        return sentence(
            "{device}から {since} を最後に通信がありません。", "Nothing has come from {device} since {since}.", **facts
        )
    metric = METRICS[alarm.metric]
    if alarm.value is not None:
        facts["value"] = measured(alarm.value, alarm.metric, ref)
    if alarm.kind == "threshold" and alarm.limit is not None:
        beyond = _LIMITS[alarm.direction or "above"]
        was = "has been" if alarm.cleared_at is None else "was"
        return sentence(
            f"{{device}}の{metric.ja}が {{since}} から{beyond.ja}、{{value}} になりました。",
            f"The {metric.en} of {{device}} {was} {beyond.en} from {{since}}: {{value}}.",
            limit=measured(alarm.limit, alarm.metric, ref),
            **facts,
        )
    if alarm.kind == "fault" and alarm.fault is not None:
        fault = _FAULTS[alarm.fault]
        return sentence(
            f"{{device}}の{metric.ja}センサーの値が {{since}} から{fault.ja}（{{value}}）。",
            f"The {metric.en} reading of {{device}} {fault.en} since {{since}} ({{value}}).",
            **facts,
        )
    return sentence(
        f"{{device}}の{metric.ja}が {{since}} にいつもと違う動きをしました（{{value}}）。",
        f"The {metric.en} of {{device}} behaved unusually at {{since}} ({{value}}).",
        **facts,
    )


def _ended(alarm: Alarm, today: date) -> list[Rich]:
    if alarm.cleared_at is None:
        return []
    ref = ref_of(alarm)
    at = moment(alarm.cleared_at, ref, today)
    if alarm.peak is None or alarm.metric is None:
        return [sentence("{at} に解消しました。", " Cleared at {at}.", at=at)]
    return [
        sentence(
            "{at} に解消しました（最も外れた値 {peak}）。",
            " Cleared at {at} (at worst {peak}).",
            at=at,
            peak=measured(alarm.peak, alarm.metric, ref),
        )
    ]
