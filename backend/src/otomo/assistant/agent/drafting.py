"""A draft as it comes from the model: what is the answer, what was only said on the way to a tool."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import openai
import structlog
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, convert_to_messages

from otomo.assistant.agent.graph import MODEL_NODE, Graph
from otomo.assistant.agent.middleware import tell_tokens, tokens
from otomo.assistant.agent.run import Draft, HandBackError, LiveRun
from otomo.assistant.agent.transcript import beginning

log = structlog.get_logger(__name__)

_STEPS = 40


async def draft(graph: Graph, run: LiveRun, into: Draft) -> None:
    """The model's answer, with tools on the way. Raises HandBackError."""
    into.messages = beginning(run)
    ended: AIMessage | None = None
    async with _failures():
        stream = graph.astream(
            {"messages": list(into.messages)},
            context=run,
            config={"recursion_limit": _STEPS},
            stream_mode=["messages", "updates", "custom"],
            version="v2",
        )
        async for part in stream:
            if part["type"] == "messages":
                _words(part["data"], into)
            elif part["type"] == "updates":
                ended = _step(part["data"], into) or ended
    if ended is None:
        raise HandBackError("unavailable")
    if not into.text.strip():
        raise HandBackError("limit")


def _words(data: Any, into: Draft) -> None:
    message, about = data
    if isinstance(message, AIMessageChunk) and about.get("langgraph_node") == MODEL_NODE:
        into.add(message.text)


def _step(data: dict[str, Any], into: Draft) -> AIMessage | None:
    """Keeps a finished step's messages; the model's last word is returned. Raises HandBackError when a limit spoke."""
    last = None
    for node, update in data.items():
        for message in (update or {}).get("messages", ()):
            into.messages.append(message)
            if not isinstance(message, AIMessage):
                continue
            if node != MODEL_NODE:
                raise HandBackError("limit")
            if message.invalid_tool_calls and not message.tool_calls:
                raise HandBackError("limit")
            if message.tool_calls:
                into.restart()
            elif message.response_metadata.get("finish_reason") in ("stop", "length"):
                last = message
                into.finish(message.response_metadata["finish_reason"] == "length")
    return last


async def said(model: BaseChatModel, run: LiveRun, asked: Sequence[Any]) -> str:
    """What the model says to a conversation, without tools. Raises HandBackError."""
    if run.is_spent(run.turn.usage):
        raise HandBackError("budget")
    messages = convert_to_messages(asked)
    async with _failures():
        run.begins(tokens(messages, [])[0])
        with run.span(f"chat {run.model}", gen_ai_operation_name="chat", gen_ai_request_model=run.model) as span:
            message = await model.ainvoke(messages)
            used = tokens(messages, [message])
            run.spend(*used)
            tell_tokens(span, used)
    return message.text


@asynccontextmanager
async def _failures() -> AsyncIterator[None]:
    """What goes wrong between us and the model's server hands the answer back to the rules."""
    try:
        yield
    except openai.APITimeoutError as slow:
        raise HandBackError("timeout") from slow
    except (openai.OpenAIError, httpx2.HTTPError, json.JSONDecodeError) as failed:
        log.warning("model.failed", error=type(failed).__name__, status=getattr(failed, "status_code", None))
        raise HandBackError("unavailable") from failed
