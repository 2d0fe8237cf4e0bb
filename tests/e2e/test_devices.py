"""From a new device with a key to its readings on the chart, its alarm, and somebody who looks after it."""

import re
import time
from typing import Any

import pytest
from axe import violations
from playwright.sync_api import expect
from words import Locale

from tests.e2e.visitor import Visit, Visitor

pytestmark = pytest.mark.browser

LIMIT = 28.0
HOT, MILD = 31.5, 21.0
MINUTE = 60_000
PATIENCE = 45_000


@pytest.mark.mission("IOT-1", "IOT-2", "IOT-4", "IOT-6", "ID-5")
def test_a_device_from_its_key_to_its_alarm(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    name = f"試験 {locale} {time.time_ns() % 1_000_000}"
    customer = v.api("GET", "/api/today")["items"][0]["customer"]["name"]
    add(v, name, customer)
    secret = make_a_key(v)
    device_id = v.page.url.split("/devices/")[1].split("?")[0]
    send(v, secret, device_id)
    see_the_readings(v)
    see_the_alarm(v, name)
    acknowledge(v, name)
    v.api("DELETE", f"/api/devices/{device_id}", headers={"Origin": v.url, "If-Match": version(v, device_id)})


def version(v: Visitor, device_id: str) -> str:
    return f'"{v.api("GET", f"/api/devices/{device_id}")["version"]}"'


def add(v: Visitor, name: str, customer: str) -> None:
    v.go("/devices")
    v.settled()
    v.button("Add a device").first.click()
    dialog = v.page.get_by_role("dialog")
    dialog.get_by_label(v.say("Name"), exact=True).fill(name)
    field = dialog.get_by_role("combobox", name=v.say("Customer"), exact=True)
    field.click()
    field.fill(customer)
    v.page.get_by_role("option", name=re.compile("^" + re.escape(customer))).first.click()
    dialog.get_by_label(v.say("Place at the customer's"), exact=True).fill("2F")
    v.button("Add a limit", within=dialog).click()
    dialog.get_by_label(v.say("Alarm at ({unit})", unit="°C"), exact=True).fill(str(LIMIT))
    dialog.get_by_label(v.say("Over at ({unit})", unit="°C"), exact=True).fill("26")
    dialog.get_by_label(v.say("For at least (min)"), exact=True).fill("1")
    assert not violations(v.page)
    v.button("Save", within=dialog).click()
    expect(dialog).to_have_count(0)
    v.field("Search by device, place or customer").fill(name)
    v.page.wait_for_url(re.compile(r"\?q="))
    v.page.get_by_role("link", name=name, exact=True).click()
    expect(v.page.get_by_role("heading", level=1)).to_contain_text(name)


def make_a_key(v: Visitor) -> str:
    v.button("Make a key").click()
    dialog = v.page.get_by_role("dialog")
    dialog.get_by_label(v.say("Label"), exact=True).fill("gateway")
    v.button("Make the key", within=dialog).click()
    shown = v.page.get_by_label(v.say("Secret"), exact=True)
    expect(shown).to_contain_text("otk_")
    assert not violations(v.page)
    secret = shown.inner_text()
    v.button("I have kept it").click()
    expect(v.page.get_by_text(secret)).to_have_count(0)
    return secret


def send(v: Visitor, secret: str, device_id: str) -> None:
    """Half an hour of mild readings, then three minutes that are too hot; without the session, as a device does."""
    now = int(time.time() * 1000)
    times = [now - ago * MINUTE for ago in range(33, -1, -1)]
    readings: dict[str, Any] = {
        "device_id": device_id,
        "timestamps": times,
        "temperature": [HOT if at > now - 3.5 * MINUTE else MILD for at in times],
        "humidity": [50.0] * len(times),
        "status": "ok",
    }
    answer = v.context.request.post(
        f"{v.url}/api/metrics/batch", data=readings, headers={"Authorization": f"Bearer {secret}"}
    )
    assert answer.ok, answer.text()
    assert answer.json()["accepted"] == len(times)


def see_the_readings(v: Visitor) -> None:
    strip = v.page.locator("dl").first
    expect(strip).to_contain_text(f"{HOT} °C", timeout=PATIENCE)
    v.page.get_by_role("radiogroup", name=v.say("Range")).get_by_text(v.say("1 h"), exact=True).click()
    expect(v.page.locator("canvas").first).to_be_visible()
    v.page.get_by_text(v.say("Table"), exact=True).click()
    table = v.page.get_by_role("table", name=v.say("Values"))
    expect(table.get_by_role("row").nth(1)).to_contain_text(f"{HOT} °C", timeout=PATIENCE)
    v.page.get_by_text(v.say("Chart"), exact=True).click()
    expect(v.text("Drawn from {sources}", sources=v.say("readings"))).to_be_visible()


def see_the_alarm(v: Visitor, name: str) -> None:
    v.go("/alarms")
    alarm = v.page.get_by_role("listitem").filter(has_text=name)
    expect(alarm).to_contain_text(f"{HOT} °C", timeout=PATIENCE)
    expect(alarm).to_contain_text(v.say("Limit"))
    v.link("See the readings", within=alarm).click()
    expect(v.page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(v.page.locator("canvas").first).to_be_visible()
    assert "from=" in v.page.url


def acknowledge(v: Visitor, name: str) -> None:
    v.go("/alarms")
    v.button("Acknowledge: {0}", name).click()
    dialog = v.page.get_by_role("dialog")
    dialog.get_by_label(v.say("Note (optional)"), exact=True).fill("電話で確認")
    v.button("Acknowledge", within=dialog).click()
    expect(dialog).to_have_count(0)
    expect(v.page.get_by_role("listitem").filter(has_text=name)).to_contain_text("✓")
