"""Devices over HTTP."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

Body = dict[str, Any]
Upload = Callable[..., Awaitable[httpx.Response]]


@pytest.fixture
def upload() -> Upload:
    """Sends a devices' file."""

    async def send(client: httpx.AsyncClient, content: str | bytes, *, dry_run: bool = False) -> httpx.Response:
        data = content.encode() if isinstance(content, str) else content
        params = {"dry_run": "true"} if dry_run else {}
        return await client.post("/api/imports/devices", params=params, files={"files": ("devices.csv", data)})

    return send
