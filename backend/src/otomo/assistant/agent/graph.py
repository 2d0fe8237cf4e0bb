"""The agent: langchain's, with our tools and middleware. No checkpointer: the transcript is ours."""

from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware, ModelCallLimitMiddleware, ToolCallLimitMiddleware
from langchain_core.language_models import BaseChatModel
from langgraph.graph.state import CompiledStateGraph

from otomo.assistant.agent.middleware import Guarded, Metered
from otomo.assistant.agent.run import LiveRun
from otomo.assistant.agent.tools import TOOLS
from otomo.assistant.limits import MODEL_CALLS, TOOL_CALLS

Graph = CompiledStateGraph[Any, LiveRun, Any, Any]
MODEL_NODE = "model"


def build(model: BaseChatModel, names: frozenset[str]) -> Graph:
    """An agent with these tools and no others."""
    around: list[AgentMiddleware[Any, LiveRun]] = [
        ModelCallLimitMiddleware(run_limit=MODEL_CALLS, exit_behavior="end"),
        ToolCallLimitMiddleware(run_limit=TOOL_CALLS, exit_behavior="end"),
        Metered(),
        Guarded(),
    ]
    return create_agent(model, [TOOLS[name] for name in sorted(names)], context_schema=LiveRun, middleware=around)
