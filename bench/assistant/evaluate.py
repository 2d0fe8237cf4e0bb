"""`make eval`: the assistant's tasks over the demo book, by rules, and the check of figures on labelled sentences.

Prints pass rates by intent and language with everything that failed, and precision and recall of the check by kind of
sentence. Runs against an embedded store on the day the demo book is written for; no network, no key.
"""

import argparse
import asyncio
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import injected
import structlog
from labelled import scored
from otomo.assistant.agent.service import LiveAnswers
from otomo.clock import Clock
from otomo.composition import build_services
from otomo.demo.files import rows
from otomo.demo.load import load_demo
from otomo.settings import Settings
from otomo.store.client import open_store
from otomo.store.tables import create_tables
from servers import embedded_aws
from tasks import Result, faults, run, tasks

FILES = ("tasks.tsv", "unseen.tsv", "heard.tsv", "unseen2.tsv")
NOW = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)


async def results(settings: Settings, file: str) -> list[Result]:
    """Every task's result."""
    async with open_store(settings) as store:
        services: dict[type[Any], Any] = build_services(settings, store, Clock(lambda: NOW))
        await load_demo(services)
        names = {row["顧客ID"]: row["氏名"] for row in rows("customers")}
        found = []
        for task in tasks(file):
            began = time.perf_counter()
            turn, values = await run(task, services)
            spent = (time.perf_counter() - began) * 1e3
            checks = values["checks"]
            wrong = list(faults(task, turn, values, names))
            found.append(Result(task, wrong, spent, checks["sentences"], len(checks["dropped"])))
        return found


async def attacked() -> dict[str, list[injected.Outcome]]:
    """Every attack on every task, by rules and by a model that obeys, with the gates and without."""
    async with injected.hijacked() as (model, settings), open_store(settings) as store:
        services: dict[type[Any], Any] = build_services(settings, store, Clock(lambda: NOW))
        await load_demo(services)
        rep = await injected.prepare(services)
        async with services[LiveAnswers].stacks.closing():
            return {
                "rules": await injected.by_rules(services, rep),
                "obeying model, gates": await injected.by_hijacked(services, rep, model, gates=True),
                "obeying model, no gates": await injected.by_hijacked(services, rep, model, gates=False),
            }


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
    lines += [f"FAILED {r.task.intent}: {r.task.question}: {'; '.join(r.wrong)}" for r in found if r.wrong]
    return "\n".join(lines)


def _rate(found: Sequence[Result]) -> str:
    passed = sum(not r.wrong for r in found)
    return f"{passed} ({passed / len(found):.1%})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("tasks", "figures", "injections"))
    parser.add_argument("files", nargs="*", help="sets of tasks, all without any")
    options = parser.parse_args()
    only, files = options.only, options.files
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(30))
    if only != "figures":
        with embedded_aws() as endpoint:
            os.environ |= {
                "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "eval", "AWS_SECRET_ACCESS_KEY": "eval",
                "AWS_REGION": "ap-northeast-1", "AWS_DEFAULT_REGION": "ap-northeast-1",
            }  # fmt: skip
            settings = Settings(table_prefix="eval", log_level="warning")
            create_tables(settings)
            if only != "injections":
                for file in files or FILES:
                    print(f"{file}\n\n{report(asyncio.run(results(settings, file)))}\n")
            if only != "tasks":
                print(f"notes that give orders\n\n{injected.report(asyncio.run(attacked()))}\n")
    if only in (None, "figures"):
        print("\n" + scored())


if __name__ == "__main__":
    main()
