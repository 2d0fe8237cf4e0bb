"""`make bench-metrics`: what a reading costs the server, beside the naive route and two time series databases; write
units and their price; series of a day, a month and a year.

Rounds of all systems are interleaved; CPU is that of each server's process. Otomo and the naive route write to one stub
of DynamoDB (`stub.py`). Seconds depend on the machine; the ratios are what to compare.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from drawing import loaded_year, series_table
from pricing import price_table, units_table
from rivals import Rival, influxdb, victoriametrics
from servers import ROOT, VENV, embedded_aws, otomo, served
from setting_up import Visitor, make_devices
from traffic import Burst, Fleet, request, send_all

HERE = Path(__file__).parent
POSTS = {1: 1000, 100: 256, 1000: 40}
NAIVE_POSTS = {1: 96, 100: 16, 1000: 4}
READINGS = tuple(POSTS)


def cpu_seconds(pid: int) -> float:
    """All threads of a process so far, by its CPU clock."""
    return time.clock_gettime((~pid << 3) | 2)


@dataclass
class System:
    """Something that takes readings. `make`: a burst as it is posted; `spent`: CPU seconds and readings by size."""

    name: str
    pid: int
    url: str
    make: Callable[[Burst], bytes]
    fleet: Fleet
    posts: dict[int, int] = field(default_factory=lambda: dict(POSTS))
    spent: dict[int, list[tuple[float, int, float]]] = field(default_factory=dict)

    def round(self, size: int) -> None:
        """Posts of one size."""
        requests = [self.make(burst) for burst in self.fleet.bursts(self.posts[size], size)]
        before = cpu_seconds(self.pid)
        seconds = send_all(self.url, requests)
        time.sleep(0.3)  # what goes on behind the answer is part of the price
        spent = cpu_seconds(self.pid) - before
        self.spent.setdefault(size, []).append((spent, len(requests) * size, seconds))

    def microseconds(self, size: int) -> float:
        """CPU per reading: the middle of the rounds."""
        each = sorted(cpu / readings * 1e6 for cpu, readings, _ in self.spent[size])
        return each[len(each) // 2]


@contextmanager
def stub(endpoint: str) -> Iterator[str]:
    """The stub before a real DynamoDB API; its URL."""
    command = [str(VENV / "python"), str(HERE / "stub.py")]
    environment = os.environ | {"FORWARD": endpoint}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdin
        assert process.stdout
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.stdin.close()


def stats(stub_url: str) -> dict[str, int]:
    """What has come to the stub."""
    with urllib.request.urlopen(f"{stub_url}/stats", timeout=10) as answer:
        found: dict[str, int] = json.load(answer)
    return found


def ours(name: str, url: str, pid: int, keys: dict[str, str]) -> System:
    """Otomo's route, for these devices."""

    def make(burst: Burst) -> bytes:
        single = len(burst.timestamps) == 1
        body = burst.row() if single else burst.columns()
        path = "/api/metrics" if single else "/api/metrics/batch"
        return request(url + path, body, {"Authorization": f"Bearer {keys[burst.device_id]}"})

    return System(name, pid, url, make, Fleet(list(keys)))


def rival(found: Rival, ids: Sequence[str]) -> System:
    """A database's own way in."""
    return System(
        found.name, found.pid, found.write_url, lambda burst: request(found.write_url, burst.lines()), Fleet(ids)
    )


def cpu_table(systems: Sequence[System]) -> str:
    """CPU per reading, and how often ours fits into it."""
    lines = [
        "| CPU µs per reading | " + " | ".join(f"{size:,} a post" for size in READINGS) + " |",
        "| --- |" + " ---: |" * len(READINGS),
    ]
    base = systems[0]
    for system in systems:
        cells = []
        for size in READINGS:
            used = system.microseconds(size)
            ratio = "" if system is base else f" ({used / base.microseconds(size):.1f}x)"
            cells.append(f"{used:.1f}{ratio}")
        lines.append(f"| {system.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def sent_units(stub_url: str, system: System) -> dict[int, tuple[float, float]]:
    """Write units of rows and chunks per million readings that really came to the stub, by readings a post: a reading
    every 10 s, over 80 minutes."""
    found = {}
    for size in (1, 6, 60):
        system.fleet = Fleet(list(system.fleet.at)[:4])
        before = stats(stub_url)
        bursts = system.fleet.bursts(4 * 420 // size, size, 10_000)
        send_all(system.url, [system.make(burst) for burst in bursts])
        after = stats(stub_url)
        scale = 1e6 / (4 * 420)
        rows, chunks = (after.get(k, 0) - before.get(k, 0) for k in ("units metrics", "units metric-chunks"))
        found[size] = rows * scale, chunks * scale
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--out", type=Path, help="where the report goes as well, as Markdown")
    options = parser.parse_args()
    report = "\n\n".join(measured(options.rounds))
    print(report)
    if options.out:
        options.out.write_text(report + "\n")


def measured(rounds: int) -> list[str]:
    """The sections of the report."""
    with ExitStack() as stack:
        endpoint = stack.enter_context(embedded_aws())
        stub_url = stack.enter_context(stub(endpoint))
        environment = os.environ | {
            "AWS_ENDPOINT_URL": stub_url,
            "AWS_ACCESS_KEY_ID": "bench",
            "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "ap-northeast-1",
            "AWS_DEFAULT_REGION": "ap-northeast-1",
            "OTOMO_LOG_LEVEL": "warning",
            "OTOMO_METRICS__KEY_READINGS_PER_SECOND": "1000000",
            "OTOMO_METRICS__KEY_BURST_READINGS": "10000000",
            "PYTHONPATH": str(HERE),
        }
        otomo(environment, "init")
        otomo(environment, "demo", "load")
        direct = environment | {"AWS_ENDPOINT_URL": endpoint}
        api = stack.enter_context(served("otomo.app:app_from_env", environment, "/health", factory=True))
        naive = stack.enter_context(served("naive:app", environment, "/health", factory=False))
        rep = Visitor(api.url, "takanashi", "otomo-rep")
        plain = make_devices(rep, "plain", 10, watched=False)
        watched = make_devices(rep, "watched", 10, watched=True)
        systems = [
            ours("Otomo", api.url, api.pid, plain),
            ours("Otomo, with thresholds and detector", api.url, api.pid, watched),
            System(
                "naive: list of models, batch_writer",
                naive.pid,
                f"{naive.url}/metrics",
                lambda burst: request(f"{naive.url}/metrics", burst.rows()),
                Fleet(list(plain)),
                dict(NAIVE_POSTS),
            ),
        ]
        for database in (influxdb, victoriametrics):
            if found := stack.enter_context(database()):
                systems.append(rival(found, list(plain)))
        for number in range(rounds + 1):
            for size in READINGS:
                for system in systems:
                    system.round(size)
            if number == 0:  # what is loaded once is not part of a reading
                for system in systems:
                    system.spent.clear()
        came = stats(stub_url)
        if came.get("malformed"):
            sys.exit(f"the stub refused {came['malformed']} requests")
        units = units_table(sent_units(stub_url, systems[0]))
        asyncio.run(loaded_year(direct, rep))
        series = series_table(rep, api.pid, cpu_seconds)
    machine = f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, {rounds} interleaved rounds; "
    machine += f"load average at the end {os.getloadavg()[0]:.1f}. Items the stub took: "
    machine += f"{sum(n for name, n in came.items() if name.startswith('items')):,}, malformed: 0."
    head = (ROOT / "bench" / "metrics" / "about.md").read_text().rstrip()
    return [head, machine, "## CPU", cpu_table(systems), "## Write units", units, price_table(), "## Series", series]


if __name__ == "__main__":
    main()
