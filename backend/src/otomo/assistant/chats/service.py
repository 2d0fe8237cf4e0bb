"""Chats: list, search, rename, delete, judge an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from otomo.assistant.chats.items import Chat, Feedback, Message
from otomo.assistant.chats.repository import ChatRepository
from otomo.assistant.errors import ChatBusyError, MessageNotFoundError
from otomo.audit.journal import audited
from otomo.clock import Clock
from otomo.errors import StaleVersionError
from otomo.ids import new_id
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.text import fold


@dataclass(frozen=True, slots=True)
class ChatService:
    """A user's own chats; nobody else's exist."""

    chats: ChatRepository
    idempotency: Idempotency
    clock: Clock

    async def create(self, user_id: str, title: str, once: Once | None) -> Chat:
        """A new, empty chat."""
        now = self.clock.now()

        async def write(record: Record[Chat]) -> Chat:
            chat = Chat(user_id=user_id, chat_id=new_id("ch"), title=title, created_at=now, updated_at=now)
            with audited("chats.create", "chats", chat.chat_id):
                await self.chats.write([self.chats.put_chat(chat, None), *record(chat)])
            return chat

        return await self.idempotency.run(once, Chat, write)

    async def find(self, user_id: str, q: str) -> Sequence[Chat]:
        """The user's chats, the last used first; those with every word of `q` in title or questions."""
        words = [fold(w) for w in q.split()]
        found = await self.chats.of_user(user_id)
        return [c for c in found if all(w in f"{fold(c.title)} {c.words}" for w in words)]

    async def get(self, user_id: str, chat_id: str) -> Chat:
        """One chat. Raises ChatNotFoundError."""
        return await self.chats.get(user_id, chat_id)

    async def messages(self, user_id: str, chat_id: str) -> list[Message]:
        """A chat's messages as they were written. Raises ChatNotFoundError."""
        await self.chats.get(user_id, chat_id)
        return await self.chats.messages(chat_id)

    async def rename(self, user_id: str, chat_id: str, expected: int, title: str) -> Chat:
        """Another title. Raises ChatNotFoundError, StaleVersionError."""
        before = await self.chats.get(user_id, chat_id)
        if before.version != expected:
            raise StaleVersionError
        after = replace(before, title=title, version=before.version + 1)
        with audited("chats.rename", "chats", chat_id) as entry:
            entry.changed({"title": before.title}, {"title": title})
            await self.chats.write([self.chats.put_chat(after, before)])
        return after

    async def judge(self, user_id: str, chat_id: str, message_id: str, feedback: Feedback | None) -> Message:
        """What the user thinks of an answer; None takes it back. Raises ChatNotFoundError, MessageNotFoundError,
        ChatBusyError, StaleVersionError."""
        await self.chats.get(user_id, chat_id)
        before = await self.chats.message(chat_id, message_id)
        if before.role != "assistant":
            raise MessageNotFoundError
        if before.status == "partial":
            raise ChatBusyError
        after = replace(before, feedback=feedback, version=before.version + 1)
        await self.chats.write([self.chats.put_message(after, before)])
        return after
