"""How fast the assistant answers over HTTP on a generated book of 1,000 customers, by rules.

From the POST of a question to the first event and to the last, as a browser sees them; CPU is the server's own, from
/proc. The first question of all is apart: it ranks the book and reads its names.
"""

import argparse
import http.client
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from servers import Server, embedded_aws, otomo, served

QUESTIONS = {
    "visits": ("今週、静岡県で誰を訪問すべき？", "Whom should I visit next week?"),
    "brief": ("C00007のブリーフィング", "Brief me on C00021"),
    "maturities": ("3か月以内の償還", "Maturities within 30 days"),
    "inflows": ("今月末までの入金予定", "Inflows in December"),
    "event": ("日銀会合は担当顧客にどう影響する？", "What does the FOMC mean for my book?"),
    "portfolio": ("預り資産の合計は？", "C00033's holdings"),
    "search": ("メモで「相続」を検索", "who mentioned insurance?"),
    "plan": ("来週水曜に静岡県を回る旅程を作って", "Plan a trip in Aichi next Thursday"),
}


@dataclass
class Times:
    """Seconds of one sort of question."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


class Browser:
    """A signed-in user, a connection a request."""

    def __init__(self, server: Server) -> None:
        address = urlsplit(server.url)
        assert address.hostname
        self._address = address.hostname, address.port
        self._headers = {"Content-Type": "application/json"}
        answer = self._send("POST", "/api/auth/sign-in", {"login": "takanashi", "password": "otomo-rep"})
        self._headers["Cookie"] = str(answer.headers["set-cookie"]).partition(";")[0]

    def post(self, path: str, body: object) -> dict[str, str]:
        """A POST's answer."""
        found: dict[str, str] = json.loads(self._send("POST", path, body).read())
        return found

    def lines(self, path: str) -> Iterator[str]:
        """The lines of a stream as they come."""
        answer = self._send("GET", path, None)
        while line := answer.readline():
            yield line.decode().strip()

    def _send(self, method: str, path: str, body: object) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(*self._address, timeout=60)
        connection.request(method, path, None if body is None else json.dumps(body).encode(), self._headers)
        answer = connection.getresponse()
        assert answer.status < 300, answer.read()
        return answer


def ask(browser: Browser, question: str, mode: str = "rules") -> tuple[float, float]:
    """Seconds to the first and to the last event."""
    chat = browser.post("/api/assistant/chats", {})["chat_id"]
    began = time.perf_counter()
    run = browser.post(f"/api/assistant/chats/{chat}/messages", {"text": question, "mode": mode})["run_id"]
    first, last = 0.0, ""
    for line in browser.lines(f"/api/assistant/runs/{run}/events"):
        if line.startswith("event:"):
            first = first or time.perf_counter() - began
            last = line
    assert last == "event: run.completed", last
    return first, time.perf_counter() - began


def p(seconds: list[float], share: float) -> str:
    """A percentile in milliseconds."""
    return f"{sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))] * 1e3:.0f}"


def report(found: dict[str, Times]) -> str:
    """Percentiles by sort of question."""
    lines = [
        "| question | first event p50 | p95 | whole p50 | p95 | CPU ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    everything = Times(*([s for t in found.values() for s in getattr(t, name)] for name in ("first", "whole", "cpu")))
    for name, t in (*found.items(), ("**all**", everything)):
        cpu = sum(t.cpu) / len(t.cpu) * 1e3
        times = " | ".join(p(s, share) for s in (t.first, t.whole) for share in (0.5, 0.95))
        lines.append(f"| {name} | {times} | {cpu:.0f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    with embedded_aws() as endpoint:
        environment = os.environ | {
            "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "ap-northeast-1", "OTOMO_LOG_LEVEL": "warning",
        }  # fmt: skip
        otomo(environment, "init")
        otomo(environment, "demo", "load", "--customers", str(options.customers), "--owner", "takanashi")
        with served("otomo.app:app_from_env", environment, "/health", factory=True) as api:
            browser = Browser(api)
            cold = ask(browser, "3か月以内の償還")
            found = {name: Times() for name in QUESTIONS}
            for round_ in range(options.rounds):
                for name, questions in QUESTIONS.items():
                    before = api.cpu_seconds()
                    first, whole = ask(browser, questions[round_ % len(questions)])
                    found[name].first.append(first)
                    found[name].whole.append(whole)
                    found[name].cpu.append(api.cpu_seconds() - before)
    print(f"{options.customers} customers x 20 holdings, {options.rounds} interleaved rounds, milliseconds\n")
    print(report(found))
    print(f"\nthe first question after the start: first event {cold[0] * 1e3:.0f} ms, whole {cold[1] * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
