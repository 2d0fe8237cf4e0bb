"""Puts sign-in with providers together."""

from otomo.auth.oidc.issuer import Issuer
from otomo.auth.oidc.outbound import Outbound
from otomo.auth.oidc.people import People
from otomo.auth.oidc.repository import AttemptRepository
from otomo.auth.oidc.service import OidcService
from otomo.auth.service import AuthService
from otomo.clock import Clock
from otomo.settings import Settings
from otomo.store.client import Store


def oidc_services(settings: Settings, store: Store, auth: AuthService, clock: Clock) -> tuple[Outbound, OidcService]:
    """The client for providers, and the service."""
    outbound, site = Outbound(), str(settings.public_url).rstrip("/")
    issuers = {one.id: Issuer(one, f"{site}/sign-in/{one.id}", outbound, clock) for one in settings.oidc.providers}
    people = People(auth.users, clock, settings.oidc, settings.sign_in.password)
    seconds = settings.oidc.login_minutes * 60
    return outbound, OidcService(issuers, AttemptRepository(store), auth, people, clock, seconds)
