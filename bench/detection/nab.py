"""The detector's scores of every file of the Numenta Anomaly Benchmark, in the layout that its own scorer reads.

    backend/.venv/bin/python bench/detection/nab.py NAB_FOLDER
    cd NAB_FOLDER && python run.py -d otomo --optimize --score --normalize --skipConfirmation

NAB_FOLDER is a checkout of numenta/NAB; results/otomo is written there. Prints the CPU time of a point.
"""

import csv
import json
import sys
import time
from pathlib import Path

from otomo.detection import Detector
from otomo.detection.series import Row, read


def judge(rows: list[Row]) -> tuple[list[float], float]:
    """The scores of a file, and the CPU seconds that they took."""
    update = Detector().update
    times = [(row.timestamp or 0.0, row.value) for row in rows]
    start = time.process_time()
    scores = [update(timestamp, value).score for timestamp, value in times]
    return scores, time.process_time() - start


def main(nab: Path) -> None:
    windows: dict[str, list[list[str]]] = json.loads((nab / "labels/combined_windows.json").read_text())
    points, seconds = 0, 0.0
    for name in sorted(windows):
        with (nab / "data" / name).open("rb") as source:
            rows = list(read(source, "timestamp", "value"))
        scores, took = judge(rows)
        points, seconds = points + len(rows), seconds + took
        folder, file = name.split("/")
        target = nab / "results/otomo" / folder / f"otomo_{file}"
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["timestamp", "value", "anomaly_score", "label"])
            for row, score in zip(rows, scores, strict=True):
                inside = any(begin[:19] <= row.written <= end[:19] for begin, end in windows[name])
                writer.writerow([row.written, row.value, score, int(inside)])
    print(f"{points} points, {1e6 * seconds / points:.2f} us of CPU a point, state of {len(Detector().dump())} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
