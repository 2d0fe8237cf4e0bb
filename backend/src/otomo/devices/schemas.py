"""Devices and keys on the wire."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from otomo.crm.fields import RecordId, Request, Response, ShortText
from otomo.crm.imports.report import FileReport, total
from otomo.crm.imports.schemas import LineErrorBody, TotalsBody
from otomo.devices.fleet import Condition, Standing
from otomo.devices.items import (
    DEFAULT_INTERVAL,
    DEFAULT_KIND,
    METRICS,
    UNITS,
    Direction,
    Metric,
    Severity,
    Threshold,
    is_device_id,
)
from otomo.devices.keyring import MOST_DEVICES, KeyMade, KeySeen
from otomo.devices.service import Seen
from otomo.devices.thresholds import MOST


def _check_device_id(value: str) -> str:
    if not is_device_id(value):
        raise ValueError("use 1 to 64 lower-case letters, digits and . _ - with a letter or digit in front")
    return value


def _once_each(value: list[Metric]) -> list[Metric]:
    return [metric for metric in METRICS if metric in value]


DeviceId = Annotated[str, AfterValidator(_check_device_id)]
DeviceKind = Annotated[str, StringConstraints(min_length=1, max_length=40, strip_whitespace=True)]
Place = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Metrics = Annotated[list[Metric], Field(min_length=1, max_length=10), AfterValidator(_once_each)]
Interval = Annotated[int, Field(ge=1, le=86_400)]
Celsius = Annotated[float, Field(allow_inf_nan=False, ge=-1000, le=1000)]


class ThresholdBody(Request):
    """When a metric is alarming, in °C or %: set at or beyond `set_at` for `minimum_seconds`, cleared at or within
    `clear_at`, not set again for `cooldown_seconds`. Above: clear_at <= set_at; below: clear_at >= set_at."""

    metric: Metric
    direction: Direction
    set_at: Celsius
    clear_at: Celsius
    minimum_seconds: Annotated[int, Field(ge=0, le=86_400)] = 0
    cooldown_seconds: Annotated[int, Field(ge=0, le=604_800)] = 0
    severity: Severity = "warning"


Thresholds = Annotated[list[ThresholdBody], Field(max_length=MOST)]


class _DeviceFields(Request):
    kind: DeviceKind = DEFAULT_KIND
    place: Place | None = None
    metrics: Annotated[Metrics, Field(default_factory=lambda: list(METRICS))]
    expected_interval_seconds: Interval = DEFAULT_INTERVAL
    thresholds: Annotated[Thresholds, Field(default_factory=list)]
    detect_anomalies: bool = True

    def fields(self) -> dict[str, object]:
        """What was sent, as the service takes it."""
        fields = self.given()
        if "thresholds" in fields:
            fields["thresholds"] = tuple(Threshold(**t.model_dump()) for t in self.thresholds)
        if "metrics" in fields:
            fields["metrics"] = tuple(self.metrics)
        return fields


class DeviceCreate(_DeviceFields):
    """A new device at a customer's site; without an id one is made."""

    device_id: DeviceId | None = None
    customer_id: RecordId
    name: ShortText


class DevicePatch(_DeviceFields):
    """Changes; absent fields stay, null clears `place`. Another customer moves the device with its readings."""

    customer_id: RecordId = ""
    name: ShortText = ""


class ThresholdShown(Response):
    """When a metric is alarming, in °C or %."""

    metric: Metric
    direction: Direction
    set_at: float
    clear_at: float
    minimum_seconds: int
    cooldown_seconds: int
    severity: Severity


class LatestBody(Response):
    """A device's newest reading: epoch ms, °C, %; null: not measured."""

    timestamp: int
    temperature: float | None
    humidity: float | None
    status: str


class DeviceResponse(Response):
    """A device, and how it is now: `alarm` (something is open besides its silence), `offline` (silent for longer than
    three intervals and a minute), `new` (never heard of) or `ok`."""

    device_id: str
    name: str
    kind: str
    customer_id: str
    customer_name: str
    owner_id: str | None
    place: str | None
    metrics: list[Metric]
    units: dict[Metric, str]
    expected_interval_seconds: int
    thresholds: list[ThresholdShown]
    detect_anomalies: bool
    state: Condition
    latest: LatestBody | None
    open_alarms: int
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, seen: Seen, standing: Standing) -> Self:
        """From a device, its customer and how it is."""
        device = seen.device
        return cls(
            device_id=device.device_id,
            name=device.name,
            kind=device.kind,
            customer_id=device.customer_id,
            customer_name=seen.site.name,
            owner_id=seen.site.owner_id,
            place=device.place,
            metrics=list(device.metrics),
            units={metric: UNITS[metric] for metric in device.metrics},
            expected_interval_seconds=device.expected_interval_seconds,
            thresholds=[ThresholdShown.model_validate(t) for t in device.thresholds],
            detect_anomalies=device.detect_anomalies,
            state=standing.state,
            latest=LatestBody.model_validate(standing.latest) if standing.latest else None,
            open_alarms=standing.open_alarms,
            created_at=device.created_at,
            updated_at=device.updated_at,
            version=device.version,
        )


class DeviceList(Response):
    """A page of devices, of `total`."""

    items: list[DeviceResponse]
    next_cursor: str | None
    total: int


class DeviceFileBody(TotalsBody):
    """A file of the upload; `errors` are the first by line, of `errors_total`. One that is not `usable` has one."""

    name: str
    usable: bool
    encoding: str | None
    delimiter: str | None
    unknown_columns: list[str]
    errors: list[LineErrorBody]
    errors_total: int


class DeviceImportBody(Response):
    """What became of every row, or would (`dry_run`)."""

    dry_run: bool
    files: list[DeviceFileBody]
    totals: TotalsBody

    @classmethod
    def of(cls, files: Sequence[FileReport], *, dry_run: bool) -> Self:
        """From the files' reports."""
        return cls(
            dry_run=dry_run,
            files=[_file(file) for file in files],
            totals=TotalsBody.model_validate(total(files)),
        )


class KeyCreate(Request):
    """A new key of the device; with `device_ids` a gateway's, that writes for these devices too."""

    label: Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
    expires_at: AwareDatetime | None = None
    device_ids: Annotated[list[DeviceId], Field(max_length=MOST_DEVICES, default_factory=list)]


class KeyResponse(Response):
    """A key, without its secret. `key_id` is its visible prefix; `other_devices`: how many it opens that you do not
    see; `created_by`: who made it, null when that user is gone; `last_used_at` is noted once an hour."""

    key_id: str
    label: str
    device_ids: list[str]
    other_devices: int
    created_at: datetime
    created_by: str | None
    expires_at: datetime | None
    expired: bool
    last_used_at: datetime | None

    @classmethod
    def of(cls, seen: KeySeen, names: Mapping[str, str]) -> Self:
        """From a key; `names`: display names by user id."""
        return cls(**_shown(seen, names))


class KeyMadeResponse(KeyResponse):
    """A new key. `secret` is what the device sends (`Authorization: Bearer …`), shown this once; null when the request
    was repeated: then revoke the key and make another."""

    secret: str | None

    @classmethod
    def made(cls, key: KeyMade, names: Mapping[str, str]) -> Self:
        """From a new key; `names`: display names by user id."""
        return cls(**_shown(key.seen, names), secret=key.token)


class KeyList(Response):
    """A device's keys, newest first."""

    items: list[KeyResponse]
    next_cursor: str | None


def _file(file: FileReport) -> DeviceFileBody:
    return DeviceFileBody(
        name=file.name,
        usable=file.usable,
        encoding=file.encoding,
        delimiter=file.delimiter,
        unknown_columns=list(file.unknown_columns),
        errors=[LineErrorBody.model_validate(error) for error in file.errors],
        errors_total=file.errors_total,
        **TotalsBody.model_validate(file.totals).model_dump(),
    )


def _shown(seen: KeySeen, names: Mapping[str, str]) -> dict[str, object]:
    key = seen.key
    return {
        "key_id": key.key_id,
        "label": key.label,
        "device_ids": list(seen.devices),
        "other_devices": seen.others,
        "created_at": key.created_at,
        "created_by": names.get(key.created_by),
        "expires_at": key.expires_at,
        "expired": seen.expired,
        "last_used_at": key.last_used_at,
    }
