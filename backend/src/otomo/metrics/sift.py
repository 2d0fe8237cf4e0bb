"""What of a post is stored: readings of the key's own devices, of a possible time, each moment once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from otomo.metrics.decode import Body, Places
from otomo.metrics.readings import Readings
from otomo.metrics.shapes import Rejected

FOREIGN = "foreign-device"
AHEAD, TOO_OLD, STATUS, SUPERSEDED = "ahead", "too-old", "status", "superseded"

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Readings of one device, and the place of each in the post."""

    device_id: str
    readings: Readings
    index: Places


@dataclass(frozen=True, slots=True, eq=False)
class Sifted:
    """What is to be stored; what is not; how many readings stood in the post again."""

    parts: list[Part]
    rejected: list[Rejected]
    duplicates: int

    @property
    def accepted(self) -> int:
        """Readings to be stored."""
        return sum(len(part.readings) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Span:
    """Times that are taken: epoch ms, both ends included."""

    earliest: int
    latest: int


def sift(body: Body, allowed: Collection[str], span: Span) -> Sifted:
    """Sorts the readings by device and time. Of several with one time the last of the post counts; equal ones are
    duplicates, others are rejected by name."""
    rejected = list(body.rejected)
    if not len(body.timestamps):
        return Sifted([], rejected, 0)
    kept = _kept(body, allowed, span, rejected)
    order, duplicates = _each_moment_once(body, kept, rejected)
    rejected.sort(key=lambda each: each.index)
    return Sifted(list(_parts(body, order)), rejected, duplicates)


def is_word(status: str) -> bool:
    """Whether a status can be shown."""
    return status.isprintable()


def _kept(body: Body, allowed: Collection[str], span: Span, rejected: list[Rejected]) -> Places:
    """The positions of readings that may be stored; says why for the others."""
    refused: list[tuple[Mask, str, str, str]] = []
    foreign = [place for place, device_id in enumerate(body.devices) if device_id not in allowed]
    if foreign:
        mask = np.isin(body.device, foreign)
        refused.append((mask, "device_id", FOREIGN, "This key may not write this device's readings"))
    times = body.timestamps
    if np.maximum.reduce(times) > span.latest:
        refused.append((times > span.latest, "timestamp", AHEAD, f"Lies ahead of the clock: after {span.latest}"))
    if np.minimum.reduce(times) < span.earliest:
        refused.append(
            (times < span.earliest, "timestamp", TOO_OLD, f"Older than what is kept: before {span.earliest}")
        )
    if unfit := {word for word in set(body.status) if not is_word(word)}:
        mask = np.array([word in unfit for word in body.status], np.bool_)
        refused.append((mask, "status", STATUS, "Has characters that cannot be shown"))
    if not refused:
        return np.arange(len(times))
    good = np.ones(len(times), np.bool_)
    for mask, field, code, reason in refused:
        new = mask & good
        rejected += [Rejected(int(at), field, code, reason) for at in body.index[new]]
        good &= ~mask
    return np.flatnonzero(good)


def _each_moment_once(body: Body, kept: Places, rejected: list[Rejected]) -> tuple[Places, int]:
    """Positions by device and time, of equal times the last; how many of the others said the same."""
    if len(kept) < 2:
        return kept, 0
    order = kept[np.lexsort((body.timestamps[kept], body.device[kept]))]
    times, device = body.timestamps[order], body.device[order]
    again = (times[1:] == times[:-1]) & (device[1:] == device[:-1])
    if not again.any():
        return order, 0
    last = np.append(~again, True)
    winners = order[np.flatnonzero(last)[np.cumsum(last) - last]]
    duplicates = 0
    for loser, winner in zip(order[~last].tolist(), winners[~last].tolist(), strict=True):
        if _same(body, loser, winner):
            duplicates += 1
        else:
            reason = f"Reading {body.index[winner]} of this post has the same device and time, and comes later"
            rejected.append(Rejected(int(body.index[loser]), "timestamp", SUPERSEDED, reason))
    return order[last], duplicates


def _same(body: Body, one: int, other: int) -> bool:
    columns = (body.temperature, body.humidity)
    equal = all(np.array_equal(column[one], column[other], equal_nan=True) for column in columns)
    return equal and body.status[one] == body.status[other]


def _parts(body: Body, order: Places) -> Iterable[Part]:
    device, timestamps, index = body.device[order], body.timestamps[order], body.index[order]
    temperature, humidity = body.temperature[order], body.humidity[order]
    status = [body.status[at] for at in order.tolist()]
    cuts = (np.flatnonzero(device[1:] != device[:-1]) + 1).tolist() if len(body.devices) > 1 else []
    for start, end in pairwise((0, *cuts, len(order))):
        if start < end:
            part = slice(start, end)
            readings = Readings(timestamps[part], temperature[part], humidity[part], status[part])
            yield Part(body.devices[device[start]], readings, index[part])
