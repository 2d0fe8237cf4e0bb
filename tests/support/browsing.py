"""The Chromium of the browser tests, and how it is started."""

import subprocess
import sys

from launched import ROOT

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-prefers-reduced-motion",
]  # fmt: skip


def chromium_path() -> str | None:
    """Where it is installed; None where it is not."""
    finder = [sys.executable, str(ROOT / "devtools" / "chromium.py")]
    return subprocess.run(finder, capture_output=True, text=True, check=False).stdout.strip() or None
