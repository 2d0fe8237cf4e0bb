"""/api/assistant: chats, their answers as they are written, and proposals to approve."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from otomo.assistant.chats.items import Feedback
from otomo.assistant.deps import ChatServiceDep, LiveAnswersDep, OwnRun, ProposalServiceDep, RunServiceDep
from otomo.assistant.limits import MESSAGE_CHARACTERS
from otomo.assistant.mapping import (
    chat_body,
    fallback_body,
    message_body,
    presets,
    proposal_body,
    question_of,
    started_body,
)
from otomo.assistant.proposals.schemas import ProposalBody, ProposalPatch
from otomo.assistant.schemas import (
    Again,
    AssistantInfo,
    ChatBody,
    ChatCreate,
    ChatList,
    ChatRename,
    Conversation,
    FeedbackBody,
    MessageBody,
    MessageCreate,
    RunBody,
    StartedBody,
)
from otomo.auth.deps import AnyUser, OnceDep, Writer
from otomo.web.ids import PathId
from otomo.web.paging import Cursor, CursorsDep, Limit, page_of
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/assistant", tags=["assistant"])

EventNumber = Annotated[str | None, Header(alias="Last-Event-ID", max_length=20)]


@router.get("")
async def read_assistant(live: LiveAnswersDep, principal: AnyUser) -> AssistantInfo:
    """The mode answers are written in, and questions to begin with."""
    return AssistantInfo(
        mode="live" if live.model else "rules",
        model=live.model,
        fallback=fallback_body(await live.obstacle(principal.user_id)),
        presets=presets(),
        message_characters=MESSAGE_CHARACTERS,
    )


@router.get("/chats")
async def list_chats(
    chats: ChatServiceDep,
    cursors: CursorsDep,
    principal: AnyUser,
    q: Annotated[str, Query(max_length=100)] = "",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> ChatList:
    """One's own chats, the last used first; `q` looks in titles and questions."""
    found = await chats.find(principal.user_id, q)
    page, after = page_of(found, limit, cursor, cursors, f"chats|{principal.user_id}|{q}")
    return ChatList(items=[chat_body(c) for c in page], next_cursor=after, total=len(found))


@router.post("/chats", status_code=201)
async def create_chat(
    body: ChatCreate, chats: ChatServiceDep, principal: AnyUser, once: OnceDep, response: Response
) -> ChatBody:
    """A new, empty chat."""
    chat = await chats.create(principal.user_id, body.title or "", once)
    set_etag(response, chat.version)
    return chat_body(chat)


@router.get("/chats/{chat_id}")
async def read_chat(
    chat_id: PathId, chats: ChatServiceDep, runs: RunServiceDep, principal: AnyUser, response: Response
) -> Conversation:
    """A chat with all its messages."""
    chat = await chats.get(principal.user_id, chat_id)
    messages = await runs.settle(principal.user_id, await chats.messages(principal.user_id, chat_id))
    set_etag(response, chat.version)
    return Conversation(chat=chat_body(chat), messages=[message_body(m) for m in messages])


@router.patch("/chats/{chat_id}")
async def rename_chat(
    chat_id: PathId,
    body: ChatRename,
    chats: ChatServiceDep,
    principal: AnyUser,
    expected: ExpectedVersion,
    response: Response,
) -> ChatBody:
    """Gives a chat another title."""
    chat = await chats.rename(principal.user_id, chat_id, expected, body.title)
    set_etag(response, chat.version)
    return chat_body(chat)


@router.delete("/chats/{chat_id}", status_code=204)
async def delete_chat(chat_id: PathId, runs: RunServiceDep, principal: AnyUser) -> None:
    """Removes a chat with its messages; an answer that is being written is stopped."""
    await runs.delete_chat(principal.user_id, chat_id)


@router.post("/chats/{chat_id}/messages", status_code=202)
async def ask(
    chat_id: PathId, body: MessageCreate, runs: RunServiceDep, principal: AnyUser, once: OnceDep
) -> StartedBody:
    """Asks a question; its answer is written in the background. 409 `chat-busy` while another is; 429 over three."""
    return started_body(await runs.ask(principal, chat_id, question_of(body), once))


@router.post("/chats/{chat_id}/messages/{message_id}/regenerate", status_code=202)
async def regenerate(
    chat_id: PathId,
    message_id: PathId,
    runs: RunServiceDep,
    principal: AnyUser,
    once: OnceDep,
    body: Again | None = None,
) -> StartedBody:
    """Another answer to the same question, beside the one before; by the model where `mode` says so."""
    mode = body.mode if body else None
    return started_body(await runs.ask_again(principal, chat_id, message_id, once, mode))


@router.put("/chats/{chat_id}/messages/{message_id}/feedback")
async def judge_answer(
    chat_id: PathId, message_id: PathId, body: FeedbackBody, chats: ChatServiceDep, principal: AnyUser
) -> MessageBody:
    """Thumbs up or down for an answer."""
    feedback = Feedback(body.vote, body.comment)
    return message_body(await chats.judge(principal.user_id, chat_id, message_id, feedback))


@router.delete("/chats/{chat_id}/messages/{message_id}/feedback")
async def take_back_feedback(
    chat_id: PathId, message_id: PathId, chats: ChatServiceDep, principal: AnyUser
) -> MessageBody:
    """Neither thumb."""
    return message_body(await chats.judge(principal.user_id, chat_id, message_id, None))


@router.get("/runs/{run_id}")
async def read_run(run_id: PathId, runs: RunServiceDep, principal: AnyUser) -> RunBody:
    """How far an answer is."""
    return RunBody.model_validate(await runs.get(principal.user_id, run_id))


@router.get("/runs/{run_id}/events", response_class=EventSourceResponse)
async def follow_run(
    run: OwnRun, runs: RunServiceDep, last_event_id: EventNumber = None
) -> AsyncIterator[ServerSentEvent]:
    """The events of a run as they are written, for at most 75 s; go on with `Last-Event-ID`, nothing is lost or
    repeated. Types: run.started, mode.changed, plan.step, tool.started, tool.progress, tool.finished, facts.added,
    text.delta, text.replaced, card, citation, proposal.created, proposal.resolved, check.result, usage, run.completed,
    run.cancelled, run.failed; the data is a JSON object with `run_id` and `ts` (epoch ms). After one of the last
    three the stream ends."""
    after = int(last_event_id) if last_event_id and last_event_id.isdecimal() else 0
    async for event in runs.follow(run, after):
        yield ServerSentEvent(
            data={"run_id": run.run_id, "ts": event.ts, **event.data}, event=event.type, id=str(event.number)
        )


@router.post("/runs/{run_id}/stop")
async def stop_run(run_id: PathId, runs: RunServiceDep, principal: AnyUser) -> RunBody:
    """Ends an answer early; what was said is kept."""
    return RunBody.model_validate(await runs.stop(principal.user_id, run_id))


@router.get("/proposals/{proposal_id}")
async def read_proposal(
    proposal_id: PathId, proposals: ProposalServiceDep, principal: AnyUser, response: Response
) -> ProposalBody:
    """One of one's own proposals."""
    proposal = await proposals.get(principal, proposal_id)
    set_etag(response, proposal.version)
    return proposal_body(proposal)


@router.patch("/proposals/{proposal_id}")
async def edit_proposal(
    proposal_id: PathId,
    body: ProposalPatch,
    proposals: ProposalServiceDep,
    principal: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> ProposalBody:
    """Changes the draft before it is approved."""
    proposal = await proposals.edit(principal, proposal_id, expected, body.given())
    set_etag(response, proposal.version)
    return proposal_body(proposal)


@router.post("/proposals/{proposal_id}/approve")
async def approve_proposal(proposal_id: PathId, proposals: ProposalServiceDep, principal: Writer) -> ProposalBody:
    """Writes what is proposed: once, however often it is approved. 409 `proposal-expired`, `proposal-resolved`."""
    return proposal_body(await proposals.approve(principal, proposal_id))


@router.post("/proposals/{proposal_id}/reject")
async def reject_proposal(proposal_id: PathId, proposals: ProposalServiceDep, principal: Writer) -> ProposalBody:
    """Decides against it."""
    return proposal_body(await proposals.reject(principal, proposal_id))
