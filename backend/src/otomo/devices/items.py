"""Devices, keys and states as stored. The `devices` table holds all three, told apart by `device_id`:

| device_id | item |
| --- | --- |
| `<id>` | a device; indexes `owner` and `customer` list them |
| `<id>#state` | its latest reading, and the evaluator's memory |
| `key#<key_id>` | a key |
| `list#<owner>` | counts the changes of the devices that an owner sees |
| `keys#` | counts the keys that were taken back |

A device id has no `#`.
"""

import re
from datetime import datetime
from typing import Literal, get_args

import msgspec

Metric = Literal["temperature", "humidity"]
Direction = Literal["above", "below"]
Severity = Literal["info", "warning", "critical"]

METRICS: tuple[Metric, ...] = get_args(Metric)
BOUNDS: dict[Metric, tuple[float, float]] = {"temperature": (-90.0, 150.0), "humidity": (0.0, 100.0)}
"""What a reading may be: °C, and % relative humidity."""
UNITS: dict[Metric, str] = {"temperature": "°C", "humidity": "%"}

DEFAULT_KIND = "thermo-hygrometer"
DEFAULT_INTERVAL = 60
MOST_KEYS = 2
"""Keys of one device that are in force at a time: the old and the new one while they are exchanged."""

_LEAST_SILENCE = 60
_RESERVED = {"export"}  # paths beside /api/devices/{device_id}
_DEVICE_ID = re.compile("[a-z0-9][a-z0-9._-]{0,63}")


def is_device_id(value: str) -> bool:
    """Whether a device may be called so: lower-case letters, digits, `.`, `_` and `-`, at most 64."""
    return _DEVICE_ID.fullmatch(value) is not None and value not in _RESERVED


class Threshold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When a metric is alarming. The alarm is set at or beyond `set_at` for `minimum_seconds`, cleared at or within
    `clear_at`, and not set again for `cooldown_seconds`."""

    metric: Metric
    direction: Direction
    set_at: float
    clear_at: float
    minimum_seconds: int = 0
    cooldown_seconds: int = 0
    severity: Severity = "warning"


class Device(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A device at a customer's site. `owner_id` copies the customer's, for the index. `keys`: ids of its keys;
    `extra`: what an import's unknown columns said. `version` counts changes by people, `revision` every write."""

    device_id: str
    customer_id: str
    owner_id: str | None = None
    name: str
    kind: str = DEFAULT_KIND
    place: str | None = None
    metrics: tuple[Metric, ...] = METRICS
    expected_interval_seconds: int = DEFAULT_INTERVAL
    thresholds: tuple[Threshold, ...] = ()
    detect_anomalies: bool = True
    keys: tuple[str, ...] = ()
    extra: dict[str, str] = {}
    created_at: datetime
    updated_at: datetime
    version: int = 1
    revision: int = 1

    @property
    def silent_seconds(self) -> int:
        """How long it may be silent before it counts as offline."""
        return max(3 * self.expected_interval_seconds, _LEAST_SILENCE)


class DeviceKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key that may write the readings of `devices`. Of the secret only the SHA-256 is kept: whoever reads the table
    cannot write. (256 random bits need no slow hash.)"""

    key_id: str
    secret_hash: bytes
    devices: tuple[str, ...]
    label: str
    created_at: datetime
    created_by: str
    expires_at: datetime | None = None
    last_used_at: datetime | None = None

    def in_force(self, now: datetime) -> bool:
        """Whether it has not expired."""
        return self.expires_at is None or now < self.expires_at


class Latest(msgspec.Struct, frozen=True, omit_defaults=True):
    """A device's newest reading; `timestamp` in epoch ms, °C, %; None: not measured."""

    timestamp: int
    temperature: float | None = None
    humidity: float | None = None
    status: str = "ok"


class DeviceState(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a device. `through`: readings up to this epoch ms have been evaluated; `memory`: the
    evaluator's; `open`: ids of open alarms; `packed_through`: hours before this epoch ms are complete in chunks and
    rollups (changed apart from the rest, without a version). `version` 0: never saved."""

    device_id: str
    latest: Latest | None = None
    through: int = 0
    memory: bytes = b""
    open: tuple[str, ...] = ()
    packed_through: int = 0
    version: int = 0
