"""Live views outlast the moment in which the gate let somebody in: here it is looked again and again whether it still
would. A view whose session or token is over, or whose user has another role or team, ends; its client comes back and is
judged anew."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field

import structlog
from starlette.types import Message, Receive, Scope, Send

from otomo.auth.admitted import Admitted
from otomo.auth.principal import Principal
from otomo.auth.principals import Principals
from otomo.auth.service import AuthService
from otomo.errors import ProblemError, UnauthenticatedError
from otomo.store.deadline import deadline_in
from otomo.tokens.service import TokenService
from otomo.users.items import User

log = structlog.get_logger(__name__)

_LIVE = (b"content-type", b"text/event-stream")
_LOOK_SECONDS = 5.0
_LAST_WORD_SECONDS = 1.0

Views = dict[asyncio.Timeout, Principal]
"""The open views of a caller, each with who it was opened for."""


@dataclass(frozen=True, slots=True)
class _Caller:
    views: Views
    looking: asyncio.Task[None]


@dataclass(slots=True)
class Watch:
    """Looks every `seconds` for each session or token with open views: two reads, however many views there are."""

    auth: AuthService
    tokens: TokenService
    principals: Principals
    seconds: float
    _callers: dict[str, _Caller] = field(default_factory=dict)

    async def answer(
        self, handle: Callable[[Scope, Receive, Send], Awaitable[None]], scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Lets `handle` answer; a live view is ended, as a whole answer, when its caller would not get in any more."""

        async def noticing(message: Message) -> None:
            if message["type"] == "http.response.start" and "admitted" in scope and _is_live(message):
                watching.enter_context(self._watching(scope["admitted"], scope["principal"], limit))
            await send(message)

        with ExitStack() as watching:
            try:
                async with asyncio.timeout(None) as limit:
                    await handle(scope, receive, noticing)
            except TimeoutError:
                if not limit.expired():
                    raise
                await _finish(send)

    @contextmanager
    def _watching(self, admitted: Admitted, principal: Principal, limit: asyncio.Timeout) -> Iterator[None]:
        caller = self._callers.get(admitted.by)
        if caller is None or caller.looking.done():
            views: Views = {}
            caller = _Caller(views, asyncio.create_task(self._look_after(admitted, views)))
            self._callers[admitted.by] = caller
        caller.views[limit] = principal
        try:
            yield
        finally:
            caller.views.pop(limit, None)
            if not caller.views:
                caller.looking.cancel()
                if self._callers.get(admitted.by) is caller:
                    del self._callers[admitted.by]

    async def _look_after(self, admitted: Admitted, views: Views) -> None:
        try:
            while True:
                await asyncio.sleep(self.seconds)
                _end_but_for(await self._look(admitted), views)
        finally:
            _end_but_for(None, views)  # nobody looks any more

    async def _look(self, admitted: Admitted) -> Principal | None:
        """Who the caller is now; None: nobody, or it cannot be known."""
        try:
            with deadline_in(_LOOK_SECONDS):
                return await self.principals.of(await self._user_of(admitted))
        except ProblemError as refused:
            log.info("watch.refused", user_id=admitted.user.user_id, code=refused.code)
            return None

    async def _user_of(self, admitted: Admitted) -> User:
        if admitted.token is not None:
            return await self.tokens.look(admitted.token.token_id)
        if admitted.session is not None:
            return (await self.auth.look(admitted.session.session_id)).user
        raise UnauthenticatedError


def _end_but_for(now: Principal | None, views: Views) -> None:
    """Ends the views that were opened for somebody else."""
    for limit in [limit for limit, principal in views.items() if principal != now]:
        del views[limit]
        limit.reschedule(asyncio.get_running_loop().time())


def _is_live(message: Message) -> bool:
    return any(name == _LIVE[0] and value.startswith(_LIVE[1]) for name, value in message["headers"])


async def _finish(send: Send) -> None:
    """A client that takes nothing does not hold up the end."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_LAST_WORD_SECONDS):
            await send({"type": "http.response.body", "body": b"", "more_body": False})
