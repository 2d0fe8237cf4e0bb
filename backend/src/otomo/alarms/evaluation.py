"""What is watched of one device: thresholds, detectors, silence. Pure: readings in, changes of alarms out."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import structlog

from otomo.alarms import episodes, thresholds
from otomo.alarms.changes import Changes, Ending
from otomo.alarms.detecting import Detecting, Kept
from otomo.alarms.episodes import Episode
from otomo.alarms.items import Alarm, AlarmKind, alarm_id_of
from otomo.alarms.thresholds import Clears, Opens, Watch, name_of
from otomo.detection import Fault
from otomo.devices.items import Device, Latest, Metric, Severity, Threshold
from otomo.metrics.readings import Readings, Times, Values

log = structlog.get_logger(__name__)

OFFLINE = "offline"
_FORMAT = b"\x01"
_OFFLINE_SEVERITY: Severity = "warning"
_FAULT_SEVERITY: Severity = "warning"
_PASSING_SEVERITY: Severity = "info"  # unusual, or over in a moment


class Memory(msgspec.Struct, array_like=True):
    """What is remembered of a device between readings. `customer_id`: at whose site the open alarms are; `offline`:
    when the alarm of its silence opened."""

    customer_id: str
    thresholds: dict[str, Watch] = {}
    anomalies: dict[Metric, Episode] = {}
    faults: dict[Metric, Episode] = {}
    detectors: dict[Metric, Kept] = {}
    offline: int | None = None


class Evaluation:
    """Follows a device. `through`: readings up to this epoch ms have been taken in; `changes` and `is_dirty` (there is
    something to save): empty them when all is saved."""

    def __init__(self, device: Device, memory: bytes = b"", through: int = 0, latest: Latest | None = None) -> None:
        self.through = through
        self.latest = latest
        self.changes = Changes()
        self.is_dirty = False
        self._memory = _decoded(memory, device)
        self._detecting = {metric: Detecting(kept) for metric, kept in self._memory.detectors.items()}
        self._watched: dict[Metric, list[tuple[Threshold, Watch, str]]] = {}
        self.device = device
        self._set_up()

    # -- readings and silence ----------------------------------------------------------------------

    def fold(self, readings: Readings) -> None:
        """Takes readings in; those that are not after `through` were seen before or come too late to matter."""
        if len(readings) and readings.timestamps[0] <= self.through:
            readings = readings.part(int(np.searchsorted(readings.timestamps, self.through, "right")), len(readings))
        if not len(readings):
            return
        for metric in self.device.metrics:
            values = readings.values(metric)
            if watched := self._watched.get(metric):
                self._compare(metric, watched, readings.timestamps, values)
            if self.device.detect_anomalies:
                self._detect(metric, readings.timestamps.tolist(), values.tolist())
        self.through = int(readings.timestamps[-1])
        if self._memory.offline is not None:  # also when what comes now was measured before it was missed
            self.hear(max(self.through, self._memory.offline + 1))
        self.latest = _last_of(readings)
        self.is_dirty = True

    def would_move(self, readings: Readings) -> bool:
        """Whether the readings mean anything to a threshold; detectors are not asked."""
        return any(
            not thresholds.unmoved(threshold, watch, *_bounds(readings.values(metric)))
            for metric, watched in self._watched.items()
            for threshold, watch, _ in watched
        )

    def hear(self, at: int) -> None:
        """The device has sent something, however old its readings are, at `at` (epoch ms)."""
        opened = self._memory.offline
        if opened is not None and at > opened:
            self._memory.offline = None
            self.changes.end(alarm_id_of(opened, OFFLINE), Ending(at, None))

    def miss(self, now: int) -> None:
        """The device has been silent for too long."""
        if self._memory.offline is None:
            self._memory.offline = now
            since = self.latest.timestamp if self.latest else now
            self._open(
                OFFLINE, Opens(now, min(since, now), 0.0), kind="offline", severity=_OFFLINE_SEVERITY, value=None
            )

    # -- changes by people -------------------------------------------------------------------------

    def configure(self, device: Device, now: int) -> None:
        """The device as it is set up now. Alarms whose threshold is gone clear; changed thresholds are held against the
        latest reading at once."""
        before, self.device = self.device, device
        if device.customer_id != self._memory.customer_id:
            self.close(now)  # what goes on is told anew, at the site where it goes on
            self._memory.customer_id = device.customer_id
        self._drop_unwatched(now)
        self._set_up()
        known = set(before.thresholds)
        if self.latest is not None:
            for metric, watched in self._watched.items():
                value = getattr(self.latest, metric)
                changed = [each for each in watched if each[0] not in known]
                if changed and value is not None:
                    self._compare(metric, changed, np.array([self.latest.timestamp]), np.array([value]))

    def close(self, now: int) -> None:
        """Clears every open alarm, as of `now`: the device is moved or gone."""
        self.hear(now)
        for name, watch in self._memory.thresholds.items():
            self._end_watch(name, watch, now)
        for metric in self.device.metrics:
            self._end_episodes(metric, now)

    def disown(self, alarm_ids: Sequence[str], now: int) -> None:
        """Clears alarms that are open by what is stored, and that nothing here watches any more."""
        for alarm_id in set(alarm_ids) - set(self.open_ids()):
            self.changes.end(alarm_id, Ending(now, None))

    # -- what is kept ------------------------------------------------------------------------------

    def open_ids(self) -> tuple[str, ...]:
        """The ids of the open alarms, oldest first."""
        return tuple(sorted(alarm_id_of(opened, name) for name, opened in self._open_watches()))

    def dump(self) -> bytes:
        """What a later Evaluation goes on from."""
        self._memory.detectors = {metric: detecting.keep() for metric, detecting in self._detecting.items()}
        return _FORMAT + msgspec.msgpack.encode(self._memory)

    def _open_watches(self) -> Iterator[tuple[str, int]]:
        memory = self._memory
        watches: dict[str, Watch | Episode] = dict(memory.thresholds)
        watches |= {f"anomaly-{metric}": episode for metric, episode in memory.anomalies.items()}
        watches |= {f"fault-{metric}": episode for metric, episode in memory.faults.items()}
        for name, watch in watches.items():
            if watch.opened is not None:
                yield name, watch.opened
        if memory.offline is not None:
            yield OFFLINE, memory.offline

    # -- parts -------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self._watched = {}
        for threshold in self.device.thresholds:
            name = name_of(threshold)
            watch = self._memory.thresholds.setdefault(name, Watch())
            self._watched.setdefault(threshold.metric, []).append((threshold, watch, name))

    def _drop_unwatched(self, now: int) -> None:
        names = {name_of(threshold) for threshold in self.device.thresholds}
        for name in self._memory.thresholds.keys() - names:
            self._end_watch(name, self._memory.thresholds.pop(name), now)
        judged = self.device.metrics if self.device.detect_anomalies else ()
        for metric in self._detecting.keys() - set(judged):
            self._end_episodes(metric, now)
            del self._detecting[metric]

    def _compare(
        self, metric: Metric, watched: Sequence[tuple[Threshold, Watch, str]], timestamps: Times, values: Values
    ) -> None:
        low, high = _bounds(values)
        moved = [each for each in watched if not thresholds.unmoved(each[0], each[1], low, high)]
        if not moved:
            return
        silence = self.device.silent_seconds * 1000
        there = [(t, v) for t, v in zip(timestamps.tolist(), values.tolist(), strict=True) if v == v]  # noqa: PLR0124
        for threshold, watch, name in moved:
            for timestamp, value in there:
                change = thresholds.step(threshold, watch, timestamp, value, silence)
                if isinstance(change, Opens):
                    self._open(
                        name, change, kind="threshold", severity=threshold.severity, value=change.value, metric=metric,
                        direction=threshold.direction, limit=threshold.set_at, peak=change.value,
                    )  # fmt: skip
                elif change is not None:
                    self._end(name, change)

    def _detect(self, metric: Metric, timestamps: Sequence[int], values: Sequence[float]) -> None:
        anomaly = self._memory.anomalies.setdefault(metric, Episode())
        fault = self._memory.faults.setdefault(metric, Episode())
        detecting = self._detecting.get(metric)
        if detecting is None:
            detecting = self._detecting[metric] = Detecting()
        for timestamp, value, judgement in detecting.judge(timestamps, values):
            flagged = judgement.alarm or judgement.fault is not None
            if not flagged and anomaly.opened is None and fault.opened is None:
                continue
            odd = judgement.alarm and judgement.fault is None
            self._follow(f"anomaly-{metric}", metric, episodes.step(anomaly, timestamp, value, flagged=odd))
            named = judgement.fault
            change = episodes.step(fault, timestamp, value, flagged=named is not None, fault=named)
            self._follow(f"fault-{metric}", metric, change, named)

    def _follow(self, name: str, metric: Metric, change: Opens | Clears | None, fault: Fault | None = None) -> None:
        if isinstance(change, Opens):
            kind: AlarmKind = "fault" if fault else "anomaly"
            severity = _FAULT_SEVERITY if fault not in (None, "spike") else _PASSING_SEVERITY
            self._open(name, change, kind=kind, severity=severity, value=change.value, metric=metric, fault=fault)
        elif change is not None:
            self._end(name, change)

    def _open(
        self,
        name: str,
        opens: Opens,
        *,
        kind: AlarmKind,
        severity: Severity,
        value: float | None,
        metric: Metric | None = None,
        **facts: object,
    ) -> None:
        device = self.device
        alarm = Alarm(
            device_id=device.device_id,
            alarm_id=alarm_id_of(opens.at, name),
            customer_id=device.customer_id,
            device_name=device.name,
            place=device.place,
            kind=kind,
            metric=metric,
            severity=severity,
            opened_at=opens.at,
            since=opens.since,
            value=value,
            **facts,  # type: ignore[arg-type]
        )
        self.changes.opened[alarm.alarm_id] = alarm

    def _end(self, name: str, clears: Clears) -> None:
        self.changes.end(alarm_id_of(clears.opened, name), Ending(clears.at, clears.peak))

    def _end_watch(self, name: str, watch: Watch, now: int) -> None:
        if watch.opened is not None:
            self._end(name, thresholds.clear(None, watch, now))
        watch.since = None

    def _end_episodes(self, metric: Metric, now: int) -> None:
        for kind, kept in (("anomaly", self._memory.anomalies), ("fault", self._memory.faults)):
            episode = kept.get(metric)
            if episode is not None and episode.opened is not None:
                self._end(f"{kind}-{metric}", episodes.clear(episode, now))


def _decoded(memory: bytes, device: Device) -> Memory:
    """An empty memory when there is none, or one of another release: detectors learn anew."""
    if memory[:1] == _FORMAT:
        try:
            return msgspec.msgpack.decode(memory[1:], type=Memory)
        except msgspec.MsgspecError:
            log.warning("alarm.memory_unreadable", device_id=device.device_id)
    return Memory(device.customer_id)


def _bounds(values: Values) -> tuple[float, float]:
    """The least and the greatest; NaN when nothing was measured."""
    if len(values) == 1:
        return float(values[0]), float(values[0])
    return float(np.fmin.reduce(values)), float(np.fmax.reduce(values))


def _last_of(readings: Readings) -> Latest:
    temperature, humidity = float(readings.temperature[-1]), float(readings.humidity[-1])
    return Latest(
        int(readings.timestamps[-1]),
        None if np.isnan(temperature) else temperature,
        None if np.isnan(humidity) else humidity,
        readings.status[-1],
    )
