"""The log over HTTP."""

from typing import Any

import httpx


async def newest(admin: httpx.AsyncClient, limit: int = 1, **wanted: str) -> list[dict[str, Any]]:
    """The newest entries that are wanted."""
    answer = await admin.get("/api/audit", params={"limit": limit, **wanted})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found
