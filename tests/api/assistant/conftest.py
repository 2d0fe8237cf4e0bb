"""The demo book with its own users, and a way to ask."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from otomo.demo.load import load_demo
from otomo.demo.sign_ins import DEMO_SIGN_INS

from tests.api.conftest import Running

PASSWORDS = {s.username: s.password for s in DEMO_SIGN_INS}
Event = tuple[int, str, dict[str, Any]]


@pytest.fixture(scope="module")
async def demo(running: Running) -> AsyncIterator[Running]:
    """The application with the demo book."""
    await load_demo(running.app.state.services)
    yield running


async def browser_of(demo: Running, username: str) -> httpx.AsyncClient:
    """A browser of a demo user."""
    client = await demo.stack.enter_async_context(demo.client())
    body = {"login": username, "password": PASSWORDS[username]}
    answer = await client.post("/api/auth/sign-in", json=body)
    assert answer.status_code == 200, answer.text
    return client


@pytest.fixture(scope="module")
async def takanashi(demo: Running) -> httpx.AsyncClient:
    """A browser of the demo's rep."""
    return await browser_of(demo, "takanashi")


@pytest.fixture(scope="module")
async def sato(demo: Running) -> httpx.AsyncClient:
    """A browser of another rep, who has no customers."""
    return await browser_of(demo, "sato")


@dataclass
class Asking:
    """A chat of a user's."""

    client: httpx.AsyncClient
    chat_id: str

    async def start(self, text: str, **fields: object) -> dict[str, Any]:
        """Takes a question."""
        answer = await self.client.post(f"/api/assistant/chats/{self.chat_id}/messages", json={"text": text} | fields)
        assert answer.status_code == 202, answer.text
        started: dict[str, Any] = answer.json()
        return started

    async def ask(self, text: str, **fields: object) -> dict[str, Any]:
        """The finished answer."""
        started = await self.start(text, **fields)
        await events(self.client, started["run_id"])
        return await self.message(started["answer"]["message_id"])

    async def message(self, message_id: str) -> dict[str, Any]:
        """A message as it is now."""
        found = [m for m in await self.messages() if m["message_id"] == message_id]
        assert len(found) == 1
        return found[0]

    async def messages(self) -> list[dict[str, Any]]:
        """All messages of the chat."""
        answer = await self.client.get(f"/api/assistant/chats/{self.chat_id}")
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["messages"]
        return found


async def new_chat(client: httpx.AsyncClient) -> Asking:
    """An empty chat."""
    answer = await client.post("/api/assistant/chats", json={})
    assert answer.status_code == 201, answer.text
    return Asking(client, answer.json()["chat_id"])


async def events(client: httpx.AsyncClient, run_id: str, after: int | None = None) -> list[Event]:
    """The events of a run from the beginning or after a number, to the end of the stream."""
    headers = {} if after is None else {"Last-Event-ID": str(after)}
    answer = await client.get(f"/api/assistant/runs/{run_id}/events", headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    return parsed(answer.text)


def parsed(text: str) -> list[Event]:
    """Server-sent events as number, type and data."""
    found: list[Event] = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if fields:
            found.append((int(fields["id"]), fields["event"], json.loads(fields["data"])))
    return found
