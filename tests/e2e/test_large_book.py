"""A large book: found, filtered, sorted, and scrolled to the last with a handful of rows drawn."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from itertools import pairwise

import pytest
from launched import ROOT, Launcher, free_port
from playwright.sync_api import Locator, expect

from tests.e2e.visitor import Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.mission("CRM-2")]

# 10,000 take about a minute to generate; OTOMO_E2E_CUSTOMERS sets another size.
SIZE = int(os.environ.get("OTOMO_E2E_CUSTOMERS", "10000"))
DRAWN = 100
PATIENT = {"OTOMO_STORE__READ_SECONDS": "30", "OTOMO_STORE__ATTEMPTS": "5"}

# How many drawn rows there are, and whether the middle of the window shows one.
ROWS = "() => document.querySelectorAll('tbody tr[aria-rowindex]').length"
MIDDLE = "() => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('tr[aria-rowindex]') != null"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        # The first ranking of so many takes the emulator seconds, and a busy machine saves slowly.
        for name, value in {"OTOMO_REQUEST_SECONDS": "60", **PATIENT}.items():
            patch.setenv(name, value)
        launcher = Launcher(tmp_path_factory.mktemp("large"), free_port())
    try:
        launcher.wait_for("The CLI")
        env = dict(os.environ)
        for line in (launcher.local / "env").read_text().splitlines():
            name, _, value = line.removeprefix("export ").partition("=")
            env[name] = shlex.split(value)[0] if value else ""
        env |= PATIENT
        command = [str(ROOT / "backend" / ".venv" / "bin" / "otomo"), "demo", "load"]
        options = ["--customers", str(SIZE), "--holdings", "1", "--owner", "takanashi"]
        subprocess.run([*command, *options], env=env, check=True, stdout=subprocess.DEVNULL)
        yield launcher.url
    finally:
        launcher.stop()


def listed(v: Visitor) -> Locator:
    return v.page.get_by_role("rowheader")


def test_the_last_row_is_reached_with_few_rows_drawn(visit: Visit, large: str) -> None:
    v = visit("takanashi", "ja", at=large, light=True)
    v.go("/customers")
    table = v.page.get_by_role("table")
    expect(listed(v).first).to_be_visible(timeout=60_000)
    total = v.api("GET", "/api/customers?limit=1")["total"]
    assert total >= SIZE
    expect(table).to_have_attribute("aria-rowcount", str(total + 1))

    last = v.page.locator(f"tr[aria-rowindex='{total + 1}']")
    most = 0
    while last.count() == 0:
        v.page.evaluate("scrollTo(0, document.scrollingElement.scrollHeight)")
        v.page.wait_for_function(MIDDLE)
        most = max(most, v.page.evaluate(ROWS))
    expect(last).to_be_visible()
    assert most < DRAWN

    v.page.evaluate("scrollTo(0, document.scrollingElement.scrollHeight / 2)")
    v.page.wait_for_function(MIDDLE, timeout=5_000)
    assert not v.until_none(lambda: v.page.evaluate(ROWS) >= DRAWN)


def test_search_by_kana_filter_and_sort(visit: Visit, large: str) -> None:
    v = visit("takanashi", "ja", at=large, light=True)
    v.go("/customers")
    expect(listed(v).first).to_be_visible()
    v.field("Search by name or kana").fill("さくま")
    v.page.wait_for_url(re.compile("q="))
    found = v.api("GET", "/api/customers?q=さくま&limit=500")
    expect(v.page.get_by_role("table")).to_have_attribute("aria-rowcount", str(found["total"] + 1))
    assert 0 < found["total"] < SIZE
    assert all(one["kana"].startswith(("さくま", "サクマ")) for one in found["items"])
    v.field("Search by name or kana").fill("")
    v.field("Risk level").select_option("5")
    v.field("Prefecture").select_option("静岡県")
    v.page.wait_for_url(re.compile("risk=5.*prefecture="))
    v.starting("button", "Assets").click()
    v.page.wait_for_url(re.compile("sort=-assets"))
    wanted = v.api("GET", "/api/customers?risk_level=5&prefecture=静岡県&sort=-assets&limit=500")["items"]
    assert {one["risk_level"] for one in wanted} == {5}
    assert all(float(a["assets"]["amount"]) >= float(b["assets"]["amount"]) for a, b in pairwise(wanted))
    expect(listed(v).first).to_contain_text(wanted[0]["name"])
    shown = listed(v).get_by_role("link").all_inner_texts()
    assert shown[:10] == [one["name"] for one in wanted[:10]]
