"""Uploads through the application."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx
import pytest

Body = dict[str, Any]
Upload = Callable[..., Awaitable[Body]]


@pytest.fixture
def upload() -> Upload:
    """Uploads files (name to text or bytes) as a browser; the report."""

    async def send(client: httpx.AsyncClient, files: Mapping[str, str | bytes], *, dry_run: bool = False) -> Body:
        parts = [("files", (name, data if isinstance(data, bytes) else data.encode())) for name, data in files.items()]
        answer = await client.post("/api/imports", params={"dry_run": str(dry_run).lower()}, files=parts)
        assert answer.status_code == 200, answer.text
        report: Body = answer.json()
        totals = report["totals"]
        assert totals["rows"] == sum(totals[n] for n in ("created", "updated", "unchanged", "rejected"))
        return report

    return send
