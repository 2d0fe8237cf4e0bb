"""Chats and messages in DynamoDB. The user is part of a chat's key: a foreign chat cannot be read."""

from dataclasses import dataclass
from typing import Any

from aiodynamo.expressions import F

from otomo.assistant import keys
from otomo.assistant.chats.items import Chat, Message
from otomo.assistant.errors import ChatNotFoundError, MessageNotFoundError
from otomo.errors import StaleVersionError
from otomo.store.client import Operation, Store, partition
from otomo.store.codec import pack, unpack
from otomo.store.errors import ConditionFailedError

_BATCH = 90


@dataclass(frozen=True, slots=True)
class ChatRepository:
    """Finds and writes chats."""

    store: Store

    async def get(self, user_id: str, chat_id: str) -> Chat:
        """A user's chat. Raises ChatNotFoundError."""
        item = await self.store.get(keys.TABLE, keys.chat(user_id, chat_id))
        if item is None:
            raise ChatNotFoundError
        return unpack(item["chat"], Chat)

    async def of_user(self, user_id: str) -> list[Chat]:
        """A user's chats, the last used first."""
        items = await self.store.query(keys.TABLE, partition("pk", keys.of_user(user_id), "sk", keys.CHATS))
        chats = [unpack(item["chat"], Chat) for item in items]
        return sorted(chats, key=lambda c: (c.updated_at, c.chat_id), reverse=True)

    async def messages(self, chat_id: str) -> list[Message]:
        """A chat's messages as they were written."""
        items = await self.store.query(keys.TABLE, partition("pk", keys.of_chat(chat_id), "sk", keys.MESSAGES))
        return [unpack(item["message"], Message) for item in items]

    async def message(self, chat_id: str, message_id: str) -> Message:
        """A message. Raises MessageNotFoundError."""
        item = await self.store.get(keys.TABLE, keys.message(chat_id, message_id))
        if item is None:
            raise MessageNotFoundError
        return unpack(item["message"], Message)

    def put_chat(self, chat: Chat, before: Chat | None) -> Operation:
        """A chat as the next version of `before` (None: new), for a transaction."""
        condition = F("pk").does_not_exist() if before is None else F("version").equals(before.version)
        item = {**keys.chat(chat.user_id, chat.chat_id), "version": chat.version, "chat": pack(chat)}
        return self.store.put_op(keys.TABLE, item, condition)

    def put_message(self, message: Message, before: Message | None) -> Operation:
        """A message as the next version of `before` (None: new), for a transaction."""
        condition = F("pk").does_not_exist() if before is None else F("version").equals(before.version)
        place = keys.message(message.chat_id, message.message_id)
        return self.store.put_op(keys.TABLE, {**place, "version": message.version, "message": pack(message)}, condition)

    async def write(self, operations: list[Operation]) -> None:
        """All or nothing. Raises StaleVersionError."""
        try:
            await self.store.transact(operations)
        except ConditionFailedError as refused:
            raise StaleVersionError from refused

    async def delete(self, chat: Chat) -> None:
        """Removes a chat with its messages and shares; the chat first, so that no one finds half of it."""
        await self.store.delete(keys.TABLE, keys.chat(chat.user_id, chat.chat_id))
        items = await self.store.query(keys.TABLE, partition("pk", keys.of_chat(chat.chat_id)))
        gone: list[Any] = [self.store.delete_op(keys.TABLE, {"pk": i["pk"], "sk": i["sk"]}) for i in items]
        gone += [self.store.delete_op(keys.TABLE, keys.snapshot(i["token_hash"])) for i in items if "token_hash" in i]
        size = min(_BATCH, self.store.transaction_size)
        for start in range(0, len(gone), size):
            await self.store.transact(gone[start : start + size])
