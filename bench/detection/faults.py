"""Faults injected into real temperature and humidity: which are seen, how soon, and how often nothing was there.

    backend/.venv/bin/python bench/detection/faults.py [FOLDER]     (default: ../shared/data/iot)

Every series is judged once as it is (false alarms) and once for each kind and place of a fault. A fault counts as seen
when an alarm or a name comes within its rows or the WITHIN rows after its first; as named when the name is its own.
Precision: faults seen among all findings, where findings less than WITHIN rows apart are one and those that the healthy
series shows too count against it.
"""

import csv
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from otomo.detection import Detector, Fault
from otomo.detection.series import epoch

WITHIN = 60
PLACES = (0.35, 0.5, 0.65, 0.8)
Series = list[tuple[float, float]]


def spread(series: Series) -> float:
    """The middle half of the values, as a unit of size that a wild value does not move."""
    values = sorted(value for _, value in series)
    return max(values[3 * len(values) // 4] - values[len(values) // 4], 1e-6)


def spike(series: Series, at: int) -> Series:
    return [(t, v + (5 * spread(series) if i == at else 0)) for i, (t, v) in enumerate(series)]


def out_of_range(series: Series, at: int) -> Series:
    return [(t, 999.0 if at <= i < at + 3 else v) for i, (t, v) in enumerate(series)]


def stuck(series: Series, at: int) -> Series:
    return [(t, series[at][1] if at <= i < at + 300 else v) for i, (t, v) in enumerate(series)]


def dropout(series: Series, at: int) -> Series:
    return [(t, 0.0 if at <= i < at + 5 else v) for i, (t, v) in enumerate(series)]


def gap(series: Series, at: int) -> Series:
    return series[:at] + series[at + 60 :]


def drift(series: Series, at: int) -> Series:
    rate = 4 * spread(series) / 300
    return [(t, v + rate * max(0, min(i - at, 300))) for i, (t, v) in enumerate(series)]


def level_shift(series: Series, at: int) -> Series:
    return [(t, v + (3 * spread(series) if i >= at else 0)) for i, (t, v) in enumerate(series)]


KINDS: dict[str, tuple[Callable[[Series, int], Series], Fault | None, int]] = {
    "spike": (spike, "spike", 1),
    "out_of_range": (out_of_range, "out_of_range", 3),
    "stuck": (stuck, "stuck", 300),
    "dropout (zeros)": (dropout, "dropout", 5),
    "dropout (gap)": (gap, "dropout", 1),
    "drift": (drift, "drift", 300),
    "level shift": (level_shift, None, 1),
}


@dataclass
class Tally:
    faults: int = 0
    seen: int = 0
    named: int = 0
    findings: int = 0
    delays: list[int] = field(default_factory=list)


def judged(series: Series) -> list[tuple[bool, Fault | None]]:
    update = Detector().update
    return [(found.alarm, found.fault) for found in (update(t, v) for t, v in series)]


def findings(found: list[tuple[bool, Fault | None]]) -> list[int]:
    """First rows of the findings; those less than WITHIN apart are one."""
    starts, last = [], -WITHIN
    for i, (alarm, fault) in enumerate(found):
        if alarm or fault:
            if i - last >= WITHIN:
                starts.append(i)
            last = i
    return starts


def occupancy(folder: Path) -> Iterator[tuple[str, Series]]:
    for name in ("datatraining.txt", "datatest2.txt"):
        with (folder / "occupancy" / name).open(newline="") as source:
            rows = list(csv.reader(source))[1:]
        for column, metric in ((2, "temperature"), (3, "humidity")):
            yield f"{name} {metric}", [(epoch(row[1]) or 0.0, float(row[column])) for row in rows]


def appliances(folder: Path) -> Iterator[tuple[str, Series]]:
    with (folder / "appliances_9rooms/testing.csv").open(newline="") as source:
        rows = list(csv.DictReader(source))
    for column in [f"{metric}{room}" for room in range(1, 10) for metric in ("T", "RH_")]:
        yield column, [(epoch(row["date"]) or 0.0, float(row[column])) for row in rows]


def ambient(folder: Path) -> Iterator[tuple[str, Series]]:
    with (folder / "nab/ambient_temperature_system_failure.csv").open(newline="") as source:
        rows = list(csv.DictReader(source))[:3400]  # before its own failure
    yield "ambient temperature", [(epoch(row["timestamp"]) or 0.0, float(row["value"])) for row in rows]


def main(folder: Path) -> None:
    everything = [*occupancy(folder), *appliances(folder), *ambient(folder)]
    tallies = {kind: Tally() for kind in KINDS}
    rows = alarms = names = 0
    for _, series in everything:
        healthy = judged(series)
        rows += len(series)
        alarms += sum(alarm for alarm, _ in healthy)
        names += len(findings([(False, fault) for _, fault in healthy]))
        for kind, (inject, fault, length) in KINDS.items():
            for place in PLACES:
                count(tallies[kind], judged(inject(series, int(place * len(series)))), int(place * len(series)),
                      fault, max(length, WITHIN))  # fmt: skip
    print(f"{len(everything)} series, {rows} rows. As they are: {1000 * alarms / rows:.2f} alarms "
          f"and {1000 * names / rows:.2f} named faults in 1000 rows")  # fmt: skip
    print("| fault | injected | recall % | rightly named % | median delay, rows | precision % |")
    print("| --- | --- | --- | --- | --- | --- |")
    for kind, tally in tallies.items():
        named = f"{100 * tally.named / tally.faults:.0f}" if KINDS[kind][1] else "-"
        delay = median(tally.delays) if tally.delays else "-"
        precision = 100 * tally.seen / tally.findings if tally.findings else 0
        print(
            f"| {kind} | {tally.faults} | {100 * tally.seen / tally.faults:.0f} | {named} | {delay} | {precision:.0f} |"
        )


def count(tally: Tally, found: list[tuple[bool, Fault | None]], at: int, fault: Fault | None, length: int) -> None:
    hits = [i for i in range(at, min(at + length, len(found))) if found[i][0] or found[i][1]]
    tally.faults += 1
    tally.seen += bool(hits)
    tally.named += any(found[i][1] == fault for i in hits)
    tally.delays += [hits[0] - at] if hits else []
    others = [i for i in findings(found) if not at <= i < at + length + WITHIN]
    tally.findings += bool(hits) + len(others)


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data/iot")
    if not given.is_dir():
        sys.exit(f"{given}: no such folder")
    main(given)
