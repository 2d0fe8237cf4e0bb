"""The devices' CSV file: its columns in both languages, read by the import and written by the export."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

from otomo.crm.imports import values as v
from otomo.crm.imports.columns import Column, FileKind
from otomo.crm.imports.errors import BadValue
from otomo.crm.imports.numbers import formula, is_formula
from otomo.devices.items import METRICS, Device, Direction, Metric, Severity, Threshold, is_device_id
from otomo.rich import Label
from otomo.text import plain_cell, safe_cell

_NONE = ("none", "なし", "無し")
_METRICS: dict[str, Metric] = {
    "temperature": "temperature",
    "温度": "temperature",
    "temp": "temperature",
    "humidity": "humidity",
    "湿度": "humidity",
    "rh": "humidity",
}
_DIRECTIONS: dict[str, Direction] = {
    "above": "above",
    ">": "above",
    ">=": "above",
    "以上": "above",
    "超": "above",
    "below": "below",
    "<": "below",
    "<=": "below",
    "以下": "below",
    "未満": "below",
}
_SEVERITIES: dict[str, Severity] = {
    "info": "info",
    "情報": "info",
    "warning": "warning",
    "注意": "warning",
    "警告": "warning",
    "critical": "critical",
    "重大": "critical",
    "危険": "critical",
}
_OPTIONS = {
    "clear": "clear_at",
    "解除": "clear_at",
    "for": "minimum_seconds",
    "継続": "minimum_seconds",
    "cooldown": "cooldown_seconds",
    "休止": "cooldown_seconds",
}
_BETWEEN_THRESHOLDS = re.compile(r"[;|\n]")
_BETWEEN_METRICS = re.compile(r"[\s,;|/、・]+")
_NUMBER = re.compile(r"-?[0-9]{1,4}(?:\.[0-9]{1,9})?")
_WHOLE = re.compile(r"[0-9]{1,7}")


def device_id(cell: str) -> str:
    """A device's own id."""
    if not is_device_id(cell):
        raise BadValue(
            "bad-id",
            "機器IDは1〜64文字の英小文字、数字、. _ - で、英数字で始めます",
            "A device id has 1 to 64 lower-case letters, digits and . _ - with a letter or digit in front",
        )
    return cell


def words(most: int) -> v.Parser:
    """Text of at most `most` characters, without the apostrophe that an export put before a formula's sign."""

    def parse(cell: str) -> str:
        text = v.text(plain_cell(cell)).strip()
        if not 1 <= len(text) <= most:
            raise BadValue("too-long", f"{most}文字までです", f"At most {most} characters")
        return text

    return parse


def metrics(cell: str) -> tuple[Metric, ...]:
    """What the device measures."""
    names = [v.fold(part) for part in _BETWEEN_METRICS.split(cell) if part]
    if unknown := [name for name in names if name not in _METRICS]:
        raise BadValue(
            "unknown-choice",
            f"temperature(温度)、humidity(湿度)のいずれかです: {unknown[0][:20]}",
            f"Must be of temperature and humidity: {unknown[0][:20]}",
        )
    found = {_METRICS[name] for name in names}
    return tuple(metric for metric in METRICS if metric in found)


def read_thresholds(cell: str) -> list[Threshold]:
    """Thresholds from text, such as `temperature above 28 clear 26 for 300 cooldown 600 critical`, separated by `;`;
    `none` takes all away. Bounds and hysteresis are checked with the device. Raises BadValue."""
    shown = unicodedata.normalize("NFKC", cell).strip().casefold()
    if shown in _NONE:
        return []
    found = [_threshold(part.split()) for part in _BETWEEN_THRESHOLDS.split(shown) if part.strip()]
    if not found:
        raise _unreadable(cell)
    return found


def _threshold(parts: Sequence[str]) -> Threshold:
    text = " ".join(parts)
    if len(parts) < 3 or parts[0] not in _METRICS or parts[1] not in _DIRECTIONS or not _NUMBER.fullmatch(parts[2]):
        raise _unreadable(text)
    set_at = float(parts[2])
    fields: dict[str, object] = {"clear_at": set_at}
    rest = iter(parts[3:])
    for word in rest:
        if word in _SEVERITIES:
            fields["severity"] = _SEVERITIES[word]
        elif word in _OPTIONS:
            fields[_OPTIONS[word]] = _amount(_OPTIONS[word], next(rest, ""), text)
        else:
            raise _unreadable(text)
    return Threshold(metric=_METRICS[parts[0]], direction=_DIRECTIONS[parts[1]], set_at=set_at, **fields)  # type: ignore[arg-type]


def _amount(field: str, part: str, text: str) -> float | int:
    if field == "clear_at" and _NUMBER.fullmatch(part):
        return float(part)
    if field != "clear_at" and _WHOLE.fullmatch(part.removesuffix("s").removesuffix("秒")):
        return int(part.removesuffix("s").removesuffix("秒"))
    raise _unreadable(text)


def _unreadable(text: str) -> BadValue:
    if is_formula(text):
        return formula()
    return BadValue(
        "not-thresholds",
        "しきい値を読めません。「温度 以上 28 解除 26 継続 300 重大」のように書き、; で区切ってください",
        'Not thresholds; write "temperature above 28 clear 26 for 300 cooldown 600 critical", separated by ;',
    )


def thresholds_text(thresholds: Sequence[Threshold]) -> str:
    """Thresholds as `read_thresholds` reads them."""
    return "; ".join(map(_threshold_text, thresholds)) or _NONE[0]


def _same_text(cell: str) -> str:
    return thresholds_text(read_thresholds(cell))


def _number(value: float) -> str:
    return f"{value:.9f}".rstrip("0").rstrip(".")


def _threshold_text(threshold: Threshold) -> str:
    parts = [threshold.metric, threshold.direction, _number(threshold.set_at), "clear", _number(threshold.clear_at)]
    if threshold.minimum_seconds:
        parts += ["for", str(threshold.minimum_seconds)]
    if threshold.cooldown_seconds:
        parts += ["cooldown", str(threshold.cooldown_seconds)]
    return " ".join([*parts, threshold.severity])


_YES = {"true": "true", "yes": "true", "1": "true", "○": "true", "はい": "true", "する": "true", "on": "true"}
_NO = {
    "false": "false",
    "no": "false",
    "0": "false",
    "×": "false",
    "いいえ": "false",
    "しない": "false",
    "off": "false",
}
_either = v.choice(_YES | _NO)


def yes_or_no(cell: str) -> bool:
    """A yes or a no."""
    return _either(cell) == "true"


DEVICES = FileKind(
    "devices",
    Label(ja="機器", en="devices"),
    "d",
    "device_id",
    (
        Column("device_id", "機器ID", device_id, "warehouse-2", ("デバイスID", "端末ID", "id")),
        Column("customer_id", "顧客ID", v.record_id, "C001", ("顧客番号", "customer"), required=True),
        Column("name", "機器名", words(200), "第2倉庫 温湿度計", ("名称", "デバイス名"), required=True),
        Column("kind", "種類", words(40), "thermo-hygrometer", ("機種", "型番")),
        Column("place", "設置場所", words(120), "第2倉庫 入口", ("場所",)),
        Column("metrics", "測定項目", metrics, "temperature humidity", ("項目",)),
        Column("expected_interval_seconds", "送信間隔", v.whole(1, 86_400, "秒"), "60", ("間隔", "interval")),
        Column("thresholds", "しきい値", _same_text, "temperature above 28 clear 26 for 300 critical", ("閾値",)),
        Column("detect_anomalies", "異常検知", yes_or_no, "yes"),
    ),
)


def as_csv(devices: Iterable[Device]) -> bytes:
    """Devices as UTF-8 without a mark; no cell acts as a formula in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in DEVICES.columns])
    for device in devices:
        writer.writerow(map(safe_cell, _cells(device)))
    return text.getvalue().encode()


def _cells(device: Device) -> Iterable[str]:
    yield device.device_id
    yield device.customer_id
    yield device.name
    yield device.kind
    yield device.place or ""
    yield " ".join(device.metrics)
    yield str(device.expected_interval_seconds)
    yield thresholds_text(device.thresholds)
    yield "yes" if device.detect_anomalies else "no"
