"""Who asks too much: by address before anything is looked up, by user and token, and for what costs more by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network

import structlog

from otomo.limits.buckets import Buckets
from otomo.limits.errors import OverLimitError, Standing
from otomo.limits.policy import POLICY, Operation, Rule
from otomo.limits.windows import Window, WindowCounter
from otomo.limits_settings import LimitsSettings
from otomo.store.errors import StoreUnavailableError

log = structlog.get_logger(__name__)

_SECONDS = 600


@lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """Whom an address belongs to: with IPv6 a household has at least a /64 of them."""
    try:
        return str(IPv6Network((int(IPv6Address(address)) >> 64 << 64, 64))) if ":" in address else address
    except ValueError:
        return address


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is counted: where from, and once they have signed in who, and with which token."""

    address: str
    user_id: str | None = None
    token_id: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits of this process."""

    counter: WindowCounter
    users: Buckets
    tokens: Buckets
    windows: Mapping[Operation, tuple[Rule, Window]]

    async def admit(self, operation: Operation, caller: Caller) -> Standing | None:
        """Counts a request. The standing is that of the route's own limit, where it has one. Raises OverLimitError, and
        StoreUnavailableError where the limit is closed without the store."""
        if caller.token_id is not None:
            self.tokens.take(caller.token_id)
        if caller.user_id is not None:
            self.users.take(caller.user_id)
        own = self.windows.get(operation)
        return await self._count(*own, caller) if own else None

    async def _count(self, rule: Rule, window: Window, caller: Caller) -> Standing:
        who = caller.user_id if rule.by == "user" and caller.user_id else network_of(caller.address)
        try:
            return await self.counter.count(window, who)
        except OverLimitError:
            log.warning("limits.refused", limit=window.name, user_id=caller.user_id)
            raise
        except StoreUnavailableError as away:
            if rule.without_store == "closed":
                raise
            log.warning("limits.counting_alone", limit=window.name, cause=str(away))
            return self.counter.count_here(window, who)


def limits_of(settings: LimitsSettings, counter: WindowCounter) -> Limits:
    """The limits as they are set."""
    return Limits(
        counter,
        Buckets(settings.user_per_second, settings.user_burst),
        Buckets(settings.token_per_second, settings.token_burst),
        {
            operation: (rule, Window(rule.quota, getattr(settings, rule.quota), _SECONDS))
            for operation, rule in POLICY.items()
        },
    )
