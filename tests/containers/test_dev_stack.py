"""The stack for development: sources mounted, both sides reload, the tables can be looked at."""

import time
from pathlib import Path

import httpx
import pytest
from compose_stack import ROOT, Stack

pytestmark = [pytest.mark.containers, pytest.mark.mission("OPS-12")]


def starts(stack: Stack) -> int:
    return stack.compose("logs", "--no-log-prefix", "backend").count("Started server process")


def test_it_serves_the_sources_and_the_api(dev_stack: Stack) -> None:
    with dev_stack.client() as client:
        assert "/src/main.tsx" in client.get("/").text
        assert client.get("/src/main.tsx").status_code == 200
        assert client.get("/api/settings").json()["demo"] is True


def test_a_saved_file_reloads_the_backend(dev_stack: Stack) -> None:
    before = starts(dev_stack)
    # Touched, not changed: other people's work is in this checkout.
    Path(ROOT / "backend" / "src" / "otomo" / "app.py").touch()
    deadline = time.monotonic() + 30
    while starts(dev_stack) == before:
        assert time.monotonic() < deadline, "the backend did not reload"
        time.sleep(0.3)
    dev_stack.wait("/health/ready")


def test_the_table_browser_lists_the_tables(dev_stack: Stack) -> None:
    address = f"http://127.0.0.1:{dev_stack.env['TABLES_PORT']}/"
    deadline = time.monotonic() + 120  # it comes from npm at the first start
    while True:
        try:
            page = httpx.get(address, timeout=10, follow_redirects=True)
            break
        except httpx.TransportError:
            assert time.monotonic() < deadline, dev_stack.compose("logs", "tables")
            time.sleep(1)
    assert page.status_code == 200
    assert "otomo-crm" in page.text
