"""Sign-in at a provider: out with a state, a nonce and a challenge; back with a code that proves who it is."""

import base64
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import structlog

from otomo.auth.items import Session
from otomo.auth.oidc.errors import (
    IdentityNotProvenError,
    LoginExpiredError,
    LoginRefusedError,
    ProviderNotFoundError,
    SignInAgainError,
    SignInRefusedError,
)
from otomo.auth.oidc.issuer import Issuer
from otomo.auth.oidc.items import Attempt
from otomo.auth.oidc.people import People, Person, verified_email
from otomo.auth.oidc.repository import AttemptRepository
from otomo.auth.oidc.tokens import read_id_token
from otomo.auth.service import AuthService, Client, SignedIn, session_id_of
from otomo.clock import Clock
from otomo.errors import UnauthenticatedError

log = structlog.get_logger(__name__)

_FRESH_SECONDS = 600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Outward:
    """Where the browser goes, and what it must bring back."""

    location: str
    browser_token: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What the browser came back with."""

    state: str
    code: str | None
    error: str | None
    iss: str | None


@dataclass(frozen=True, slots=True)
class Finished:
    """Somebody is signed in (`signed_in.token` is new) or has connected an account (`linked`)."""

    signed_in: SignedIn
    return_to: str
    linked: bool


@dataclass(frozen=True, slots=True)
class OidcService:
    """Sends people to their provider and takes them back."""

    issuers: Mapping[str, Issuer]
    attempts: AttemptRepository
    auth: AuthService
    people: People
    clock: Clock
    login_seconds: int

    async def start(
        self, provider: str, return_to: str, browser_token: str | None, link: Session | None = None
    ) -> Outward:
        """Begins a sign-in, or with `link` the connecting of an account. Several may be under way in one browser.
        Raises ProviderNotFoundError, ProviderUnavailableError."""
        issuer = self._issuer(provider)
        known = browser_token is not None and _TOKEN.fullmatch(browser_token)
        token = browser_token if browser_token and known else secrets.token_urlsafe(32)
        state, now = secrets.token_urlsafe(32), self.clock.epoch()
        location = await issuer.authorization_url(state, _nonce(token, state), _verifier(token, state))
        attempt = Attempt(
            session_id=_attempt_id(state),
            provider=provider,
            browser=_hash(token),
            return_to=return_to,
            created_at=now,
            expires_at=now + self.login_seconds,
            link_session=link.session_id if link else None,
        )
        await self.attempts.add(attempt)
        return Outward(location, token)

    async def start_link(
        self,
        provider: str,
        return_to: str,
        browser_token: str | None,
        who: SignedIn,
        password: str | None,
        client: Client,
    ) -> Outward:
        """Begins to connect an account: a stolen session alone must not open a door that stays open. Raises
        InvalidCredentialsError, SignInAgainError, AlreadyLinkedError, and what `start` raises."""
        self.people.check_unlinked(who.user, provider)
        if who.user.password_hash is not None and self.people.passwords:
            await self.auth.prove(who.user, password or "", client)
        elif self.clock.epoch() - who.session.created_at > _FRESH_SECONDS:
            raise SignInAgainError
        return await self.start(provider, return_to, browser_token, who.session)

    async def finish(
        self, provider: str, back: Returned, browser_token: str | None, session_token: str | None, client: Client
    ) -> Finished:
        """Ends what `start` began; the state is used up whatever comes of it. Raises SignInRefusedError and its
        kinds, IdentityTakenError, AlreadyLinkedError, ProviderUnavailableError."""
        try:
            return await self._finish(provider, back, browser_token, session_token, client)
        except SignInRefusedError as refused:
            log.warning("sign-in.refused", provider=provider, code=refused.code, reason=refused.reason, ip=client.ip)
            raise

    async def _finish(
        self, provider: str, back: Returned, browser_token: str | None, session_token: str | None, client: Client
    ) -> Finished:
        issuer = self._issuer(provider)
        token = browser_token or ""
        attempt = await self._taken(provider, back.state, token)
        linking = await self._linking(attempt, session_token)
        await issuer.check_iss(back.iss)
        if back.error is not None or not back.code:
            raise LoginRefusedError((back.error or "neither code nor error")[:80])
        person = await self._person(issuer, attempt, back.state, back.code, token)
        if linking is not None:
            user = await self.people.link(linking.user, person)
            return Finished(SignedIn(linking.session, user), attempt.return_to, linked=True)
        user = await self.people.signing_in(person)
        signed_in = await self.auth.open(user, client, session_token, provider)
        log.info("sign-in.done", provider=provider, user_id=user.user_id)
        return Finished(signed_in, attempt.return_to, linked=False)

    async def _taken(self, provider: str, state: str, token: str) -> Attempt:
        attempt = await self.attempts.find(_attempt_id(state))
        if attempt is None:
            raise LoginExpiredError("state unknown or used")
        # Another browser must not be able to use it up either.
        if not hmac.compare_digest(attempt.browser, _hash(token)):
            raise LoginExpiredError("state of another browser")
        if not await self.attempts.use_up(attempt):
            raise LoginExpiredError("state used")
        if attempt.expires_at <= self.clock.epoch():
            raise LoginExpiredError("too late")
        if attempt.provider != provider:
            raise IdentityNotProvenError("state of another provider")
        return attempt

    async def _linking(self, attempt: Attempt, session_token: str | None) -> SignedIn | None:
        if attempt.link_session is None:
            return None
        if session_token is None or session_id_of(session_token) != attempt.link_session:
            raise LoginExpiredError("another session than the one that began")
        try:
            return await self.auth.resume(session_token)
        except UnauthenticatedError as ended:
            raise LoginExpiredError("the session has ended") from ended

    async def _person(self, issuer: Issuer, attempt: Attempt, state: str, code: str, token: str) -> Person:
        tokens = await issuer.exchange(code, _verifier(token, state))
        now = self.clock.epoch()
        claims = await read_id_token(issuer, tokens, _nonce(token, state), attempt.created_at, now)
        email, name = verified_email(claims.email, claims.email_verified), claims.name
        if claims.email is None:
            more = await issuer.user_info(tokens.access_token)
            if more and more.get("sub") != claims.sub:
                raise IdentityNotProvenError("user info of somebody else")
            email = verified_email(_text(more.get("email")), more.get("email_verified"))
            name = name or _text(more.get("name"))
        return Person(provider=issuer.provider, subject=claims.sub, email=email, name=name, hd=claims.hd)

    def _issuer(self, provider: str) -> Issuer:
        if provider not in self.issuers:
            raise ProviderNotFoundError
        return self.issuers[provider]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _attempt_id(state: str) -> str:
    return f"login#{_hash(state)}"


def _nonce(token: str, state: str) -> str:
    return _derived(token, f"nonce:{state}")


def _verifier(token: str, state: str) -> str:
    return _derived(token, f"verifier:{state}")


def _derived(token: str, purpose: str) -> str:
    made = hmac.new(token.encode(), purpose.encode(), sha256).digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()
