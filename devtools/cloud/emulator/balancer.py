"""The load balancer's /health: MiniStack answers this path itself, whatever host was asked for it."""

from collections.abc import Awaitable, Callable
from typing import Any

from ministack import app as ministack
from ministack.core.responses import set_request_client_ip

Scope = dict[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]


def with_balanced_health(app: App) -> App:
    """MiniStack, which sees no request for /health… that a load balancer's name was asked for."""

    async def answer(scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/health"):
            await app(scope, receive, send)
            return
        headers = {name.decode().lower(): value.decode() for name, value in scope["headers"]}
        set_request_client_ip(scope["client"][0])
        path, query = scope["path"], scope["query_string"].decode()
        found = await ministack._handle_alb_request(
            headers.get("host", ""), path, scope["method"], headers, b"", {}, query, path
        )
        if not await ministack._send_if_handled(send, found, receive):
            await app(scope, receive, send)

    return answer
