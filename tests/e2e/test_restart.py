"""Data and session outlive a stop and a kill of everything."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from launched import Launcher, free_port
from playwright.sync_api import expect

from tests.e2e.visitor import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def launchers() -> Iterator[list[Launcher]]:
    started: list[Launcher] = []
    yield started
    for launcher in started:
        launcher.stop()


def wait_until_saved(state: Path, words: str) -> None:
    """Until the words are on the disk."""
    deadline = time.monotonic() + 20
    forms = (words.encode(), json.dumps(words)[1:-1].encode())
    while not any(form in (state / "dynamodb.json").read_bytes() for form in forms):
        assert time.monotonic() < deadline, "nothing was saved"
        time.sleep(0.1)


@pytest.mark.mission("ID-2", "OPS-12")
def test_data_and_session_outlive_a_kill_and_a_stop(visit: Visit, launchers: list[Launcher], tmp_path: Path) -> None:
    port = free_port()

    def start() -> Launcher:
        launchers.append(Launcher(tmp_path, port))
        launchers[-1].wait_for("The CLI")
        return launchers[-1]

    running = start()
    v = visit("takanashi", "ja", at=running.url, light=True)
    v.go("/")
    v.card("Reasons to visit now").locator("h3 a").first.click()
    v.page.wait_for_url(re.compile("/customers/"))
    for words, end in {"停電にも残る": Launcher.kill_everything, "再起動にも残る": Launcher.stop}.items():
        v.starting("button", "Write a note").first.click()
        dialog = v.page.get_by_role("dialog")
        dialog.get_by_label(v.say("Content")).fill(words)
        v.button("Save", within=dialog).click()
        expect(v.card("Notes")).to_contain_text(words)
        if end is Launcher.kill_everything:
            wait_until_saved(tmp_path / "state", words)
        end(running)
        running = start()
        v.page.reload()
        expect(v.card("Notes")).to_contain_text(words)
    assert v.api("GET", "/api/auth/session")["user"]["username"] == "takanashi"
