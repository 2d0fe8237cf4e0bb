"""`make eval MODE=live`: tells what it needs, asks the server it is pointed at, and stops at its cost."""

import asyncio
import os
import re
import sys
from pathlib import Path

import pytest
from model_server import ModelServer

from tests.api.assistant.live.conftest import MATURITIES, with_tools

pytestmark = pytest.mark.mission("AI-1")

ROOT = Path(__file__).parents[4]


async def evaluate(*arguments: str, **env: str) -> tuple[int, str, str]:
    """Exit code, output, errors."""
    path = os.pathsep.join(str(ROOT / p) for p in ("bench/book", "tests/support"))
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "OTOMO_", "AWS_"))}
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "bench/assistant/evaluate.py"), "--mode", "live", *arguments,
        env=kept | {"PYTHONPATH": path} | env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_without_a_key_it_says_what_it_needs() -> None:
    code, _, err = await evaluate()
    assert code == 2
    assert "set OPENAI_API_KEY" in err


async def test_it_asks_the_server_until_its_cost_is_reached(model: ModelServer) -> None:
    model.say()
    model.script = with_tools([MATURITIES], lambda lines: f"{lines[1]}。")
    key = {"OPENAI_API_KEY": "not-a-key", "OPENAI_BASE_URL": model.url}
    code, out, err = await evaluate("unseen.tsv", "--most-cost", "0.0002", **key)
    assert code == 0, err
    [stopped] = re.findall(r"stopped after (\d+) tasks: \$0\.0002 are spent", out)
    [asked, cost] = re.findall(r"'live': (\d+).*; cost \$(\d\.\d+)", out)[0]
    assert 2 < int(stopped) < 34
    assert len(model.asked) >= 2 * int(asked) > 0
    assert 0.0002 <= float(cost) <= 0.0003, "the task that reaches the cost is the last"
