"""A person at a browser: one language, one screen, and a record of everything that went wrong meanwhile."""

import re
import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response
from words import Locale, say

Body = dict[str, Any]
Found = TypeVar("Found")
LOADING = ".mantine-Skeleton-root, .mantine-Loader-root"
SETTLED = f"() => document.querySelector('main') && !document.querySelector('{LOADING}')"


class Visitor:
    """Locators are named by the English words of the screen, whatever its language."""

    def __init__(self, context: BrowserContext, url: str, locale: Locale) -> None:
        self.context, self.url, self.locale = context, url, locale
        self.trouble: list[str] = []
        self.hosts: set[str] = set()
        # Asking whether anybody is signed in is answered with 401, and the browser reports that by itself.
        # The software renderer of a machine without a graphics card complains about itself.
        self.excused = [r"401 .*/api/auth/session\)", r"GPU stall due to ReadPixels"]
        self.answers: list[Response] = []
        context.on("response", self._on_response)
        context.on("request", self._on_request)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.trouble.append(f"uncaught: {error.error}"))
        self.page: Page = context.new_page()

    def _on_request(self, request: Request) -> None:
        if request.url.startswith(("http:", "https:", "ws:", "wss:")):
            self.hosts.add(urlsplit(request.url).netloc)

    def _on_response(self, response: Response) -> None:
        self.answers.append(response)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.trouble.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def expects(self, pattern: str) -> None:
        """A test that breaks something on purpose excuses the console's word about it."""
        self.excused.append(pattern)

    def unexplained(self) -> list[str]:
        """What the console said and no test asked for, and every host that is not ours."""
        noise = [line for line in self.trouble if not any(re.search(one, line) for one in self.excused)]
        strangers = self.hosts - {urlsplit(self.url).netloc}
        return noise + [f"asked another host: {host}" for host in sorted(strangers)]

    def say(self, message: str, *args: object, **values: object) -> str:
        return say(self.locale, message, *args, **values)

    def told(self) -> list[Any]:
        """What the API answered since the page was opened."""
        ours = [one for one in self.answers if "/api/" in one.url]
        return [one.json() for one in ours if "json" in one.headers.get("content-type", "")]

    def go(self, path: str) -> None:
        self.answers.clear()
        self.page.goto(self.url + path)

    def settled(self) -> None:
        """Nothing loads any more: no skeleton, no spinner."""
        self.page.wait_for_function(SETTLED)

    def until_none(self, read: Callable[[], Found]) -> Found:
        """What is read, when there is none of it or still some after ten seconds: a layout follows by frames."""
        deadline = time.monotonic() + 10
        while (found := read()) and time.monotonic() < deadline:
            self.page.wait_for_timeout(100)
        return found

    def button(self, message: str, *args: object, within: Locator | None = None, **values: object) -> Locator:
        return (within or self.page).get_by_role("button", name=self.say(message, *args, **values), exact=True)

    def link(self, message: str, *args: object, within: Locator | None = None, **values: object) -> Locator:
        return (within or self.page).get_by_role("link", name=self.say(message, *args, **values), exact=True)

    def starting(self, role: Any, message: str, *args: object, **values: object) -> Locator:
        """Its name begins with the words; a key hint may follow."""
        return self.page.get_by_role(role, name=re.compile("^" + re.escape(self.say(message, *args, **values))))

    def field(self, message: str, *args: object, **values: object) -> Locator:
        return self.page.get_by_label(self.say(message, *args, **values), exact=True)

    def text(self, message: str, *args: object, **values: object) -> Locator:
        return self.page.get_by_text(self.say(message, *args, **values))

    def heading(self, words: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("heading", name=words)

    def card(self, message: str, *args: object, **values: object) -> Locator:
        """A section of the screen by its title."""
        title = self.page.get_by_role("heading", name=self.say(message, *args, **values), exact=True)
        return self.page.locator("section").filter(has=title)

    def api(self, method: str, path: str, **options: Any) -> Any:
        """The same session, without the screen."""
        answer = self.context.request.fetch(self.url + path, method=method, **options)
        assert answer.ok, f"{method} {path}: {answer.status} {answer.text()}"
        return answer.json() if answer.body() else None


Visit = Callable[..., Visitor]
