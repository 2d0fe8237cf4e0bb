"""/api/assistant/chats/{id}/shares and /api/assistant/shared/{token}."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Path, Response

from otomo.assistant.facts import Fact
from otomo.assistant.schemas import CardBody, ChecksBody
from otomo.assistant.shares.items import Share, SharedMessage
from otomo.assistant.shares.schemas import (
    NewShareBody,
    ShareBody,
    ShareCreate,
    SharedConversation,
    SharedFactBody,
    SharedMessageBody,
    ShareList,
)
from otomo.assistant.shares.service import ShareService
from otomo.auth.deps import AnyUser
from otomo.rich import Ref
from otomo.web.ids import PathId
from otomo.web.provide import provided
from otomo.web.rich import LabelBody, RefBody

router = APIRouter(prefix="/api/assistant", tags=["assistant"])

ShareServiceDep = Annotated[ShareService, provided(ShareService)]
Token = Annotated[str, Path(max_length=100)]

_WRITERS = frozenset({"proposal_id", "fact_ids"})
"""What only the writer's own page needs."""
_EVERYBODYS = frozenset({"product", "event"})


@router.post("/chats/{chat_id}/share", status_code=201)
async def share_chat(chat_id: PathId, body: ShareCreate, shares: ShareServiceDep, principal: AnyUser) -> NewShareBody:
    """A read-only link to the conversation as it is now, for colleagues who are signed in. 409 `nothing-to-share`."""
    share, token = await shares.create(principal, chat_id, body.message_id, body.days)
    return NewShareBody(**_body(share).model_dump(), token=token, path=f"/shared/{token}")


@router.get("/chats/{chat_id}/shares")
async def list_shares(chat_id: PathId, shares: ShareServiceDep, principal: AnyUser) -> ShareList:
    """The links to one of one's own chats that still work."""
    return ShareList(items=[_body(s) for s in await shares.of_chat(principal.user_id, chat_id)])


@router.delete("/chats/{chat_id}/shares/{share_id}", status_code=204)
async def revoke_share(chat_id: PathId, share_id: PathId, shares: ShareServiceDep, principal: AnyUser) -> None:
    """Ends a link at once."""
    await shares.revoke(principal.user_id, chat_id, share_id)


@router.get("/shared/{token}")
async def open_shared(
    token: Token, shares: ShareServiceDep, principal: AnyUser, response: Response
) -> SharedConversation:
    """What a link shows. 404 once it has expired or was revoked."""
    snapshot, visible = await shares.open(principal, token)
    response.headers["Cache-Control"] = "no-store"
    return SharedConversation(
        title=snapshot.title,
        shared_by=snapshot.shared_by,
        created_at=snapshot.share.created_at,
        expires_at=snapshot.share.expires_at,
        messages=[_message(m, visible) for m in snapshot.messages],
    )


def _body(share: Share) -> ShareBody:
    return ShareBody.model_validate(share)


def _message(message: SharedMessage, visible: frozenset[str]) -> SharedMessageBody:
    return SharedMessageBody(
        role=message.role,
        text=message.text,
        locale=message.locale,
        facts=[_fact(f, visible) for f in message.facts],
        cards=[CardBody(type=c.type, data=_shown(c.data, visible)) for c in message.cards],
        checks=message.checks and ChecksBody.model_validate(message.checks),
        mode=message.mode,
        model=message.model,
        fallback=message.fallback,
        intent=message.intent,
        created_at=message.created_at,
    )


def _shown(value: Any, visible: frozenset[str]) -> Any:
    """What a card says, without ways to records that the reader may not open."""
    if isinstance(value, list | tuple):
        return [_shown(each, visible) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: _way(name, each, visible) for name, each in value.items() if name not in _WRITERS}


def _way(name: str, value: Any, visible: frozenset[str]) -> Any:
    if name == "customer_id":
        return value if value in visible else None
    if name == "ref" and value is not None:
        return value if _may_open(msgspec.convert(value, Ref), visible) else None
    return _shown(value, visible)


def _fact(fact: Fact, visible: frozenset[str]) -> SharedFactBody:
    ref = fact.source_ref
    return SharedFactBody(
        id=fact.id,
        kind=fact.kind,
        label=LabelBody.model_validate(fact.label),
        value=fact.value,
        unit=fact.unit,
        display=fact.display,
        as_of=fact.as_of,
        source_ref=RefBody.model_validate(ref) if _may_open(ref, visible) else None,
        trust=fact.trust,
    )


def _may_open(ref: Ref, visible: frozenset[str]) -> bool:
    """Trips are their planner's own; what has no customer and is not everybody's is nobody's to open here."""
    if ref.kind == "trip":
        return False
    return ref.kind in _EVERYBODYS or (ref.customer_id or (ref.id if ref.kind == "customer" else "")) in visible
