"""`make bench-book`: how fast a large book answers, beside a bare FastAPI route in the same run.

A generated book of 1,000 customers with 20 holdings each in the embedded store, the backend as a process of its own,
one client. Rounds of every request are interleaved with rounds of the bare route; CPU is the server's own, from /proc.
Seconds depend on the machine; the ratios to the bare route are what to compare.
"""

import argparse
import http.client
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from servers import Server, embedded_aws, otomo, served

REQUESTS_PER_ROUND = 20
PLANS_PER_ROUND = 2


class Client:
    """One connection with a session."""

    def __init__(self, server: Server) -> None:
        address = urlsplit(server.url)
        assert address.hostname
        self._connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        self._cookie = ""

    def sign_in(self, login: str, password: str) -> None:
        headers, _ = self.request("POST", "/api/auth/sign-in", {"login": login, "password": password})
        self._cookie = headers["set-cookie"].partition(";")[0]

    def request(self, method: str, path: str, body: object = None) -> tuple[http.client.HTTPMessage, bytes]:
        headers = {"Cookie": self._cookie} if self._cookie else {}
        content = None
        if body is not None:
            content = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        self._connection.request(method, path, content, headers)
        answer = self._connection.getresponse()
        data = answer.read()
        if answer.status >= 300:
            sys.exit(f"{method} {path}: {answer.status} {data[:300]!r}")
        return answer.headers, data


@dataclass
class Case:
    """A request, and what its rounds took."""

    name: str
    server: Server
    send: Callable[[], object]
    per_round: int = REQUESTS_PER_ROUND
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def round(self) -> None:
        before = self.server.cpu_seconds()
        for _ in range(self.per_round):
            began = time.perf_counter()
            self.send()
            self.seconds.append(time.perf_counter() - began)
        self.cpu.append(self.server.cpu_seconds() - before)

    def cpu_each(self) -> float:
        """Over all rounds: the kernel counts in ticks of 10 ms, coarser than a round of the bare route."""
        return sum(self.cpu) / len(self.seconds)

    def p(self, share: float) -> float:
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(share * len(self.seconds)))]


def days(client: Client) -> list[dict[str, object]]:
    _, data = client.request("GET", "/api/settings")
    today = json.loads(data)["today"]
    base = time.mktime(time.strptime(today, "%Y-%m-%d"))
    places = {name: find(client, name) for name in ("浜松駅", "静岡駅")}
    dates = [time.strftime("%Y-%m-%d", time.localtime(base + 86400 * ahead)) for ahead in range(1, 9)]
    weekdays = [d for d in dates if time.strptime(d, "%Y-%m-%d").tm_wday < 5][:2]
    ends = [("浜松駅", "静岡駅"), ("静岡駅", "浜松駅")]
    lunch = {"minutes": 60, "earliest": "11:30", "latest": "13:30"}
    return [
        {"date": d, "start": places[a], "end": places[b], "opens": "09:00", "closes": "18:00", "lunch": lunch}
        for d, (a, b) in zip(weekdays, ends, strict=True)
    ]


def find(client: Client, name: str) -> dict[str, object]:
    _, data = client.request("GET", f"/api/places?q={quote(name)}&limit=1")
    place = json.loads(data)["items"][0]
    return {key: place[key] for key in ("name", "prefecture", "latitude", "longitude")}


def cases(api: Server, bare: Server, client: Client, customers: int) -> list[Case]:
    other = Client(bare)
    trip = {"days": days(client), "area": {"prefectures": ["静岡県", "愛知県"]}, "max_candidates": 40, "seconds": 1.5}
    number = iter(range(10**9))

    def page() -> object:
        return client.request("GET", f"/api/customers/C{next(number) * 7 % customers + 1:05d}/page")

    return [
        Case("bare route", bare, lambda: other.request("GET", "/bare"), 10 * REQUESTS_PER_ROUND),
        Case("today", api, lambda: client.request("GET", "/api/today")),
        Case("customer page", api, page),
        Case("customer list (200 rows)", api, lambda: client.request("GET", "/api/customers?limit=200")),
        Case(
            "plan, 40 candidates x 2 days",
            api,
            lambda: client.request("POST", "/api/trips/plan", trip),
            PLANS_PER_ROUND,
        ),
    ]


def report(found: Sequence[Case]) -> str:
    base = found[0]
    lines = [
        "| request | p50 ms | p95 ms | CPU ms | p50 / bare | CPU / bare |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for case in found:
        cpu, p50 = case.cpu_each(), case.p(0.5)
        ratios = f"{p50 / base.p(0.5):.1f} | {cpu / base.cpu_each():.1f}"
        lines.append(f"| {case.name} | {p50 * 1e3:.1f} | {case.p(0.95) * 1e3:.1f} | {cpu * 1e3:.2f} | {ratios} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with embedded_aws() as endpoint:
        environment = os.environ | {
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_ACCESS_KEY_ID": "bench",
            "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "ap-northeast-1",
            "OTOMO_LOG_LEVEL": "warning",
        }
        otomo(environment, "init")
        began = time.monotonic()
        otomo(environment, "demo", "load", "--customers", str(options.customers), "--owner", "takanashi")
        loaded = time.monotonic() - began
        with (
            served("otomo.app:app_from_env", environment, "/health", factory=True) as api,
            served("bare:app", environment, "/bare", factory=False) as bare,
        ):
            idle = api.memory_mb()
            client = Client(api)
            client.sign_in("takanashi", "otomo-rep")
            began = time.monotonic()
            client.request("GET", "/api/today")
            cold = time.monotonic() - began
            found = cases(api, bare, client, options.customers)
            for case in found:
                case.send()  # what is loaded once is not part of a request
            for _ in range(options.rounds):
                for case in found:
                    case.round()
            busy = api.memory_mb()
    print(
        f"{options.customers} customers x 20 holdings, loaded in {loaded:.1f} s, {options.rounds} interleaved rounds\n"
    )
    print(report(found))
    print(f"\nbackend: start to /health {api.started_in:.2f} s, first today {cold:.2f} s, ", end="")
    print(f"memory idle {idle:.0f} MB, after the run {busy:.0f} MB")


if __name__ == "__main__":
    main()
