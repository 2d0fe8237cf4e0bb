"""What the devices at the customer's site say: open alarms with their readings, what happened meanwhile, how it is."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import msgspec

from otomo.alarms.items import Alarm
from otomo.alarms.words import measured, moment, text_of
from otomo.clock import TOKYO
from otomo.devices.items import Device, Latest, Metric, Threshold
from otomo.rich import Ref, Rich
from otomo.trips.briefings.items import Chart, Item, Limit, Subject
from otomo.wording import listed, name, sentence, written

_MOST = 5


class SiteDevice(msgspec.Struct, frozen=True):
    """A device at the customer's site."""

    device: Device
    latest: Latest | None


class AtSite(msgspec.Struct, frozen=True):
    """Everything known of the site. `ended`: alarms that opened and cleared since the last contact, oldest first;
    `charts`: readings about open alarms, by the alarm's id in references."""

    devices: tuple[SiteDevice, ...] = ()
    open: tuple[Alarm, ...] = ()
    ended: tuple[Alarm, ...] = ()
    charts: dict[str, Chart] = {}


def devices(subject: Subject, site: AtSite) -> list[Item]:
    """Lines about the site; none when no device is there."""
    if not site.devices:
        return []
    today = subject.world.today
    newest_first = sorted(site.open, key=lambda alarm: alarm.opened_at, reverse=True)
    lines = [Item(text_of(alarm, today), chart=site.charts.get(alarm.ref_id)) for alarm in newest_first[:_MOST]]
    lines += [Item(line) for line in _meanwhile(subject, site.ended)]
    alarmed = {alarm.device_id for alarm in site.open}
    quiet = [each for each in site.devices if each.device.device_id not in alarmed]
    lines += [Item(_now(each, subject)) for each in quiet[:_MOST]]
    return lines


def meanwhile(subject: Subject, site: AtSite) -> Iterator[Rich]:
    """How many alarms opened since the last contact, in a line; `devices` tells each."""
    after = [alarm for alarm in site.open if subject.since is None or _day(alarm) >= subject.since]
    count = len(after) + len(site.ended)
    if not count:
        return
    newest = max([*after, *site.ended], key=lambda alarm: alarm.opened_at)
    ref = Ref("device", newest.device_id, newest.customer_id)
    still = "、うち {open} は続いています", ", {open} of them still open"
    ja, en = still if after else ("", "")
    yield sentence(
        f"機器の警報が {{count}} ありました{ja}。",
        f"{{count}} of devices{en}.",
        count=written(f"{count}件", f"{count} {'alarm' if count == 1 else 'alarms'}", ref),
        open=written(f"{len(after)}件", str(len(after)), ref),
    )


def _day(alarm: Alarm) -> date:
    return datetime.fromtimestamp(alarm.opened_at / 1000, TOKYO).date()


def limits_of(thresholds: Sequence[Threshold], metric: Metric) -> tuple[Limit, ...]:
    """The limits to draw beside readings of a metric."""
    return tuple(Limit(t.direction, t.set_at, t.clear_at, t.severity) for t in thresholds if t.metric == metric)


def _meanwhile(subject: Subject, ended: Sequence[Alarm]) -> Iterator[Rich]:
    """One line for each of the devices that had alarms, with how many they were and the last of them."""
    by_device: dict[str, list[Alarm]] = {}
    for alarm in ended:
        by_device.setdefault(alarm.device_id, []).append(alarm)
    for alarms in list(by_device.values())[:_MOST]:
        last = text_of(alarms[-1], subject.world.today)
        if len(alarms) == 1:
            yield last
            continue
        ref = Ref("device", alarms[-1].device_id, alarms[-1].customer_id)
        count = written(f"{len(alarms)}回", f"{len(alarms)} alarms", ref)
        head = sentence(
            "前回から {count} の警報があり、最後は次のとおりです。",
            "{count} since the last contact, the last one: ",
            count=count,
        )
        yield listed([head, last], "", "")


def _now(each: SiteDevice, subject: Subject) -> Rich:
    device, latest = each.device, each.latest
    ref = Ref("device", device.device_id, device.customer_id)
    label = name(device.name, ref)
    if latest is None:
        return sentence("「{device}」からの計測値はまだありません。", "{device} has not reported yet.", device=label)
    values = [
        measured(value, metric, ref)
        for metric in device.metrics
        if (value := latest.temperature if metric == "temperature" else latest.humidity) is not None
    ]
    at = moment(latest.timestamp, ref, subject.world.today)
    if not values:
        return sentence("「{device}」は {at} に計測値なし。", "{device} measured nothing at {at}.", device=label, at=at)
    return sentence(
        "「{device}」に警報は出ていません：{values}（{at}）。",
        "No alarm at {device}: {values} ({at}).",
        device=label,
        values=listed(values),
        at=at,
    )
