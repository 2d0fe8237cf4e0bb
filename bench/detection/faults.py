"""Faults injected into real temperature and humidity: which are seen, how soon, and how often nothing was there.

    backend/.venv/bin/python bench/detection/faults.py [FOLDER]     (default: ../shared/data/iot)

Every series is judged once as it is (false alarms) and once for each kind and place of a fault. A fault counts as seen
when an alarm or a name comes within its rows or the WITHIN rows after its first; as named when the name is its own.
Precision: faults seen among all findings, where findings less than WITHIN rows apart are one and those that the healthy
series shows too count against it; of names: faults rightly named among all names of the same series, likewise.
What the naming was tuned on (`is_tuned`) and what it was not are shown apart.
"""

import csv
import sys
from collections import Counter
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
    mistaken: int = 0
    findings: int = 0
    names: int = 0
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


def is_tuned(name: str) -> bool:
    """Whether the rules of naming were chosen on it: the first week of the office, the odd rooms of the house."""
    return name.startswith("datatraining") or name[-1] in "13579"


def main(folder: Path) -> None:
    everything = [*occupancy(folder), *appliances(folder), *ambient(folder)]
    for title, wanted in (("Tuned", True), ("Held out", False)):
        half = [(name, series) for name, series in everything if is_tuned(name) == wanted]
        print(f"\n### {title}: {', '.join(name for name, _ in half)}")
        report([series for _, series in half])


def report(half: list[Series]) -> None:
    tallies = {kind: Tally() for kind in KINDS}
    rows = alarms = 0
    names: Counter[Fault] = Counter()
    for series in half:
        healthy = judged(series)
        rows += len(series)
        alarms += sum(alarm for alarm, _ in healthy)
        names += Counter(fault for fault, _ in namings(healthy))
        for kind, (inject, fault, length) in KINDS.items():
            for place in PLACES:
                at = int(place * len(series))
                count(tallies[kind], judged(inject(series, at)), at, fault, max(length, WITHIN))
    kinds = ", ".join(f"{fault} {number}" for fault, number in names.most_common())
    print(
        f"{rows} rows. As they are, in 1000 rows: {1000 * alarms / rows:.2f} alarms, "
        f"{1000 * names.total() / rows:.2f} named faults ({kinds})"
    )
    print("| fault | injected | recall % | rightly named % | wrongly named % | median delay, rows | precision % "
          "| of names % |")  # fmt: skip
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for kind, tally in tallies.items():
        own = KINDS[kind][1] is not None
        print(
            f"| {kind} | {tally.faults} | {share(tally.seen, tally.faults)} "
            f"| {share(tally.named, tally.faults) if own else '-'} | {share(tally.mistaken, tally.faults)} "
            f"| {median(tally.delays) if tally.delays else '-'} | {share(tally.seen, tally.findings)} "
            f"| {share(tally.named, tally.names) if own else '-'} |"
        )


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "-"


def namings(found: list[tuple[bool, Fault | None]]) -> list[tuple[Fault, int]]:
    """The names given, each with the first row of its finding."""
    faults = {fault for _, fault in found if fault}
    return [
        (fault, i) for fault in sorted(faults) for i in findings([(False, f if f == fault else None) for _, f in found])
    ]


def count(tally: Tally, found: list[tuple[bool, Fault | None]], at: int, fault: Fault | None, length: int) -> None:
    hits = [i for i in range(at, min(at + length, len(found))) if found[i][0] or found[i][1]]
    named = any(found[i][1] == fault for i in hits) and fault is not None
    tally.faults += 1
    tally.seen += bool(hits)
    tally.named += named
    tally.mistaken += any(found[i][1] not in (None, fault) for i in hits)
    tally.delays += [hits[0] - at] if hits else []
    others = [i for i in findings(found) if not at <= i < at + length + WITHIN]
    tally.findings += bool(hits) + len(others)
    right = [name for name, i in namings(found) if name == fault and at <= i < at + length + WITHIN]
    tally.names += named + len(namings(found)) - len(right)


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data/iot")
    if not given.is_dir():
        sys.exit(f"{given}: no such folder")
    main(given)
