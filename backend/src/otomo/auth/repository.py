"""Sessions in DynamoDB, by the hash of their cookie; listed by user. Expired rows may linger until TTL deletes them, so
every reader checks the time."""

from dataclasses import dataclass

from aiodynamo.expressions import F, HashKey

from otomo.auth.items import Session
from otomo.store.client import Store
from otomo.store.codec import from_item, to_item
from otomo.store.errors import ConditionFailedError

TABLE = "sessions"


@dataclass(frozen=True, slots=True)
class SessionRepository:
    """Finds and writes sessions."""

    store: Store

    async def find(self, session_id: str) -> Session | None:
        """The session with this id, expired or not."""
        item = await self.store.get(TABLE, {"session_id": session_id})
        return from_item(item, Session) if item else None

    async def of_user(self, user_id: str) -> list[Session]:
        """All of a user's sessions, newest first."""
        items = await self.store.query(TABLE, HashKey("user_id", user_id), index="user_id")
        return sorted((from_item(i, Session) for i in items), key=lambda s: s.created_at, reverse=True)

    async def create(self, session: Session) -> None:
        """Adds a session."""
        await self.store.put(TABLE, to_item(session), F("session_id").does_not_exist())

    async def touch(self, session: Session, now: int) -> None:
        """Notes that the session is in use; a revoked one stays revoked."""
        try:
            await self.store.update(
                TABLE,
                {"session_id": session.session_id},
                F("last_seen_at").set(now),
                F("session_id").exists(),
            )
        except ConditionFailedError:
            return

    async def delete(self, session_id: str) -> None:
        """Ends a session."""
        await self.store.delete(TABLE, {"session_id": session_id})
