"""What a live answer costs beside the model: a scripted model server that answers at once, in a process of its own.

Each turn is a question, one tool call of the model with its result, and a streamed draft of eight cited lines that is
checked. Wall clock runs from the POST to the last event, as a browser sees it; CPU is the server's own, from /proc.
Beside it the same question by rules, and what the model's libraries weigh.
"""

import argparse
import asyncio
import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from latency import Browser, Times, ask, p
from model_server import Asked, Call, Reply, model_server
from servers import Server, embedded_aws, otomo, served

QUESTION = "3か月以内の償還"
_WARM_UP = 5


def reply(asked: Asked) -> Reply:
    """A tool call, then eight of its lines."""
    told = [line for m in asked["messages"] if m["role"] == "tool" for line in m["content"].splitlines()]
    if not told:
        return Reply(calls=[Call("list_maturities", {})])
    return Reply(text="\n".join(f"・{line}。" for line in told[1:9]))


def serve(pipe: Connection) -> None:
    """The model's server, until its process is ended."""

    async def work() -> None:
        async with model_server() as server:
            server.script = reply
            pipe.send(server.url)
            await asyncio.Event().wait()

    asyncio.run(work())


@contextmanager
def model() -> Iterator[str]:
    """A model's server; its URL."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,))
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


def measured(api: Server, browser: Browser, rounds: int) -> dict[str, Times]:
    """Turns in both modes, interleaved."""
    found = {"live": Times(), "rules": Times()}
    for number in range(_WARM_UP + rounds):
        for mode, times in found.items():
            before = api.cpu_seconds()
            first, whole = ask(browser, QUESTION, mode)
            if number >= _WARM_UP:
                times.first.append(first)
                times.whole.append(whole)
                times.cpu.append(api.cpu_seconds() - before)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    with embedded_aws() as endpoint, model() as url:
        plain = os.environ | {
            "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "ap-northeast-1", "OTOMO_LOG_LEVEL": "warning", "OTOMO_ASSISTANT__MONTHLY_COST": "",
        }  # fmt: skip
        otomo(plain, "init")
        otomo(plain, "demo", "load", "--customers", str(options.customers), "--owner", "takanashi")
        with served("otomo.app:app_from_env", plain, "/health", factory=True) as api:
            time.sleep(5)
            print(f"without a key: healthy after {api.started_in:.1f} s, {api.memory_mb():.0f} MB")
        keyed = plain | {"OPENAI_API_KEY": "bench", "OPENAI_BASE_URL": url}
        with served("otomo.app:app_from_env", keyed, "/health", factory=True) as api:
            time.sleep(5)
            print(f"with a key: healthy after {api.started_in:.1f} s, {api.memory_mb():.0f} MB once warm\n")
            found = measured(api, Browser(api), options.rounds)
    print(f"| {options.rounds} turns | first event p50 | p95 | whole p50 | p95 | CPU p50 | p95 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for mode, times in found.items():
        cells = [p(s, share) for s in (times.first, times.whole, times.cpu) for share in (0.5, 0.95)]
        print(f"| {mode} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
