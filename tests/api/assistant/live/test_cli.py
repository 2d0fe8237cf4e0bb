"""`otomo ask` with a model."""

import asyncio
import os
import sys
from pathlib import Path

import msgspec
import pytest
from model_server import ModelServer, Reply

from tests.api.assistant.live.conftest import MATURITIES, QUESTION, with_tools
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("AI-1")


async def ask(demo: Running, *arguments: str, **env: str) -> tuple[int, str, str]:
    """Exit code, output, errors."""
    command = Path(sys.executable).parent / "otomo"
    process = await asyncio.create_subprocess_exec(
        command, "ask", QUESTION, *arguments,
        env=os.environ | {"OTOMO_TABLE_PREFIX": demo.settings.table_prefix} | env,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_the_terminal_asks_the_model_and_says_what_it_took(demo: Running, model: ModelServer) -> None:
    model.say()
    model.script = with_tools([MATURITIES], lambda lines: f"{lines[1]}。")
    code, out, err = await ask(demo, "--mode", "live", "--json", OTOMO_ASSISTANT__RUN_SECONDS="40")
    assert code == 0, err
    found = msgspec.json.decode(out)
    assert (found["mode"], found["model"], found["usage"]["input"]) == ("live", "gpt-4o-mini", 200)
    assert found["checks"]["figures_ok"]
    assert "佐久間 恒一" in found["answer"]


async def test_without_a_key_it_says_so(demo: Running, model: ModelServer) -> None:
    model.say(Reply())
    code, out, _ = await ask(demo, "--mode", "live", OPENAI_API_KEY="")
    assert code == 0
    assert out.startswith("モデルが設定されていないため、規則でお答えします。")
    assert model.asked == []
    code, _, err = await ask(demo, "--mode", "dreams")
    assert code == 2
    assert "dreams" in err
