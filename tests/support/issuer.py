"""A sign-in provider that says what a test tells it to, truths and lies, over HTTP on this machine."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from aiohttp import web
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

Claims = dict[str, Any]
CLIENT, SECRET = "otomo", "a secret with spaces & signs: %+é"


def unsigned(header: Claims, claims: Claims) -> str:
    parts = (base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in (header, claims))
    return ".".join(parts) + "."


@dataclass
class Told:
    """What the next answers are; a test changes them."""

    claims: Claims = field(default_factory=dict)
    """Over the truthful ones; None leaves a claim out."""
    header: Claims = field(default_factory=dict)
    key: RSAKey | ECKey | OctKey | None = None
    token: Callable[[Claims, Claims], str] | None = None
    """Writes the ID token from header and claims."""
    user_info: Claims = field(default_factory=dict)
    metadata: Claims = field(default_factory=dict)
    delay: float = 0
    status: int = 200
    extra: Claims = field(default_factory=dict)


class Issuer:
    """One issuer; `told` is what it does next, `asked` what it was asked."""

    def __init__(self, now: Callable[[], int]) -> None:
        self.now, self.url = now, ""
        self.keys: list[RSAKey | ECKey] = [self.new_key("first")]
        self.told = Told()
        self.asked: list[str] = []
        self.codes: dict[str, dict[str, str]] = {}
        self.subject, self.claims = "person-1", {"email": "rep@otomo.test", "email_verified": True, "name": "担当"}

    @staticmethod
    def new_key(kid: str) -> RSAKey:
        return RSAKey.generate_key(2048, {"kid": kid, "use": "sig", "alg": "RS256"})

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Issuer"]:
        app = web.Application()
        app.router.add_get("/.well-known/openid-configuration", self._metadata)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/token", self._token)
        app.router.add_get("/me", self._me)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield self
        await runner.cleanup()

    def consent(self, location: str) -> dict[str, str]:
        """What the browser brings back after its person has said yes at `location`."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = sha256(asked["state"].encode()).hexdigest()
        self.codes[code] = asked
        return {"state": asked["state"], "code": code, "iss": self.url}

    async def _metadata(self, _: web.Request) -> web.Response:
        self.asked.append("metadata")
        await asyncio.sleep(self.told.delay)
        content = {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize?kept=1",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/me",
            "authorization_response_iss_parameter_supported": True,
        } | self.told.metadata
        return web.json_response(content, status=self.told.status)

    async def _keys(self, _: web.Request) -> web.Response:
        self.asked.append("keys")
        encryption = {"kty": "RSA", "use": "enc", "kid": "enc", "n": "AQAB", "e": "AQAB"}
        return web.json_response({"keys": [encryption, *(key.as_dict(private=False) for key in self.keys)]})

    async def _token(self, request: web.Request) -> web.Response:
        self.asked.append("token")
        form = await request.post()
        asked = self.codes.pop(str(form["code"]), None)
        challenge = base64.urlsafe_b64encode(sha256(str(form["code_verifier"]).encode()).digest()).rstrip(b"=").decode()
        expected = urlencode({CLIENT: SECRET}).replace("=", ":")
        given = base64.b64decode(request.headers["Authorization"].removeprefix("Basic ")).decode()
        if asked is None or challenge != asked["code_challenge"] or given != expected:
            return web.json_response({"error": "invalid_grant"}, status=400)
        if self.told.status != 200:
            return web.json_response({"error": "server_error"}, status=self.told.status)
        answer = {"id_token": self._id_token(asked["nonce"]), "access_token": "opaque", "token_type": "Bearer"}
        return web.json_response(answer | self.told.extra)

    def _id_token(self, nonce: str) -> str:
        now = self.now()
        true = {
            "iss": self.url, "sub": self.subject, "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": nonce,
        }  # fmt: skip
        claims = {name: one for name, one in (true | self.claims | self.told.claims).items() if one is not None}
        key = self.told.key or self.keys[0]
        header = {"alg": "RS256", "kid": self.keys[0].kid} | self.told.header
        header = {name: one for name, one in header.items() if one is not None}
        if self.told.token:
            return self.told.token(header, claims)
        return jwt.encode(header, claims, key, algorithms=[str(header["alg"])])

    async def _me(self, request: web.Request) -> web.Response:
        self.asked.append("me")
        if request.headers["Authorization"] != "Bearer opaque":
            return web.json_response({}, status=401)
        return web.json_response({"sub": self.subject} | self.told.user_info)
