"""axe-core, as the frontend's own development packages bring it."""

from functools import cache
from typing import Any

from launched import ROOT
from playwright.sync_api import Page

SCRIPT = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# WCAG 2.0 to 2.2, A and AA, and axe's own good practices.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _source() -> str:
    return SCRIPT.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds on the page now and a second later: rule, place and what is wrong, one line each.

    What it finds once only is a page in the middle of a change.
    """
    found = _violations(page)
    if found:
        page.wait_for_timeout(1_000)
        found = _violations(page)
    return found


def _violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())  # through the debugger: the page's own policy lets no script in
    found: Any = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(r => r.violations)", TAGS
    )
    return [
        f"{rule['id']} {node['target']}: {' '.join(node['failureSummary'].split())}"
        for rule in found
        for node in rule["nodes"]
    ]
