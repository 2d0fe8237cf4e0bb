"""The product as `make up` runs it, and Chromium. A failed test leaves a picture in `test-results/`, and a trace where
it is tried again (`.ci/run`) or OTOMO_TRACE is set: a trace costs a tenth of the time."""

import os
import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import FLAGS, chromium_path
from launched import ROOT, Launcher, free_port
from playwright.sync_api import Browser, BrowserContext, StorageState, expect, sync_playwright
from words import LOCALES, Locale

from tests.e2e.visitor import Visit, Visitor

RESULTS = ROOT / "test-results"
PASSWORDS = {
    "takanashi": "otomo-rep",
    "sato": "otomo-rep2",
    "manager": "otomo-manager",
    "viewer": "otomo-viewer",
    "admin": "otomo-admin",
}
SAVES_DATA = "Object.defineProperty(NetworkInformation.prototype, 'saveData', {get: () => true})"
FAILED = pytest.StashKey[bool]()
MakesReport = Generator[None, pytest.TestReport, pytest.TestReport]
LONGEST = ("test_every_screen", "test_large_book", "test_restart", "test_oidc", "test_after_visit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """For several workers, each with a stack of its own: what takes longest begins first (`--dist loadfile`)."""
    ours = [item for item in items if item.path.parent == Path(__file__).parent]
    ranks = {name: at for at, name in enumerate(LONGEST)}
    ours.sort(key=lambda item: ranks.get(item.path.stem, len(ranks)))
    items[:] = [item for item in items if item not in set(ours)] + ours


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[Any]) -> MakesReport:
    report = yield
    # Each try for itself: a second one that passes leaves the picture of the first as it is.
    item.stash[FAILED] = report.failed or (call.when != "setup" and item.stash[FAILED])
    return report


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Otomo with the demo book, built if need be; or the one that runs already at OTOMO_E2E_URL."""
    if running := os.environ.get("OTOMO_E2E_URL"):
        yield running
        return
    launcher = Launcher(tmp_path_factory.mktemp("otomo"), free_port())
    try:
        launcher.wait_for("The CLI")
        yield launcher.url
    finally:
        launcher.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    if not path:
        pytest.fail("Chromium is not installed", pytrace=False)
    expect.set_options(timeout=30_000)  # what comes at all, comes: the machine may be busy
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> Locale:
    found: Locale = request.param
    return found


@pytest.fixture(scope="session")
def sessions() -> dict[tuple[str, str], StorageState]:
    """A session of each person, made once: signing in is expensive on purpose."""
    return {}


@pytest.fixture
def contexts(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    failed = request.node.stash.get(FAILED, False)
    folder = RESULTS / re.sub(r"[^\w.-]+", "-", request.node.nodeid.removeprefix("tests/e2e/"))
    for number, context in enumerate(opened):
        if failed:
            folder.mkdir(parents=True, exist_ok=True)
            for page in context.pages:
                page.screenshot(path=folder / f"{number}.png")
            if _traced(request):
                context.tracing.stop(path=folder / f"{number}.zip")
        context.close()


@pytest.fixture
def visit(
    url: str,
    chromium: Browser,
    sessions: dict[tuple[str, str], StorageState],
    contexts: list[BrowserContext],
    request: pytest.FixtureRequest,
) -> Iterator[Visit]:
    """Opens a browser for a person (None: nobody is signed in) in a language."""
    visitors: list[Visitor] = []

    def open_browser(
        who: str | None, locale: Locale, *, at: str = url, phone: bool = False, light: bool = False
    ) -> Visitor:
        session = _session(chromium, sessions, at, who) if who else None
        context = chromium.new_context(
            storage_state=session,
            viewport={"width": 390, "height": 844} if phone else {"width": 1440, "height": 900},
            has_touch=phone,
            locale="ja-JP" if locale == "ja" else "en-GB",
            timezone_id="Asia/Tokyo",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        if light:  # what a slow line gets: the drawn map instead of the one that moves
            context.add_init_script(SAVES_DATA)
        if _traced(request):
            context.tracing.start(snapshots=True)
        context.add_init_script(
            f"location.protocol.startsWith('http') && (localStorage['otomo.locale'] ??= '{locale}')"
        )
        if who:
            _speak(context, at, locale)
        visitors.append(Visitor(context, at, locale))
        return visitors[-1]

    yield open_browser
    trouble = [line for visitor in visitors for line in visitor.unexplained()]
    assert not trouble, "\n".join(trouble)


def _traced(request: pytest.FixtureRequest) -> bool:
    return bool(os.environ.get("OTOMO_TRACE")) or getattr(request.node, "execution_count", 1) > 1


def _session(chromium: Browser, sessions: dict[tuple[str, str], StorageState], url: str, who: str) -> StorageState:
    if (url, who) not in sessions:
        context = chromium.new_context()
        credentials = {"login": who, "password": PASSWORDS[who]}
        answer = context.request.post(f"{url}/api/auth/sign-in", data=credentials, headers={"Origin": url})
        assert answer.ok, answer.text()
        sessions[url, who] = context.storage_state()
        context.close()
    return sessions[url, who]


def _speak(context: BrowserContext, url: str, locale: Locale) -> None:
    """The language is the person's, not the browser's."""
    me = context.request.get(f"{url}/api/users/me")
    assert me.ok, me.text()
    if me.json()["locale"] != locale:
        changed = context.request.patch(
            f"{url}/api/users/me",
            data={"locale": locale},
            headers={"Origin": url, "If-Match": me.headers["etag"]},
        )
        assert changed.ok, changed.text()
