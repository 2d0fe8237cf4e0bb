"""First use: an installation without users gets its first administrator from whoever can run commands on the server."""

import hmac
import re
import secrets
from dataclasses import dataclass, field, replace
from hashlib import sha256

import structlog

from otomo.audit.journal import audited
from otomo.auth.passwords import check_strength, hash_password
from otomo.auth.service import AuthService, Client, SignedIn
from otomo.auth.setup.errors import AlreadySetUpError, SetupCodeError
from otomo.auth.setup.repository import SetupRepository
from otomo.clock import Clock
from otomo.store.errors import ConditionFailedError
from otomo.users.errors import EmailTakenError, UsernameTakenError
from otomo.users.service import NewUser, UserService

log = structlog.get_logger(__name__)

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that is read as something else
_GROUPS, _OF = 4, 5  # 100 bits
_CODE_SECONDS = 24 * 3600


@dataclass(slots=True)
class SetupService:
    """Open until there is a user, closed for ever after: the last administrator cannot be deleted."""

    repository: SetupRepository
    users: UserService
    auth: AuthService
    clock: Clock
    passwords: bool
    _closed: bool = field(default=False, init=False)
    _told: bool = field(default=False, init=False)

    async def is_needed(self) -> bool:
        """Whether there is no user yet who could add others."""
        is_open = await self._is_open()
        if is_open and not self._told:
            self._told = True
            log.warning("setup.waiting", hint="`otomo setup-code` prints the code for the first administrator")
        return is_open

    async def new_code(self) -> str:
        """Another code; the one before does not count any more. Raises AlreadySetUpError."""
        if not await self._is_open():
            raise AlreadySetUpError
        code = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_OF)) for _ in range(_GROUPS))
        await self.repository.keep(_hash(code), self.clock.epoch() + _CODE_SECONDS)
        return code

    async def set_up(self, code: str, new: NewUser, password: str, client: Client, previous: str | None) -> SignedIn:
        """Adds the first administrator, signed in. Raises AlreadySetUpError, SetupCodeError, WeakPasswordError."""
        if not await self.is_needed():
            raise AlreadySetUpError
        kept = await self.repository.find(self.clock.epoch())
        if kept is None or not hmac.compare_digest(kept, _hash(code)):
            raise SetupCodeError
        check_strength(password, names=(new.username, new.email, new.display_name))
        hashed = await hash_password(password)
        with audited("users.set-up", "users"):
            try:
                user = await self.users.create(replace(new, password_hash=hashed), also=[self.repository.use_up(kept)])
            except (ConditionFailedError, EmailTakenError, UsernameTakenError) as lost:
                raise AlreadySetUpError from lost
        log.info("setup.done", user_id=user.user_id)
        return await self.auth.open(user, client, previous, "password")

    async def _is_open(self) -> bool:
        self._closed = self._closed or not self.passwords or await self.users.any()
        return not self._closed


def _hash(code: str) -> str:
    """Case, dashes and letters that look like digits do not matter."""
    plain = re.sub("[^0-9A-Z]", "", code.upper()).translate(str.maketrans("OIL", "011"))
    return sha256(plain.encode()).hexdigest()
