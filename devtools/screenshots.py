"""`docs/images`: the READMEs' pictures, taken of a fresh demo book in Chromium. Needs `make install`.

Run it as `backend/.venv/bin/python devtools/screenshots.py [--locale ja|en]`.
"""

import argparse
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
from chromium import find
from PIL import Image  # comes with PyVRP
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from processes import free_port

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LOADING = ".mantine-Skeleton-root, .mantine-Loader-root"
QUESTIONS = {
    "ja": ("今週、静岡で誰を訪問すべき？",),
    "en": ("Whom should I visit in Shizuoka this week?",),
}
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def otomo(local: Path) -> Iterator[str]:
    """Otomo with data of its own; the address."""
    port = free_port(18100)
    command = [sys.executable, str(ROOT / "devtools" / "up.py"), "up", "--local", str(local)]
    environment = {**os.environ, "PORT": str(port)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        for line in process.stdout:
            print(line, end="")
            if "The CLI" in line:
                break
        else:
            raise SystemExit("Otomo did not start")
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.communicate()


def signed_in(browser: Browser, url: str, locale: str) -> BrowserContext:
    context = browser.new_context(
        locale="ja-JP" if locale == "ja" else "en-GB", timezone_id="Asia/Tokyo", color_scheme="light"
    )
    origin = {"Origin": url}
    credentials = {"login": "takanashi", "password": "otomo-rep"}
    assert context.request.post(f"{url}/api/auth/sign-in", data=credentials, headers=origin).ok
    version = context.request.get(f"{url}/api/users/me").headers["etag"]
    change = {"locale": locale}
    assert context.request.patch(f"{url}/api/users/me", data=change, headers={**origin, "If-Match": version}).ok
    return context


def in_few_colours(picture: Image.Image) -> Image.Image:
    """A third of the size: the 256 most used colours stay exactly what they are, every other becomes the nearest."""
    pixels = np.asarray(picture, dtype=np.int32)
    colours, index, count = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    palette = colours[np.argsort(-count)[:256]]
    nearest = np.array([np.argmin(((palette - colour) ** 2).sum(axis=1)) for colour in colours], dtype=np.uint8)
    few = Image.fromarray(nearest[index].reshape(pixels.shape[:2]), "P")
    few.putpalette(palette.astype(np.uint8).tobytes())
    return few


def take(page: Page, address: str, name: str, size: Any, *, chart: bool = False) -> None:
    page.set_viewport_size(size)
    page.goto(address)
    # A chart's live readings keep a line open: its page is never idle.
    if chart:
        page.wait_for_selector("canvas")
        page.wait_for_timeout(500)
    else:
        page.wait_for_load_state("networkidle")
    page.wait_for_function(f"() => document.querySelector('h1') && !document.querySelector('{LOADING}')")
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    path = IMAGES / f"{name}.png"
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        in_few_colours(picture.convert("RGB")).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


def a_chat(context: BrowserContext, url: str, locale: str) -> str:
    """A conversation."""
    origin = {"Origin": url}
    chats = f"{url}/api/assistant/chats"
    chat = context.request.post(chats, data={}, headers=origin).json()["chat_id"]
    for question in QUESTIONS[locale]:
        asked = context.request.post(f"{chats}/{chat}/messages", data={"text": question}, headers=origin)
        context.request.get(f"{url}/api/assistant/runs/{asked.json()['run_id']}/events")
    return str(chat)


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the READMEs' pictures.")
    parser.add_argument("--locale", choices=("ja", "en"), default="ja")
    parser.add_argument("--url", help="a fresh Otomo that runs already")
    options = parser.parse_args()
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as local, sync_playwright() as playwright:
        running = otomo(Path(local)) if options.url is None else nullcontext(options.url)
        with running as url:
            browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
            context = signed_in(browser, url, options.locale)
            today = context.request.get(f"{url}/api/today").json()
            first, trip = today["items"][0]["customer"]["customer_id"], today["next_trip"]["trip_id"]
            device = context.request.get(f"{url}/api/alarms?state=open").json()["items"][0]["device_id"]
            page = context.new_page()
            take(page, f"{url}/", "today", DESK)
            take(page, f"{url}/trips/{trip}", "trip", DESK)
            take(page, f"{url}/customers/{first}", "customer", DESK)
            take(page, f"{url}/devices/{device}", "device", DESK, chart=True)
            take(page, f"{url}/alarms", "alarms", DESK)
            take(page, f"{url}/assistant/{a_chat(context, url, options.locale)}", "assistant", DESK)
            take(page, f"{url}/", "today-phone", PHONE)
            browser.close()


if __name__ == "__main__":
    main()
