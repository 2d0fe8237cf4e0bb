"""Counts failed sign-ins per login and per address in fixed windows, shared by all backends."""

from dataclasses import dataclass
from hashlib import sha256

from aiodynamo.expressions import F

from otomo.clock import Clock
from otomo.errors import TooManyRequestsError
from otomo.settings import SignInSettings
from otomo.store.client import Store

TABLE = "idempotency"


class TooManySignInsError(TooManyRequestsError):
    """Too many failures for this user or from this address."""

    title = "Too many failed sign-ins"


@dataclass(frozen=True, slots=True)
class SignInThrottle:
    """Refuses sign-ins over the limit until the window ends."""

    store: Store
    clock: Clock
    settings: SignInSettings

    async def check(self, login: str, address: str) -> None:
        """Raises TooManySignInsError with the seconds to wait."""
        window, ends_in = self._window()
        limits = self._keys(login, address, window)
        rows = await self.store.batch_get(TABLE, [{"key": key} for key in limits])
        if any(row["count"] >= limits[row["key"]] for row in rows):
            raise TooManySignInsError(retry_after=ends_in)

    async def failed(self, login: str, address: str) -> None:
        """Counts a failure."""
        window, ends_in = self._window()
        expires = self.clock.epoch() + ends_in + 3600
        for key in self._keys(login, address, window):
            await self.store.update(TABLE, {"key": key}, F("count").add(1) & F("expires_at").set(expires))

    def _window(self) -> tuple[int, int]:
        length = self.settings.window_minutes * 60
        now = self.clock.epoch()
        return now // length, length - now % length

    def _keys(self, login: str, address: str, window: int) -> dict[str, int]:
        name = sha256(login.casefold().encode()).hexdigest()[:32]
        return {
            f"rate#sign-in#login#{name}#{window}": self.settings.max_failures_per_login,
            f"rate#sign-in#address#{address}#{window}": self.settings.max_failures_per_address,
        }
