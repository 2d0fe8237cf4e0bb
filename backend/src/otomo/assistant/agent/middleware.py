"""What stands around every call of the model and of a tool."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, cast

import openai
import structlog
from langchain.agents.middleware import AgentMiddleware, AgentState
from langchain.agents.middleware.types import ModelRequest, ModelResponse, ToolCallRequest
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langgraph.types import Command
from opentelemetry.trace import Span

from otomo.assistant.agent.run import HandBackError, LiveRun, UnclearError
from otomo.assistant.agent.tools import TOOLS
from otomo.assistant.errors import TooManyToolCallsError
from otomo.assistant.limits import TOOL_SECONDS
from otomo.errors import ProblemError

log = structlog.get_logger(__name__)

_PAUSE = 0.4
_AGAIN = (openai.RateLimitError, openai.InternalServerError, openai.APIConnectionError)

Handler = Callable[[ModelRequest[LiveRun]], Awaitable[ModelResponse[Any]]]


class Metered(AgentMiddleware[AgentState[Any], LiveRun]):
    """Counts what a call used, refuses the next one when the budget is spent, and repeats a call that failed before
    its first word."""

    async def awrap_model_call(self, request: ModelRequest[LiveRun], handler: Handler) -> ModelResponse[Any]:
        """The model's message. Raises HandBackError, what the client raises."""
        run = request.runtime.context
        if run.is_spent(run.turn.usage):
            raise HandBackError("budget")
        run.has_begun = False
        try:
            return await self._call(run, request, handler)
        except _AGAIN as failed:
            if run.has_begun or isinstance(failed, openai.APITimeoutError):
                raise
            log.info("model.again", error=type(failed).__name__)
            await asyncio.sleep(_PAUSE)
            return await self._call(run, request, handler)

    async def _call(self, run: LiveRun, request: ModelRequest[LiveRun], handler: Handler) -> ModelResponse[Any]:
        with run.span(f"chat {run.model}", gen_ai_operation_name="chat", gen_ai_request_model=run.model) as span:
            return await self._metered(run, request, handler, span)

    async def _metered(
        self, run: LiveRun, request: ModelRequest[LiveRun], handler: Handler, span: Span | None
    ) -> ModelResponse[Any]:
        response = None
        run.begins(tokens(request.messages, [])[0])
        try:
            response = await handler(request)
        finally:
            if response is not None or run.has_begun:
                used = tokens(request.messages, response.result if response else [])
                run.spend(*used)
                tell_tokens(span, used)
        return response


def tell_tokens(span: Span | None, used: tuple[int, int]) -> None:
    """Says in a call's span what it used."""
    if span is not None:
        span.set_attribute("gen_ai.usage.input_tokens", used[0])
        span.set_attribute("gen_ai.usage.output_tokens", used[1])


def tokens(asked: list[Any], answered: list[BaseMessage]) -> tuple[int, int]:
    """Tokens in and out as the server counted them; where it did not say, a token for three bytes."""
    last = answered[-1] if answered else None
    if isinstance(last, AIMessage) and last.usage_metadata is not None:
        return last.usage_metadata["input_tokens"], last.usage_metadata["output_tokens"]
    return sum(len(m.text.encode()) for m in asked) // 3, (len(last.text.encode()) if last else 0) // 3


class Guarded(AgentMiddleware[AgentState[Any], LiveRun]):
    """Tools work one at a time and not for ever; what goes wrong as expected is told to the model."""

    async def awrap_tool_call(
        self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Awaitable[ToolMessage | Command[Any]]]
    ) -> ToolMessage | Command[Any]:
        """The tool's result. Raises what nobody expects."""
        run, call = cast(LiveRun, request.runtime.context), request.tool_call  # its type says None
        try:
            name = call["name"] if call["name"] in TOOLS else "unknown"  # what a model makes up may be anything
            with run.span(f"execute_tool {name}", gen_ai_operation_name="execute_tool", gen_ai_tool_name=name):
                async with run.tools, asyncio.timeout(TOOL_SECONDS):
                    result = await handler(request)
        except UnclearError as unclear:
            said = str(unclear)
        except ProblemError as problem:
            said = f"Not possible: {problem.title}."
        except TimeoutError:
            said = "This took too long; answer without it."
        except TooManyToolCallsError:
            said = "No more tools; answer from what was found."
        else:
            if isinstance(result, ToolMessage):
                run.heard(result.text)
            return result
        log.info("tool.refused", tool=call["name"])
        return ToolMessage(said, tool_call_id=call["id"], name=call["name"], status="error")
