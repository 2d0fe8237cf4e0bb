"""Calls to providers: bounded in time and size, no redirects, no cookies."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TypeVar

import aiohttp
import msgspec

from otomo.auth.oidc.errors import ProviderUnavailableError
from otomo.store.deadline import remaining

T = TypeVar("T")

_SECONDS = 5.0
_MAX_BYTES = 512 * 1024


class Outbound:
    """The process's client for providers; open while the application runs."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Opens the client and closes it in the end."""
        timeout = aiohttp.ClientTimeout(total=_SECONDS, connect=2)
        async with aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar()) as self._session:
            yield

    async def get(self, url: str, as_: type[T], headers: Mapping[str, str] | None = None) -> T:
        """A JSON document. Raises ProviderUnavailableError."""
        status, content = await self._call("GET", url, headers or {}, None)
        if status != 200:
            raise ProviderUnavailableError from ValueError(f"{url} answers {status}")
        return read(content, as_)

    async def post(self, url: str, headers: Mapping[str, str], body: str) -> tuple[int, bytes]:
        """Status and body of a form's answer. Raises ProviderUnavailableError."""
        return await self._call("POST", url, headers, body)

    async def _call(self, method: str, url: str, headers: Mapping[str, str], body: str | None) -> tuple[int, bytes]:
        assert self._session, "open() runs with the application"
        timeout = aiohttp.ClientTimeout(total=max(0.1, min(_SECONDS, remaining() - 0.5)), connect=2)
        sent = {"Accept": "application/json", **headers}
        content = bytearray()
        try:
            async with self._session.request(
                method, url, headers=sent, data=body, allow_redirects=False, timeout=timeout
            ) as answer:
                async for chunk in answer.content.iter_chunked(64 * 1024):
                    content += chunk
                    if len(content) > _MAX_BYTES:
                        raise ProviderUnavailableError from ValueError(f"{url} answers more than {_MAX_BYTES} bytes")
        except (aiohttp.ClientError, TimeoutError) as error:
            raise ProviderUnavailableError from error
        return answer.status, bytes(content)


def read(content: bytes, as_: type[T]) -> T:
    """What a provider wrote. Raises ProviderUnavailableError when it is something else."""
    try:
        return msgspec.json.decode(content, type=as_)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProviderUnavailableError from error
