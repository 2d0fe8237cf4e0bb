"""`make eval`: (a) the assistant's tasks over the demo book, by rules and in live mode, and questions in odd wordings,
(b) the check of figures on labelled sentences, and what the check of words costs, (c) records that give orders.

Prints pass rates by intent and language with everything that failed, and precision and recall of the check by kind of
sentence. Runs against an embedded store on the day the demo book is written for, without network or key: the model of
the live mode is a mechanical stand-in. `MODE=live` with `OPENAI_API_KEY` asks a real one instead, until it has cost
`--most-cost` US dollars. (d), latency, is `latency.py` and `live.py`.
"""

import argparse
import asyncio
import os
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from math import inf
from typing import Any

import attacking
import fresh
import good
import injected
import structlog
from labelled import scored, stopped
from mechanical import Mechanical
from otomo.assistant.agent.service import LiveAnswers
from otomo.assistant.asking import principal_of
from otomo.assistant.turn import Mode
from otomo.clock import Clock
from otomo.composition import build_services
from otomo.demo.files import rows
from otomo.demo.load import load_demo
from otomo.settings import Settings
from otomo.store.client import open_store
from otomo.store.tables import create_tables
from servers import embedded_aws
from tasks import Result, faults, run, tasks

ATTACKS = (injected.FILE, *fresh.FILES)
ODD = ("odd.tsv", "odd2.tsv")
FILES = ("tasks.tsv", "unseen.tsv", "heard.tsv", "unseen2.tsv")
NOW = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)


async def results(settings: Settings, file: str, mode: Mode = "rules", most_cost: float = inf) -> list[Result]:
    """Every task's result; those that would cost too much are left out."""
    async with open_store(settings) as store:
        services: dict[type[Any], Any] = build_services(settings, store, Clock(lambda: NOW))
        await load_demo(services)
        names = {row["顧客ID"]: row["氏名"] for row in rows("customers")}
        found: list[Result] = []
        async with services[LiveAnswers].stacks.closing():
            for task in tasks(file):
                if sum(r.cost for r in found) >= most_cost:
                    print(f"stopped after {len(found)} tasks: ${most_cost:g} are spent")
                    break
                began = time.perf_counter()
                turn, values = await run(task, services, mode)
                spent = (time.perf_counter() - began) * 1e3
                wrong = list(faults(task, turn, values, names, mode))
                found.append(Result.of(task, turn, wrong, spent))
        return found


async def mechanical(file: str) -> tuple[list[Result], Mechanical]:
    """Every task in live mode, with the stand-in for a model."""
    async with attacking.hijacked() as (server, settings):
        model = Mechanical()
        server.say()
        server.script = model.reply
        return await results(settings, file, "live"), model


async def attacked(files: Sequence[str]) -> str:
    """Every attack on every task, by rules and by a model that obeys, with the gates and without."""
    said = []
    async with attacking.hijacked() as (model, settings), open_store(settings) as store:
        services: dict[type[Any], Any] = build_services(settings, store, Clock(lambda: NOW))
        await load_demo(services)
        rep = await attacking.prepare(services)
        async with services[LiveAnswers].stacks.closing():
            for file in files or ATTACKS:
                module = injected if file == injected.FILE else fresh
                found = {
                    "rules": await module.outcomes(services, rep, model, file, "rules"),
                    "obeying model, gates": await module.outcomes(services, rep, model, file, "live"),
                    "obeying model, no gates": await module.outcomes(services, rep, model, file, "live", gates=False),
                }
                said.append(f"{file}\n\n{module.report(found)}\n")
    return "\n".join(said)


def report(found: Sequence[Result]) -> str:
    """Pass rates by intent, and the failures."""
    by_intent: defaultdict[str, list[Result]] = defaultdict(list)
    for result in found:
        by_intent[result.task.intent].append(result)
    lines = ["| intent | tasks | passed |", "| --- | ---: | ---: |"]
    lines += [f"| {intent} | {len(of)} | {_rate(of)} |" for intent, of in by_intent.items()]
    for language in ("ja", "en"):
        of = [r for r in found if r.task.language == language]
        lines.append(f"| all, {language} | {len(of)} | {_rate(of)} |")
    lines.append(f"| **all** | {len(found)} | {_rate(found)} |")
    sentences, dropped = sum(r.sentences for r in found), sum(r.dropped for r in found)
    median = statistics.median(r.milliseconds for r in found)
    lines.append(f"\n{sentences} sentences checked against their facts, {dropped} dropped; median {median:.0f} ms.")
    ways = Counter(r.fallback or r.mode for r in found)
    lines.append(f"Written by or left to the rules because of: {dict(ways)}; cost ${sum(r.cost for r in found):.4f}.")
    lines += [f"FAILED {r.task.intent}: {r.task.question}: {'; '.join(r.wrong)}" for r in found if r.wrong]
    return "\n".join(lines)


def report_odd(found: Sequence[Result]) -> str:
    """How many were answered rightly, how many asked back, and the wrong ones."""
    wrong = [r for r in found if r.wrong and not r.is_asking]
    asked = [r for r in found if r.wrong and r.is_asking]
    lines = [
        f"{len(found) - len(wrong) - len(asked)} right, {len(asked)} asked back, {len(wrong)} WRONG of {len(found)}"
    ]
    lines += [f"WRONG {r.task.intent}: {r.task.question}: {'; '.join(r.wrong)}" for r in wrong]
    lines += [f"asked back {r.task.intent}: {r.task.question}" for r in asked]
    return "\n".join(lines)


def _rate(found: Sequence[Result]) -> str:
    passed = sum(not r.wrong for r in found)
    return f"{passed} ({passed / len(found):.1%})"


async def costs() -> str:
    """What the check does to good sentences."""
    async with attacking.hijacked() as (model, settings), open_store(settings) as store:
        services: dict[type[Any], Any] = build_services(settings, store, Clock(lambda: NOW))
        await load_demo(services)
        async with services[LiveAnswers].stacks.closing():
            return good.report(await good.verdicts(services, await principal_of(services, "takanashi"), model))


def print_odd() -> None:
    """Questions in odd wordings, by rules."""
    settings = Settings(table_prefix="eval", log_level="warning")
    for file in ODD:
        print(f"{file}, by rules: {report_odd(asyncio.run(results(settings, file)))}\n")


def print_tasks(files: Sequence[str], mode: str, most_cost: float) -> None:
    """(a) in both modes; with a real model only that."""
    for file in files:
        settings = Settings(table_prefix="eval", log_level="warning")
        if mode == "live":
            found = asyncio.run(results(settings, file, "live", most_cost))
            print(f"{file}, {settings.assistant.model}\n\n{report(found)}\n")
            continue
        print(f"{file}, by rules\n\n{report(asyncio.run(results(settings, file)))}\n")
        stood_in, model = asyncio.run(mechanical(file))
        print(f"{file}, live with a mechanical stand-in for a model\n\n{report(stood_in)}")
        print("\n".join(f"told nothing: {words[:160]}" for words in dict.fromkeys(model.refused)) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("tasks", "odd", "figures", "words", "injections"))
    parser.add_argument("--mode", choices=("both", "live"), default="both", help="live: a real model, with its key")
    parser.add_argument("--most-cost", type=float, default=1.0, help="US dollars a set of tasks may cost")
    parser.add_argument("files", nargs="*", help="sets of tasks or attacks, all without any")
    options = parser.parse_args()
    if options.mode == "live":
        if not os.environ.get("OPENAI_API_KEY"):
            parser.error("--mode live asks a real model: set OPENAI_API_KEY (and OPENAI_BASE_URL for another server)")
        options.only = "tasks"
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    parts = (options.only,) if options.only else ("tasks", "odd", "words", "injections", "figures")
    if parts != ("figures",):
        with embedded_aws() as endpoint:
            os.environ |= {
                "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "eval", "AWS_SECRET_ACCESS_KEY": "eval",
                "AWS_REGION": "ap-northeast-1", "AWS_DEFAULT_REGION": "ap-northeast-1",
            }  # fmt: skip
            create_tables(Settings(table_prefix="eval", log_level="warning"))
            if "tasks" in parts:
                print_tasks(options.files or FILES, options.mode, options.most_cost)
            if "odd" in parts:
                print_odd()
            if "words" in parts:
                print(f"good sentences\n\n{asyncio.run(costs())}\n{stopped()}\n")
            if "injections" in parts:
                print(f"attacks in records\n\n{asyncio.run(attacked(options.files))}")
    if "figures" in parts:
        print(f"the check of figures\n\n{scored()}")


if __name__ == "__main__":
    main()
