"""Reads an ID token and believes it only when everything fits (OpenID Connect Core 3.1.3.7)."""

from typing import Any

import msgspec
from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry

from otomo.auth.oidc.errors import IdentityNotProvenError
from otomo.auth.oidc.issuer import Issuer, Tokens

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Signatures with a private key that only the issuer has; `none` and shared secrets are no proof."""
LEEWAY = 60
_KEY_TYPES = ("RSA", "EC", "OKP")
_MAX_TOKEN = 32 * 1024


class Claims(msgspec.Struct, frozen=True):
    """What an ID token says; times are epoch seconds."""

    iss: str
    sub: str
    aud: str | list[str]
    exp: int | float
    iat: int | float
    nonce: str
    nbf: int | float | None = None
    azp: str | None = None
    at_hash: str | None = None
    email: str | None = None
    email_verified: bool | str | None = None
    name: str | None = None
    preferred_username: str | None = None
    hd: str | None = None


async def read_id_token(issuer: Issuer, tokens: Tokens, nonce: str, begun_at: int, now: int) -> Claims:
    """The claims of a token that this issuer made for us, now and for this sign-in. Raises IdentityNotProvenError,
    ProviderUnavailableError."""
    if len(tokens.id_token) > _MAX_TOKEN:
        raise IdentityNotProvenError("token too long")
    header = _header(tokens.id_token)
    if header.get("alg") not in ALGORITHMS:
        raise IdentityNotProvenError("algorithm not allowed")
    raw = _verified(tokens.id_token, await _key(issuer, header))
    try:
        claims = msgspec.convert(raw, Claims)
        _validate(raw, header, issuer, tokens, nonce, now)
    except (msgspec.ValidationError, JoseError) as error:
        raise IdentityNotProvenError(f"claims: {error}") from error
    if claims.aud not in (issuer.provider.client_id, [issuer.provider.client_id]):
        raise IdentityNotProvenError("claims: aud has others")
    if not claims.sub or len(claims.sub) > 255:
        raise IdentityNotProvenError("claims: sub")
    if claims.iat < begun_at - LEEWAY:
        raise IdentityNotProvenError("claims: iat before the sign-in began")
    return claims


def _header(token: str) -> dict[str, Any]:
    try:
        return dict(jws.extract_compact(token.encode()).headers())
    except (JoseError, ValueError) as error:
        raise IdentityNotProvenError("not a signed token") from error


async def _key(issuer: Issuer, header: dict[str, Any]) -> dict[str, Any]:
    kid = header.get("kid")
    if kid is not None and not isinstance(kid, str):
        raise IdentityNotProvenError("kid is not text")
    usable = [key for key in await issuer.keys(kid) if key.get("kty") in _KEY_TYPES]
    if len(usable) != 1:
        raise IdentityNotProvenError("no key with this id" if kid else "no id and not exactly one key")
    if usable[0].get("alg", header["alg"]) != header["alg"]:
        raise IdentityNotProvenError("key for another algorithm")
    return usable[0]


def _verified(token: str, key: dict[str, Any]) -> dict[str, Any]:
    try:
        return dict(jwt.decode(token, JWKRegistry.import_key(key), algorithms=list(ALGORITHMS)).claims)
    except (JoseError, ValueError) as error:
        raise IdentityNotProvenError(f"signature: {error}") from error


def _validate(
    raw: dict[str, Any], header: dict[str, Any], issuer: Issuer, tokens: Tokens, nonce: str, now: int
) -> None:
    provider = issuer.provider
    params = {"nonce": nonce, "client_id": provider.client_id, "access_token": tokens.access_token}
    options = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
    }
    CodeIDToken(raw, header, options, params).validate(now=now, leeway=LEEWAY)
