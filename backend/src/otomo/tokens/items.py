"""An API token as stored."""

import msgspec

from otomo.auth.policy import Scope


class ApiToken(msgspec.Struct, frozen=True, kw_only=True):
    """Lets a program in as `user_id`, for what the scopes say. Of its secret only the SHA-256 is kept: whoever reads
    the table cannot sign in. Times are epoch seconds."""

    token_id: str
    user_id: str
    name: str
    scopes: tuple[Scope, ...]
    secret_hash: bytes
    created_at: int
    expires_at: int
    last_used_at: int | None = None

    @property
    def prefix(self) -> str:
        """How a token begins: enough to tell which one was found somewhere."""
        return PREFIX + self.token_id


class TokenList(msgspec.Struct, frozen=True, kw_only=True):
    """Which tokens a user has."""

    token_ids: tuple[str, ...] = ()
    version: int = 0


PREFIX = "oat_"
