"""API tokens on the wire."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from otomo.auth.policy import Scope
from otomo.tokens.items import ApiToken

TokenName = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]


class TokenCreate(BaseModel):
    """A new token: what it is for, what it opens, and until when (at most a year)."""

    model_config = ConfigDict(extra="forbid")

    name: TokenName
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=20)]
    expires_at: AwareDatetime


class TokenResponse(BaseModel):
    """A token without its secret; `prefix` is how it begins."""

    token_id: str
    name: str
    scopes: list[Scope]
    prefix: str
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


class NewTokenResponse(TokenResponse):
    """A token with what its program sends: `token` is shown this once, null when the request is repeated."""

    token: str | None


class TokenListResponse(BaseModel):
    """A user's tokens, newest first."""

    items: list[TokenResponse]


def response_of(token: ApiToken) -> TokenResponse:
    """A token as its user sees it."""
    return TokenResponse(
        token_id=token.token_id,
        name=token.name,
        scopes=list(token.scopes),
        prefix=token.prefix,
        created_at=_utc(token.created_at),
        expires_at=_utc(token.expires_at),
        last_used_at=None if token.last_used_at is None else _utc(token.last_used_at),
    )


def _utc(epoch: int) -> datetime:
    return datetime.fromtimestamp(epoch, UTC)
