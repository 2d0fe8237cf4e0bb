"""Bodies that drip: read within the request's deadline, or not at all. Devices' posts do not come here: theirs are read
for known keys only."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from otomo.errors import ProblemError
from otomo.store.deadline import remaining


class SlowBodyError(ProblemError):
    """The body did not arrive in the time that a request has."""

    status, code, title = 408, "slow-body", "The request took too long to arrive"


class TimelyBody:
    """Stops waiting for a body when the request is over."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        has_body = scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS")
        await self.app(scope, _timely(receive) if has_body else receive, send)


def _timely(receive: Receive) -> Receive:
    is_whole = False

    async def timely() -> Message:
        nonlocal is_whole
        if is_whole:
            return await receive()  # a stream waits here for its client to go away
        try:
            async with asyncio.timeout(remaining()):
                message = await receive()
        except TimeoutError as slow:
            raise SlowBodyError from slow
        is_whole = not message.get("more_body", False)
        return message

    return timely
