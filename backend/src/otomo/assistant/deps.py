"""The assistant's services, for routes."""

from typing import Annotated

from fastapi import Depends

from otomo.assistant.agent.service import LiveAnswers
from otomo.assistant.chats.service import ChatService
from otomo.assistant.proposals.service import ProposalService
from otomo.assistant.runs.items import Run
from otomo.assistant.runs.service import RunService
from otomo.assistant.usage.service import UsageService
from otomo.auth.deps import AnyUser
from otomo.web.ids import PathId
from otomo.web.provide import provided

ChatServiceDep = Annotated[ChatService, provided(ChatService)]
LiveAnswersDep = Annotated[LiveAnswers, provided(LiveAnswers)]
RunServiceDep = Annotated[RunService, provided(RunService)]


async def _own_run(run_id: PathId, runs: RunServiceDep, principal: AnyUser) -> Run:
    """Before the first byte of a stream: afterwards a problem could not be told."""
    return await runs.get(principal.user_id, run_id)


OwnRun = Annotated[Run, Depends(_own_run)]
ProposalServiceDep = Annotated[ProposalService, provided(ProposalService)]
UsageServiceDep = Annotated[UsageService, provided(UsageService)]
