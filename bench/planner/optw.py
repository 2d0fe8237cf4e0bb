"""Scores `otomo plan` on the public benchmarks of the (team) orienteering problem with time windows.

    python bench/planner/optw.py FOLDER [--days 1 2 3 4] [--seconds 2] [--seed 1] [--only pr r1]

FOLDER holds the instances made from Solomon's (c, r, rc) and Cordeau's (pr), as NAME.txt; they are not shipped. Two
public formats are read: that of Vansteenwegen et al. (two header lines, then `i x y duration profit f a list opening
closing`; distances are Euclidean, cut to one decimal for Solomon and two for Cordeau) and that of Righini and Salani
(distances as a triangle; it lacks the closing of the depot). Everything is made integer. Each run is one `otomo plan`
process.
"""

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

Rows = list[list[float]]
Instance = tuple[list[list[int]], float, list[tuple[float, float, float, float]]]  # travel, closing, visits
CLOSES = {"c2": 3390, "r2": 1000, "rc2": 960, "pr": 1000}
HERE = Path(__file__).parent
SETS = (
    ("c1", "Solomon c101-109"),
    ("rc1", "Solomon rc101-108"),
    ("r1", "Solomon r101-112"),
    ("c2", "Solomon c201-208"),
    ("rc2", "Solomon rc201-208"),
    ("r2", "Solomon r201-211"),
    ("pr0", "Cordeau pr01-09"),
    ("pr", "Cordeau pr10-20"),
)


def convert(path: Path, days: int) -> dict[str, Any]:
    """The instance as a problem of `otomo plan`: all days alike, times in tenths (Solomon) or hundredths (Cordeau)."""
    scale = 100 if path.stem.startswith("pr") else 10
    rows = [[float(word) for word in line.split()] for line in path.read_text().splitlines() if line.strip()]
    if len(rows[0]) == 1:
        travel, closes, visits = _triangle(rows, scale, path.stem)
    else:
        travel, closes, visits = _coordinates(rows, scale)
    return {
        "travel": travel,
        "days": [
            {
                "id": n + 1,
                "start": 0,
                "end": 0,
                "opens": 0,
                "closes": round(closes * scale),
            }
            for n in range(days)
        ],
        "visits": [
            {
                "id": location,
                "location": location,
                "value": round(value),
                "service": round(service * scale),
                "windows": [[round(first * scale), round(last * scale)]],
            }
            for location, (value, service, first, last) in enumerate(visits, start=1)
        ],
    }


def _coordinates(rows: Rows, scale: int) -> Instance:
    points = [(row[1], row[2]) for row in rows[2:]]
    travel = [[math.floor(math.dist(a, b) * scale + 1e-9) for b in points] for a in points]
    return travel, rows[2][-1], [(row[4], row[3], row[-2], row[-1]) for row in rows[3:]]


def _triangle(rows: Rows, scale: int, name: str) -> Instance:
    size = int(rows[0][0]) + 1
    travel = [[0] * size for _ in range(size)]
    for start in range(size - 1):
        for end, distance in enumerate(rows[1 + start], start=start + 1):
            travel[start][end] = travel[end][start] = round(distance * scale)
    visits = [(row[0], row[2], row[3], row[4]) for row in rows[size : 2 * size - 1]]
    return (
        travel,
        next(closes for start, closes in CLOSES.items() if name.startswith(start)),
        visits,
    )


def run(problem: dict[str, Any], seconds: float, seed: int) -> tuple[int, float]:
    """(value, wall-clock seconds of the whole process); raises CalledProcessError when the planner fails."""
    otomo = str(Path(sys.executable).with_name("otomo"))
    command = [otomo, "plan", "-", f"--seconds={seconds}", f"--seed={seed}"]
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
            mean, worst, wall = (
                statistics.fmean(found),
                max(found),
                statistics.fmean(walls[key]),
            )
            print(
                f"| {days} | {key} | {len(found)} | {mean:.2f} | {worst:.2f} | {reached} | {wall:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
