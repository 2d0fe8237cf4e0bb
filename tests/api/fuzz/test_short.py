"""A short run of the fuzzer; `make fuzz` is the long one."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.mission("ID-5")
def test_generated_requests_meet_no_crash_no_surprise_and_no_open_door() -> None:
    command = [sys.executable, str(ROOT / "devtools" / "fuzz.py"), "--examples", "2", "--odd-every", "80"]
    done = subprocess.run(
        [*command, "--phases", "examples", "fuzzing", "stateful"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-4000:]
