"""Shares in DynamoDB: a row in the chat, and the snapshot under the hash of its token. Both go with the chat."""

import zlib
from dataclasses import dataclass

from aiodynamo.expressions import F

from otomo.assistant import keys
from otomo.assistant.errors import ShareNotFoundError, ShareTooLargeError
from otomo.assistant.shares.items import Share, Snapshot
from otomo.store.client import Store, partition
from otomo.store.codec import pack, unpack

_MOST_BYTES = 350_000


@dataclass(frozen=True, slots=True)
class ShareRepository:
    """Finds and writes shares."""

    store: Store

    async def add(self, snapshot: Snapshot) -> None:
        """Keeps a new share until it expires. Raises ShareTooLargeError."""
        share, content = snapshot.share, zlib.compress(pack(snapshot))
        if len(content) > _MOST_BYTES:
            raise ShareTooLargeError
        until = int(share.expires_at.timestamp())
        absent = F("pk").does_not_exist()
        row = {
            **keys.share(share.chat_id, share.share_id),
            "token_hash": share.token_hash,
            "share": pack(share),
            "expires_at": until,
        }
        seen = {**keys.snapshot(share.token_hash), "snapshot": content, "expires_at": until}
        # A chat that is being deleted takes no new share.
        chat = self.store.check_op(keys.TABLE, keys.chat(share.user_id, share.chat_id), F("pk").exists())
        await self.store.transact(
            [chat, self.store.put_op(keys.TABLE, row, absent), self.store.put_op(keys.TABLE, seen, absent)]
        )

    async def of_chat(self, chat_id: str) -> list[Share]:
        """A chat's shares, expired ones among them."""
        items = await self.store.query(keys.TABLE, partition("pk", keys.of_chat(chat_id), "sk", keys.SHARES))
        return [unpack(i["share"], Share) for i in items]

    async def find(self, token_hash: str) -> Snapshot:
        """What a link shows, as long as its chat still knows of it. Raises ShareNotFoundError."""
        item = await self.store.get(keys.TABLE, keys.snapshot(token_hash))
        if item is None:
            raise ShareNotFoundError
        snapshot = unpack(zlib.decompress(item["snapshot"]), Snapshot)
        share = snapshot.share
        if await self.store.get(keys.TABLE, keys.share(share.chat_id, share.share_id)) is None:
            raise ShareNotFoundError
        return snapshot

    async def delete(self, share: Share) -> None:
        """Revokes a share: its row and what it showed."""
        places = [keys.share(share.chat_id, share.share_id), keys.snapshot(share.token_hash)]
        await self.store.transact([self.store.delete_op(keys.TABLE, place) for place in places])
