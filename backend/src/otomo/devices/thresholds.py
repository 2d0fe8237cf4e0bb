"""What thresholds must be, given the device that has them."""

from collections.abc import Iterator
from typing import NamedTuple

from otomo.devices.items import BOUNDS, UNITS, Device, Threshold
from otomo.errors import FieldError, InvalidError
from otomo.rich import Label

MOST = 20


class Wrong(NamedTuple):
    """What is wrong with the threshold at `at`; no field: with it as a whole."""

    at: int
    field: str | None
    code: str
    message: Label


def check_thresholds(device: Device) -> None:
    """Raises InvalidError with every reason."""
    errors = [
        FieldError(".".join(filter(None, ("thresholds", str(w.at), w.field))), w.message.en, w.code)
        for w in wrong_thresholds(device)
    ]
    if errors:
        raise InvalidError(errors=errors)


def wrong_thresholds(device: Device) -> Iterator[Wrong]:
    """Everything that is wrong."""
    seen: set[tuple[str, str, str]] = set()
    for at, threshold in enumerate(device.thresholds):
        yield from _wrong(device, at, threshold)
        kind = (threshold.metric, threshold.direction, threshold.severity)
        if kind in seen:
            yield Wrong(at, None, "doubled", _DOUBLED)
        seen.add(kind)


_DOUBLED = Label(ja="同じ項目・向き・重大度のしきい値が2つあります", en="the same metric, direction and severity twice")
_NOT_MEASURED = Label(ja="この機器が測らない項目です", en="the device does not measure this")
_ABOVE = Label(
    ja="解除値は設定値以下にしてください", en="must not be above set_at: the alarm would clear where it is set"
)
_BELOW = Label(
    ja="解除値は設定値以上にしてください", en="must not be below set_at: the alarm would clear where it is set"
)


def _wrong(device: Device, at: int, threshold: Threshold) -> Iterator[Wrong]:
    if threshold.metric not in device.metrics:
        yield Wrong(at, "metric", "not-measured", _NOT_MEASURED)
    low, high = BOUNDS[threshold.metric]
    for field, value in (("set_at", threshold.set_at), ("clear_at", threshold.clear_at)):
        if not low <= value <= high:
            span = f"{low:g}", f"{high:g} {UNITS[threshold.metric]}"
            yield Wrong(
                at, field, "out-of-range", Label(ja="〜".join(span) + "の範囲です", en="must be " + " to ".join(span))
            )
    if threshold.direction == "above" and threshold.clear_at > threshold.set_at:
        yield Wrong(at, "clear_at", "hysteresis", _ABOVE)
    if threshold.direction == "below" and threshold.clear_at < threshold.set_at:
        yield Wrong(at, "clear_at", "hysteresis", _BELOW)
