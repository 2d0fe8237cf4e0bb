"""What the list of sessions calls a device."""

import pytest
from otomo.auth.device import device_of

MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.mission("ID-2")
@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (f"{MAC} {WEBKIT} Chrome/131.0.0.0 Safari/537.36", "Chrome · macOS"),
        (f"{MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Safari · macOS"),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0",
            "Edge · Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox · Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 CriOS/131 Safari/604.1",
            "Chrome · iPhone",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 14; SM-S921B) {WEBKIT} SamsungBrowser/27.0 Chrome/125.0 Safari/537.36",
            "Samsung Internet · Android",
        ),
        ("curl/8.5.0", "curl"),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)", "ChromeOS"),
        ("python-httpx/0.28", None),
        ("", None),
        ("<script>alert(1)</script>", None),
    ],
)
def test_names_browser_and_system_as_far_as_they_are_known(user_agent: str, device: str | None) -> None:
    assert device_of(user_agent) == device
