"""The load balancer's /health, which MiniStack answers itself whatever host was asked for it, and its idle timeout,
which MiniStack keeps and does not heed."""

from collections.abc import Awaitable, Callable
from typing import Any

from ministack import app as ministack
from ministack.core.responses import set_request_client_ip
from ministack.services import alb

IDLE_SHORTER = 10
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


def heeding_idle_timeout(modify: Callable[[dict[str, Any]], Any]) -> Callable[[dict[str, Any]], Any]:
    """Targets may be silent for as long as the attributes say, ten times shortened. There is one load balancer."""

    def with_timeout(params: dict[str, Any]) -> Any:
        answer = modify(params)
        for attributes in alb._lb_attrs.values():
            found = {each["Key"]: each["Value"] for each in attributes}
            alb.TARGET_IDLE_TIMEOUT = float(found["idle_timeout.timeout_seconds"]) / IDLE_SHORTER
        return answer

    return with_timeout
