"""The first limit, by address: before anybody is looked up and without a call. Devices' posts never come here."""

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from otomo.limits.buckets import Buckets
from otomo.limits.errors import OverLimitError
from otomo.limits.service import network_of
from otomo.limits_settings import LimitsSettings
from otomo.web.problems import problem_response


class AddressLimit:
    """Refuses an address that asks for too much."""

    def __init__(self, app: ASGIApp, settings: LimitsSettings) -> None:
        self.app = app
        self.buckets = Buckets(settings.address_per_second, settings.address_burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on unless it must be refused; the load balancer's questions are free."""
        if scope["type"] == "http" and scope["path"].startswith("/api/") and scope.get("client"):
            try:
                self.buckets.take(network_of(scope["client"][0]))
            except OverLimitError as refused:
                await problem_response(Request(scope), refused)(scope, receive, send)
                return
        await self.app(scope, receive, send)
