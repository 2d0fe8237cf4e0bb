"""One provider: what it says about itself, its keys, and the exchange of a code for an ID token."""

import asyncio
from typing import Any
from urllib.parse import quote_plus, urlsplit

import msgspec
import structlog
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from otomo.auth.oidc.errors import IdentityNotProvenError, ProviderUnavailableError
from otomo.auth.oidc.outbound import Outbound, read
from otomo.clock import Clock
from otomo.oidc_settings import OidcProvider

log = structlog.get_logger(__name__)

_METADATA_SECONDS = 3600
_KEYS_SECONDS = 3600
_ROTATION_SECONDS = 60  # how often an unknown key may make us ask again


class Metadata(msgspec.Struct, frozen=True):
    """The part of OpenID Connect Discovery that we use."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    token_endpoint_auth_methods_supported: list[str] = msgspec.field(default_factory=lambda: ["client_secret_basic"])
    authorization_response_iss_parameter_supported: bool = False


class Tokens(msgspec.Struct, frozen=True):
    """A token endpoint's answer. A refresh token is not even read: nothing is asked of the provider later."""

    id_token: str
    access_token: str


class KeySet(msgspec.Struct, frozen=True):
    """A JWKS; each key as its issuer wrote it."""

    keys: list[dict[str, Any]]


class Issuer:
    """Speaks to one provider. What it says about itself and its keys are kept for an hour."""

    def __init__(self, provider: OidcProvider, redirect_uri: str, outbound: Outbound, clock: Clock) -> None:
        self.provider, self.redirect_uri = provider, redirect_uri
        self._outbound, self._clock = outbound, clock
        self._metadata: Metadata | None = None
        self._metadata_at = 0
        self._keys: list[dict[str, Any]] = []
        self._keys_at: int | None = None
        self._loading = asyncio.Lock()

    async def authorization_url(self, state: str, nonce: str, verifier: str) -> str:
        """Where the browser goes. Raises ProviderUnavailableError."""
        metadata = await self.metadata()
        more = {"prompt": self.provider.prompt} if self.provider.prompt else {}
        url: str = prepare_grant_uri(
            metadata.authorization_endpoint,
            self.provider.client_id,
            "code",
            self.redirect_uri,
            " ".join(self.provider.scopes),
            state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
            **more,
        )
        return url

    async def check_iss(self, iss: str | None) -> None:
        """RFC 9207: the answer names its issuer, so that no other one's code is exchanged here. Raises
        IdentityNotProvenError."""
        if iss is None:
            if (await self.metadata()).authorization_response_iss_parameter_supported:
                raise IdentityNotProvenError("answer without iss")
        elif iss != self.provider.issuer:
            raise IdentityNotProvenError("answer of another issuer")

    async def exchange(self, code: str, verifier: str) -> Tokens:
        """The tokens of a code. Raises IdentityNotProvenError, ProviderUnavailableError."""
        metadata = await self.metadata()
        body = prepare_token_request(
            "authorization_code", redirect_uri=self.redirect_uri, code=code, code_verifier=verifier
        )
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        url, headers, body = self._client_auth(metadata).prepare("POST", metadata.token_endpoint, headers, body)
        status, content = await self._outbound.post(url, headers, body)
        if 400 <= status < 500:
            raise IdentityNotProvenError(f"code refused with {status}")
        if status != 200:
            raise ProviderUnavailableError from ValueError(f"{url} answers {status}")
        return read(content, Tokens)

    def _client_auth(self, metadata: Metadata) -> ClientAuth:
        secret = self.provider.client_secret
        if secret is None:
            return ClientAuth(self.provider.client_id, None, "none")
        name, word = self.provider.client_id, secret.get_secret_value()
        if "client_secret_basic" in metadata.token_endpoint_auth_methods_supported:
            # RFC 6749, 2.3.1: both are form-encoded before they are joined.
            return ClientAuth(quote_plus(name), quote_plus(word), "client_secret_basic")
        return ClientAuth(name, word, "client_secret_post")

    async def user_info(self, access_token: str) -> dict[str, Any]:
        """More about the person, where the ID token says little; {} from a provider that tells no more."""
        endpoint = (await self.metadata()).userinfo_endpoint
        if endpoint is None:
            return {}
        return await self._outbound.get(endpoint, dict[str, Any], {"Authorization": f"Bearer {access_token}"})

    async def metadata(self) -> Metadata:
        """What the issuer says about itself. Raises ProviderUnavailableError."""
        async with self._loading:
            now = self._clock.epoch()
            if self._metadata is None or now - self._metadata_at >= _METADATA_SECONDS:
                url = self.provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
                self._metadata = self._checked(await self._outbound.get(url, Metadata))
                self._metadata_at = now
            return self._metadata

    def _checked(self, metadata: Metadata) -> Metadata:
        endpoints = (metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri)
        scheme = urlsplit(self.provider.issuer).scheme
        if metadata.issuer != self.provider.issuer:
            raise ProviderUnavailableError from ValueError(f"{self.provider.issuer} calls itself {metadata.issuer}")
        for url in (*endpoints, metadata.userinfo_endpoint):
            if url is not None and urlsplit(url).scheme not in ("https", scheme):
                raise ProviderUnavailableError from ValueError(f"an endpoint without https: {url}")
        return metadata

    async def keys(self, kid: str | None) -> list[dict[str, Any]]:
        """The signing keys with this id, all without one. An unknown id makes us ask again, at most once a minute:
        keys rotate, and nobody may make us hammer the provider. Raises ProviderUnavailableError."""
        found = self._matching(kid)
        age = self._keys_age()
        if age >= _KEYS_SECONDS or (not found and age >= _ROTATION_SECONDS):
            metadata = await self.metadata()
            async with self._loading:
                if self._keys_age() == age:  # nobody else has asked meanwhile
                    self._keys = (await self._outbound.get(metadata.jwks_uri, KeySet)).keys
                    self._keys_at = self._clock.epoch()
                    log.info("oidc.keys-read", provider=self.provider.id, keys=len(self._keys))
        return self._matching(kid)

    def _keys_age(self) -> float:
        return float("inf") if self._keys_at is None else self._clock.epoch() - self._keys_at

    def _matching(self, kid: str | None) -> list[dict[str, Any]]:
        signing = [key for key in self._keys if key.get("use", "sig") == "sig"]
        return signing if kid is None else [key for key in signing if key.get("kid") == kid]
