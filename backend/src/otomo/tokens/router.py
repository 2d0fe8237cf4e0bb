"""/api/tokens: one's own API tokens; /api/users/{user_id}/tokens: a user's, for administrators."""

from fastapi import APIRouter

from otomo.auth.deps import Admin, AnyUser, OnceDep
from otomo.tokens.deps import TokenServiceDep
from otomo.tokens.schemas import NewTokenResponse, TokenCreate, TokenListResponse, response_of
from otomo.users.deps import UserServiceDep
from otomo.web.ids import PathId

router = APIRouter(prefix="/api", tags=["tokens"])


@router.get("/tokens")
async def list_tokens(tokens: TokenServiceDep, principal: AnyUser) -> TokenListResponse:
    """One's own tokens that have not expired."""
    return TokenListResponse(items=[response_of(token) for token in await tokens.of_user(principal.user_id)])


@router.post("/tokens", status_code=201)
async def create_token(
    body: TokenCreate, tokens: TokenServiceDep, principal: AnyUser, once: OnceDep
) -> NewTokenResponse:
    """Makes a token for a program that acts in one's name: never with more right than one's role has at that moment.
    It is sent as `Authorization: Bearer <token>`. 409 `too-many-tokens`."""
    expires_at = int(body.expires_at.timestamp())
    made = await tokens.create(principal.user_id, body.name, body.scopes, expires_at, once)
    return NewTokenResponse(**response_of(made.token).model_dump(), token=made.secret)


@router.delete("/tokens/{token_id}", status_code=204)
async def revoke_token(token_id: PathId, tokens: TokenServiceDep, principal: AnyUser) -> None:
    """Takes a token back; it opens nothing from the next request on."""
    await tokens.revoke(principal.user_id, token_id)


@router.get("/users/{user_id}/tokens")
async def list_users_tokens(
    user_id: PathId, tokens: TokenServiceDep, users: UserServiceDep, _: Admin
) -> TokenListResponse:
    """A user's tokens that have not expired."""
    user = await users.get(user_id)
    return TokenListResponse(items=[response_of(token) for token in await tokens.of_user(user.user_id)])


@router.delete("/users/{user_id}/tokens/{token_id}", status_code=204)
async def revoke_users_token(user_id: PathId, token_id: PathId, tokens: TokenServiceDep, _: Admin) -> None:
    """Takes a user's token back."""
    await tokens.revoke(user_id, token_id)
