"""The application with a model: a scripted server over HTTP, asked by the real client."""

from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import pytest
from model_server import Asked, Call, ModelServer, Reply, Script, model_server
from otomo.assistant.agent.service import LiveAnswers

from tests.api.assistant.conftest import Asking, Event, browser_of, new_chat
from tests.api.conftest import Running


@pytest.fixture(scope="module")
async def model() -> AsyncIterator[ModelServer]:
    """The model's server."""
    with pytest.MonkeyPatch.context() as patch:
        async with model_server() as server:
            patch.setenv("OPENAI_API_KEY", "not-a-key")
            patch.setenv("OPENAI_BASE_URL", server.url)
            patch.setenv("OTOMO_ASSISTANT__READ_SECONDS", "4.0")
            patch.setenv("OTOMO_ASSISTANT__RUN_SECONDS", "30")
            patch.setenv("OTOMO_ASSISTANT__BREAKER_FAILURES", "100")
            yield server


@pytest.fixture(scope="module")
async def running(model: ModelServer, running: Running) -> Running:
    """The application, started when the model is there. The libraries are imported before a request comes: two threads
    that catch warnings undo each other's filters, and here a warning is an error."""
    await running.service(LiveAnswers).stacks.get()
    return running


@pytest.fixture
async def chat(demo: Running) -> Asking:
    """A new chat of the demo's rep."""
    return await new_chat(await browser_of(demo, "takanashi"))


MATURITIES = Call("list_maturities", {"start": "2026-11-20", "end": "2027-02-20"})
QUESTION = "満期を迎える人たちに、いま共通して言えることは？"


def tool_lines(asked: Asked) -> list[str]:
    """What the tools told the model."""
    told: list[str] = [line for m in asked["messages"] if m["role"] == "tool" for line in m["content"].splitlines()]
    return told


def with_tools(calls: Sequence[Call], write: Callable[[list[str]], str]) -> Script:
    """A model that calls tools once, then writes what `write` makes of their lines."""

    def script(asked: Asked) -> Reply:
        lines = tool_lines(asked)
        return Reply(text=write(lines)) if lines else Reply(calls=calls)

    return script


def kinds(told: list[Event]) -> list[str]:
    """The types of events."""
    return [kind for _, kind, _ in told]


def one(told: list[Event], kind: str) -> dict[str, Any]:
    """The only event of a type."""
    (found,) = [data for _, each, data in told if each == kind]
    return found


def last(told: list[Event], kind: str) -> dict[str, Any]:
    """The last event of a type."""
    return [data for _, each, data in told if each == kind][-1]
