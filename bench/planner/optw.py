"""Scores `otomo plan` on the public benchmarks of the (team) orienteering problem with time windows.

    python bench/planner/optw.py FOLDER [--days 1 2 3 4] [--seconds 2] [--seed 1] [--only pr r1]

FOLDER holds the instances of Solomon (c1.., r1.., rc1..) and Cordeau (pr..) in the text format of Vansteenwegen et al.
(two header lines, then `i x y duration profit f a list opening closing`); they are not ours to ship. Distances are
Euclidean, cut to one decimal (Solomon) or two (Cordeau), and made integers. Each run is one `otomo plan` process.
"""

# ruff: noqa: T201, S603  a bench prints, and runs the planner as its user does

import argparse
import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SETS = (("c1", "Solomon c101-109"), ("rc1", "Solomon rc101-108"), ("r1", "Solomon r101-112"), ("pr", "Cordeau pr01-10"))


def convert(path: Path, days: int) -> dict[str, Any]:
    """The instance as a problem of `otomo plan`: all days alike, times in tenths or hundredths."""
    scale = 100 if path.stem.startswith("pr") else 10
    rows = [[float(word) for word in line.split()] for line in path.read_text().splitlines() if line.strip()][2:]
    points = [(row[1], row[2]) for row in rows]
    closes = round(rows[0][-1] * scale)
    return {
        "travel": [[math.floor(math.dist(a, b) * scale + 1e-9) for b in points] for a in points],
        "days": [{"id": f"day {n + 1}", "start": 0, "end": 0, "opens": 0, "closes": closes} for n in range(days)],
        "visits": [
            {
                "id": int(row[0]),
                "location": location,
                "value": round(row[4]),
                "service": round(row[3] * scale),
                "windows": [[round(row[-2] * scale), round(row[-1] * scale)]],
            }
            for location, row in enumerate(rows)
            if location
        ],
    }


def run(problem: dict[str, Any], seconds: float, seed: int) -> tuple[int, float]:
    """(value, wall-clock seconds of the whole process); raises CalledProcessError when the planner fails."""
    command = [Path(sys.executable).with_name("otomo"), "plan", "-", "--seconds", str(seconds), "--seed", str(seed)]
    began = time.perf_counter()
    with tempfile.TemporaryFile() as source:
        source.write(json.dumps(problem).encode())
        source.seek(0)
        answer = subprocess.run(command, stdin=source, capture_output=True, check=True)
    return int(json.loads(answer.stdout)["value"]), time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--days", type=int, nargs="+", default=[1, 2, 3, 4])
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[""], help="beginnings of instance names")
    options = parser.parse_args()
    best_known = json.loads((HERE / "best_known.json").read_text())
    print("| days | set | instances | mean gap % | worst gap % | at best known | s per run |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for days in options.days:
        gaps: dict[str, list[float]] = defaultdict(list)
        walls: dict[str, list[float]] = defaultdict(list)
        for name, best in best_known[str(days)].items():
            if not name.startswith(tuple(options.only)) or not (path := options.folder / f"{name}.txt").exists():
                continue
            value, wall = run(convert(path, days), options.seconds, options.seed)
            group = next(title for start, title in SETS if name.startswith(start))
            for key in (group, "all"):
                gaps[key].append(100 * (best - value) / best)
                walls[key].append(wall)
            print(f"{days} {name} {value} of {best}", file=sys.stderr, flush=True)
        for key, found in sorted(gaps.items(), key=lambda item: item[0] == "all"):
            reached = sum(gap <= 0 for gap in found)
            mean, worst, wall = statistics.fmean(found), max(found), statistics.fmean(walls[key])
            print(f"| {days} | {key} | {len(found)} | {mean:.2f} | {worst:.2f} | {reached} | {wall:.2f} |", flush=True)


if __name__ == "__main__":
    main()
