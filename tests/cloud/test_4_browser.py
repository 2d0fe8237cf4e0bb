"""A person opens the load balancer's address: the main story, as the end-to-end tests have it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import FLAGS, chromium_path
from cloud_emulator import ROOT
from cloud_stack import Cloud
from playwright.sync_api import BrowserContext, expect, sync_playwright

from tests.e2e import test_whole_loop as story
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.cloud
PICTURES = ROOT / "test-results" / "cloud"


class VisitorThere(Visitor):
    """Asks the API from within the page: only the browser knows where the balancer's name leads."""

    def api(self, method: str, path: str, **options: Any) -> Any:
        assert not options
        ask = "async ([method, path]) => { const a = await fetch(path, {method}); return [a.status, await a.json()]; }"
        status, body = self.page.evaluate(ask, [method, path])
        assert status < 300, f"{method} {path}: {status} {body}"
        return body


@pytest.fixture(scope="module")
def context(cloud: Cloud) -> Iterator[BrowserContext]:
    path = chromium_path()
    if not path:
        pytest.skip("Chromium is not installed")
    to_the_balancer = f"--host-resolver-rules=MAP {cloud.host} 127.0.0.1:{cloud.emulator.port}"
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, to_the_balancer])
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="ja-JP", timezone_id="Asia/Tokyo", reduced_motion="reduce"
        )
        context.set_default_timeout(20_000)
        yield context
        context.close()
        browser.close()


@pytest.mark.mission("OPS-1", "TRIP-1", "TRIP-2", "TRIP-3", "TRIP-4")
def test_the_main_story_at_the_balancers_address(cloud: Cloud, context: BrowserContext, tmp_path: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    takanashi = VisitorThere(context, cloud.url, "ja")
    takanashi.expects("Cross-Origin-Opener-Policy header has been ignored")  # as on every plain http address
    try:
        story.sign_in(takanashi)
        takanashi.settled()
        takanashi.page.screenshot(path=PICTURES / "today.png")
        story.read_the_reasons(takanashi)
        story.plan_a_day(takanashi)
        # The planner stays on the screen until the saved trip has been fetched.
        expect(takanashi.link("To the calendar (.ics)")).to_be_visible()
        takanashi.page.screenshot(path=PICTURES / "trip.png")
        story.read_the_briefing(takanashi)
        takanashi.page.screenshot(path=PICTURES / "briefing.png")
        story.take_it_along(takanashi, tmp_path)
        story.write_down_the_visit(takanashi)
    finally:
        takanashi.page.screenshot(path=PICTURES / "last.png")
    assert not takanashi.unexplained()
