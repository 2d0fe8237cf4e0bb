"""From outside, as a browser reaches it: first whether it answers, then whether it is Otomo."""

import os
import time
from urllib.parse import urlsplit

import httpx
import stack
from context import Context, StepFailedError, say

HEALTH_SECONDS = 300


def health(context: Context) -> None:
    """Waits until the backend reaches its tables and the front page is there."""
    deadline = time.monotonic() + HEALTH_SECONDS
    with client(context) as http:
        while True:
            problem = _problem(http)
            if not problem:
                return
            if time.monotonic() > deadline:
                raise StepFailedError(f"not healthy after {HEALTH_SECONDS} s: {problem}")
            time.sleep(1)


def _problem(http: httpx.Client) -> str | None:
    for path in ("/health", "/health/ready", "/"):
        try:
            answer = http.get(path)
        except httpx.TransportError as error:
            return f"{path}: {error}"
        if answer.status_code != 200:
            return f"{path}: {answer.status_code} {answer.text[:300]}"
    return None


def smoke(context: Context) -> None:
    """What must hold of every installation, whatever its data."""
    with client(context) as http:
        front, deep = http.get("/"), http.get("/customers/none")
        check(deep.text == front.text, "a deep link is not the application")
        check('<div id="root">' in front.text, "the front page is not the application")
        check("default-src 'self'" in front.headers.get("content-security-policy", ""), "pages without a policy")
        settings = http.get("/api/settings")
        check(settings.status_code == 200 and "version" in settings.json(), "/api/settings does not answer")
        refused = http.get("/api/today")
        check(refused.status_code == 401, "nobody is signed in, and /api/today answers")
        check(refused.headers["content-type"] == "application/problem+json", "refusals are no problem documents")
    say(f"    {http.headers['host']} answers as Otomo {settings.json()['version']}")


def check(holds: bool, complaint: str) -> None:
    """Raises StepFailedError with the complaint unless it holds."""
    if not holds:
        raise StepFailedError(complaint)


def client(context: Context) -> httpx.Client:
    """A client of the installation. OTOMO_DEPLOY_CONNECT is the address where its name does not resolve."""
    url = urlsplit((stack.outputs(context) or {}).get("url", ""))
    if not url.hostname:
        raise StepFailedError("nothing is installed")
    address = os.environ.get("OTOMO_DEPLOY_CONNECT") or url.netloc
    return httpx.Client(base_url=f"{url.scheme}://{address}", headers={"Host": url.netloc}, timeout=10)
