"""Puts together who may do what."""

from otomo.auth.gate import Gate
from otomo.auth.principals import Principals
from otomo.auth.service import AuthService
from otomo.auth.watch import Watch
from otomo.clock import Clock
from otomo.limits.service import Limits
from otomo.settings import Settings
from otomo.store.client import Store
from otomo.store.idempotency import Idempotency
from otomo.teams.leaders import Leaders
from otomo.teams.service import TeamService
from otomo.tokens.repository import TokenRepository
from otomo.tokens.service import TokenService
from otomo.users.service import UserService
from otomo.web.provide import Services


def access_services(services: Services, leaders: Leaders, idempotency: Idempotency) -> tuple[object, ...]:
    """Teams, tokens, principals and the gate."""
    users: UserService = services[UserService]
    clock: Clock = services[Clock]
    settings: Settings = services[Settings]
    tokens = TokenService(TokenRepository(services[Store]), users, idempotency, clock)
    teams = TeamService(leaders.repository, leaders, users.all, idempotency, clock)
    auth: AuthService = services[AuthService]
    principals = Principals(leaders)
    watch = Watch(auth, tokens, principals, settings.session.recheck_seconds)
    return teams, tokens, principals, Gate(auth, tokens, services[Limits], watch, settings)
