"""What thresholds must be, given the device that has them."""

from collections.abc import Iterator

from otomo.devices.items import BOUNDS, UNITS, Device, Threshold
from otomo.errors import FieldError, InvalidError

MOST = 20


def check_thresholds(device: Device) -> None:
    """Raises InvalidError with every reason."""
    errors = [
        FieldError(f"thresholds.{at}.{field}", message, code)
        for at, threshold in enumerate(device.thresholds)
        for field, message, code in _wrong(device, threshold)
    ]
    errors += _doubled(device)
    if errors:
        raise InvalidError(errors=errors)


def _wrong(device: Device, threshold: Threshold) -> Iterator[tuple[str, str, str]]:
    if threshold.metric not in device.metrics:
        yield "metric", f"the device does not measure {threshold.metric}", "not-measured"
    low, high = BOUNDS[threshold.metric]
    for field, value in (("set_at", threshold.set_at), ("clear_at", threshold.clear_at)):
        if not low <= value <= high:
            yield field, f"must be {low:g} to {high:g} {UNITS[threshold.metric]}", "out-of-range"
    if threshold.direction == "above" and threshold.clear_at > threshold.set_at:
        yield "clear_at", "must not be above set_at: the alarm would clear where it is set", "hysteresis"
    if threshold.direction == "below" and threshold.clear_at < threshold.set_at:
        yield "clear_at", "must not be below set_at: the alarm would clear where it is set", "hysteresis"


def _doubled(device: Device) -> Iterator[FieldError]:
    seen: set[tuple[str, str, str]] = set()
    for at, threshold in enumerate(device.thresholds):
        kind = (threshold.metric, threshold.direction, threshold.severity)
        if kind in seen:
            yield FieldError(f"thresholds.{at}", "the same metric, direction and severity twice", "doubled")
        seen.add(kind)
