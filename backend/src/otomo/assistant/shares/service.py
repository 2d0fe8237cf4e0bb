"""Shares: a frozen copy of a conversation behind a secret link, for colleagues who are signed in."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

import msgspec

from otomo.assistant.chats.items import Chat, Message
from otomo.assistant.chats.repository import ChatRepository
from otomo.assistant.errors import MessageNotFoundError, NothingToShareError, ShareNotFoundError
from otomo.assistant.facts import MARK
from otomo.assistant.runs.past import path_to
from otomo.assistant.shares.items import Share, SharedMessage, Snapshot
from otomo.assistant.shares.repository import ShareRepository
from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.ids import new_id
from otomo.signals.service import RankingService

_TOKEN_BYTES = 32
_SHOWN = frozenset({"visit_list", "route", "brief", "table"})
"""Cards that say something; what can only be pressed is not shared."""


@dataclass(frozen=True, slots=True)
class ShareService:
    """Gives out, lists, revokes and opens links."""

    shares: ShareRepository
    chats: ChatRepository
    ranking: RankingService
    clock: Clock

    async def create(self, principal: Principal, chat_id: str, message_id: str | None, days: int) -> tuple[Share, str]:
        """A new link and its token, which nobody can read again. Without a message the branch that was read last.
        Raises ChatNotFoundError, MessageNotFoundError, NothingToShareError, ShareTooLargeError."""
        chat = await self.chats.get(principal.user_id, chat_id)
        messages = _shown(await self.chats.messages(chat_id), chat, message_id)
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self.clock.now()
        share = Share(
            share_id=new_id("s"),
            chat_id=chat_id,
            user_id=principal.user_id,
            token_hash=_hash(token),
            message_id=message_id,
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
        with audited("shares.create", "shares", share.share_id) as entry:
            entry.changed(None, {"chat_id": chat_id, "expires_at": share.expires_at})
            await self.shares.add(
                Snapshot(share=share, title=chat.title, shared_by=principal.display_name, messages=messages)
            )
        return share, token

    async def of_chat(self, user_id: str, chat_id: str) -> list[Share]:
        """The links to a chat that still work, the newest first. Raises ChatNotFoundError."""
        await self.chats.get(user_id, chat_id)
        found = [s for s in await self.shares.of_chat(chat_id) if s.expires_at > self.clock.now()]
        return sorted(found, key=lambda s: (s.created_at, s.share_id), reverse=True)

    async def revoke(self, user_id: str, chat_id: str, share_id: str) -> None:
        """Ends a link. Raises ChatNotFoundError, ShareNotFoundError."""
        found = [s for s in await self.of_chat(user_id, chat_id) if s.share_id == share_id]
        if not found:
            raise ShareNotFoundError
        with audited("shares.revoke", "shares", share_id) as entry:
            entry.changed({"chat_id": chat_id}, None)
            await self.shares.delete(found[0])

    async def open(self, principal: Principal, token: str) -> tuple[Snapshot, frozenset[str]]:
        """What a link shows, and the customers whose records the reader may open. Raises ShareNotFoundError."""
        snapshot = await self.shares.find(_hash(token))
        if snapshot.share.expires_at <= self.clock.now():
            raise ShareNotFoundError
        return snapshot, frozenset((await self.ranking.book(principal)).position)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _shown(messages: Sequence[Message], chat: Chat, message_id: str | None) -> tuple[SharedMessage, ...]:
    """The branch down to the message; one that is named is alone with its question."""
    if message_id is not None and message_id not in {m.message_id for m in messages}:
        raise MessageNotFoundError
    path = path_to(messages, message_id or chat.leaf)
    chosen = path[-2:] if message_id is not None else path
    if not any(m.role == "assistant" and m.status == "done" for m in chosen):
        raise NothingToShareError
    return tuple(_frozen(m) for m in chosen if m.text)


def _frozen(message: Message) -> SharedMessage:
    cards = tuple(c for c in message.cards if c.type in _SHOWN)
    cited = set(MARK.findall(message.text + json.dumps(msgspec.to_builtins(cards))))
    is_answer = message.role == "assistant"
    return SharedMessage(
        role=message.role,
        text=message.text,
        locale=message.locale,
        facts=tuple(f for f in message.facts if f.id in cited),
        cards=cards,
        checks=message.checks,
        mode=message.mode if is_answer else None,
        model=message.model,
        fallback=message.fallback,
        intent=message.intent,
        created_at=message.created_at,
    )
