"""Whose account it is that has just been proved: a user's, an invited one's, a new one's, or nobody's."""

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec
import structlog

from otomo.audit.journal import audited
from otomo.auth.oidc.errors import (
    AlreadyLinkedError,
    DomainNotAllowedError,
    LastWayInError,
    LinkFirstError,
    NoAccessYetError,
    ProviderNotFoundError,
)
from otomo.caller import acting
from otomo.clock import Clock
from otomo.oidc_settings import GOOGLE, OidcProvider, OidcSettings
from otomo.users.errors import UsernameTakenError
from otomo.users.items import Identity, User
from otomo.users.schemas import is_email
from otomo.users.service import NewUser, UserService

log = structlog.get_logger(__name__)


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who a provider says is there. `email` only when the provider has verified it; `hd` is Google's organisation."""

    provider: OidcProvider
    subject: str
    email: str | None
    name: str | None
    hd: str | None

    def identity(self, now: datetime) -> Identity:
        """The account as a user keeps it."""
        return Identity(
            provider=self.provider.id,
            issuer=self.provider.issuer,
            subject=self.subject,
            email=self.email,
            linked_at=now,
        )


@dataclass(frozen=True, slots=True)
class People:
    """Finds, invites in, signs up, connects and disconnects."""

    users: UserService
    clock: Clock
    settings: OidcSettings
    passwords: bool

    async def signing_in(self, person: Person) -> User:
        """The user of this account. Raises DomainNotAllowedError, NoAccessYetError, LinkFirstError."""
        _check_domain(person)
        user = await self.users.find_by_identity(person.provider.issuer, person.subject)
        if user is not None:
            return user
        if person.email is None:
            raise NoAccessYetError("no verified address")
        user = await self.users.find_by_login(person.email)
        if user is None:
            return await self._sign_up(person, person.email)
        # An invited account was never used by anybody; one in use is never given away for an address.
        if not user.invited or user.password_hash is not None or user.identities:
            raise LinkFirstError("address of a user")
        log.info("user.accepted-invitation", user_id=user.user_id, provider=person.provider.id)
        return await self._add(user, person)

    async def _sign_up(self, person: Person, email: str) -> User:
        role = self.settings.first_sign_in
        if role == "refused":
            raise NoAccessYetError("not invited")
        local = re.sub(r"[^A-Za-z0-9._-]", "", email.partition("@")[0]).strip("._-")[:32] or "user"
        new = NewUser(
            username=local if len(local) > 1 else f"{local}-{secrets.token_hex(2)}",
            email=email,
            display_name=(person.name or local).strip()[:80] or local,
            role=role,
            locale="ja",
            password_hash=None,
            identities=(person.identity(self.clock.now()),),
        )
        try:
            user = await self.users.create(new)
        except UsernameTakenError:
            user = await self.users.create(replace(new, username=f"{local}-{secrets.token_hex(3)}"))
        log.info("user.signed-up", user_id=user.user_id, provider=person.provider.id, role=role)
        return user

    async def link(self, user: User, person: Person) -> User:
        """Connects the account. Raises AlreadyLinkedError, IdentityTakenError, DomainNotAllowedError."""
        _check_domain(person)
        self.check_unlinked(user, person.provider.id)
        log.info("identity.linked", user_id=user.user_id, provider=person.provider.id)
        acting("user", user.user_id)
        with audited("identities.link", "identities", person.provider.id):
            return await self._add(user, person)

    def check_unlinked(self, user: User, provider: str) -> None:
        """Raises AlreadyLinkedError."""
        if any(identity.provider == provider for identity in user.identities):
            raise AlreadyLinkedError

    async def unlink(self, user: User, provider: str) -> None:
        """Disconnects the account of a provider. Raises ProviderNotFoundError, LastWayInError."""
        rest = tuple(identity for identity in user.identities if identity.provider != provider)
        if len(rest) == len(user.identities):
            raise ProviderNotFoundError
        offered = {one.issuer for one in self.settings.providers}
        by_password = self.passwords and user.password_hash is not None
        if not by_password and not any(identity.issuer in offered for identity in rest):
            raise LastWayInError
        with audited("identities.unlink", "identities", provider):
            await self.users.change(user.user_id, user.version, {"identities": rest})
        log.info("identity.unlinked", user_id=user.user_id, provider=provider)

    async def _add(self, user: User, person: Person) -> User:
        identities = (*user.identities, person.identity(self.clock.now()))
        return await self.users.change(user.user_id, user.version, {"identities": identities, "invited": False})


def verified_email(email: str | None, verified: bool | str | None) -> str | None:
    """The address if the issuer vouches for it; some write their booleans as text."""
    return email if email is not None and verified in (True, "true") and is_email(email) else None


def _check_domain(person: Person) -> None:
    """Google verifies addresses of foreign organisations too, and for ever; its `hd` says who is a member today."""
    allowed = {domain.casefold() for domain in person.provider.allowed_domains}
    if not allowed:
        return
    domain = person.hd if person.provider.issuer == GOOGLE else (person.email or "").rpartition("@")[2]
    if domain is None or domain.casefold() not in allowed:
        raise DomainNotAllowedError("organisation not allowed")
