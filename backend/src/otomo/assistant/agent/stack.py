"""The model's libraries, imported when they are needed and not before: they cost two seconds and 60 MB."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import structlog

from otomo.assistant.agent.run import LiveRun
from otomo.settings import AssistantSettings, Settings

if TYPE_CHECKING:
    import httpx2
    from langchain_core.language_models import BaseChatModel

    from otomo.assistant.agent.graph import Graph
    from otomo.assistant.agent.run import Draft
    from otomo.assistant.agent.spans import Spans

log = structlog.get_logger(__name__)

_MOST_TOKENS = 1_500


@dataclass(slots=True)
class Stack:
    """A model with its agents, one for each set of tools."""

    model: "BaseChatModel"
    http: "httpx2.AsyncClient"
    spans: "Spans | None" = None
    _graphs: "dict[frozenset[str], Graph]" = field(default_factory=dict)

    async def draft(self, run: LiveRun, names: frozenset[str], into: "Draft") -> None:
        """An answer with these tools. Raises HandBackError."""
        from otomo.assistant.agent.drafting import draft  # noqa: PLC0415
        from otomo.assistant.agent.graph import build  # noqa: PLC0415

        graph = self._graphs.get(names) or self._graphs.setdefault(names, build(self.model, names))
        run.spans = self.spans
        with run.span("invoke_agent otomo", gen_ai_operation_name="invoke_agent", gen_ai_agent_name="otomo"):
            await draft(graph, run, into)

    async def said(self, run: LiveRun, asked: Sequence[Any]) -> str:
        """What the model says to messages, or pairs of role and text, without tools. Raises HandBackError."""
        from otomo.assistant.agent.drafting import said  # noqa: PLC0415

        run.spans = self.spans
        return await said(self.model, run, asked)

    async def close(self) -> None:
        """Closes the model's connections; spans that wait are sent."""
        await self.http.aclose()
        if self.spans is not None:
            await asyncio.to_thread(self.spans.close)


@dataclass(slots=True)
class Stacks:
    """Makes the stack once, in a thread beside the work of the server."""

    settings: Settings
    _made: "asyncio.Task[Stack] | None" = None

    async def get(self) -> Stack:
        """The stack, made if it is not yet."""
        if self._made is None:
            self._made = asyncio.ensure_future(asyncio.to_thread(_make, self.settings))
        return await asyncio.shield(self._made)

    @asynccontextmanager
    async def closing(self) -> AsyncIterator[None]:
        """Closes the model's connections at the end."""
        try:
            yield
        finally:
            if self._made is not None:
                await (await self._made).close()

    @asynccontextmanager
    async def warming(self) -> AsyncIterator[None]:
        """Begins to make the stack if there is a key."""
        async with self.closing():
            if self.settings.openai_api_key is not None:
                self._made = asyncio.ensure_future(asyncio.to_thread(_make, self.settings))
            yield


def _make(settings: Settings) -> Stack:
    # Traces of what users ask go nowhere, whatever the environment says.
    os.environ["LANGSMITH_TRACING"] = os.environ["LANGCHAIN_TRACING_V2"] = "false"
    import httpx2  # noqa: PLC0415
    from langchain_openai import ChatOpenAI  # noqa: PLC0415

    import otomo.assistant.agent.drafting  # noqa: F401, PLC0415

    wanted: AssistantSettings = settings.assistant
    http = httpx2.AsyncClient(timeout=httpx2.Timeout(wanted.read_seconds, connect=5.0))
    model = ChatOpenAI(
        model=wanted.model,
        api_key=settings.openai_api_key,
        base_url=str(settings.openai_base_url) if settings.openai_base_url else None,
        temperature=wanted.temperature,
        max_tokens=_MOST_TOKENS,
        stream_usage=True,
        use_responses_api=False,
        max_retries=0,
        timeout=wanted.read_seconds,
        http_async_client=http,
    )
    log.info("model.ready", model=wanted.model)
    return Stack(model, http, _spans(wanted))


def _spans(wanted: AssistantSettings) -> "Spans | None":
    if wanted.otlp_endpoint is None:
        return None
    from otomo.assistant.agent.spans import Spans  # noqa: PLC0415

    return Spans.to(str(wanted.otlp_endpoint))
