"""A server for the fuzzer: the embedded AWS, the demo book, `otomo serve`; all on loopback, nothing kept."""

import contextlib
import json
import os
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from otomo.limits_settings import LimitsSettings
from processes import Child, StartError, free_port, wait_until

ROOT = Path(__file__).resolve().parents[2]
OTOMO = ROOT / "backend" / ".venv" / "bin" / "otomo"
EMBEDDED = (ROOT / ".local" / "aws" / "bin" / "python", ROOT / "devtools" / "embedded_aws", "--with-parent")
MANY = "1000000000"
BOUNDED = {
    "OTOMO_LOG_LEVEL": "error",
    # A stream that is opened must end soon; the throttles have tests of their own and would hide everything else.
    "OTOMO_METRICS__STREAM_SECONDS": "0.2",
    "OTOMO_SIGN_IN__MAX_FAILURES_PER_LOGIN": MANY,
    "OTOMO_SIGN_IN__MAX_FAILURES_PER_ADDRESS": MANY,
    **{f"OTOMO_LIMITS__{name.upper()}": MANY for name in LimitsSettings.model_fields},
}


@dataclass(frozen=True)
class Server:
    """A running server with a filled book."""

    url: str
    child: Child

    def failures(self) -> list[str]:
        """What it logged as failed: unknown exceptions and errors of background work."""
        lines = self.child.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if line.strip()]


@contextlib.contextmanager
def filled_server() -> Iterator[Server]:
    """Starts everything, and stops it; raises StartError."""
    with tempfile.TemporaryDirectory(prefix="otomo-fuzz-") as folder, contextlib.ExitStack() as stack:
        env = _environment()
        aws = _start(stack, folder, "aws", *EMBEDDED, env=env, piped=True)
        assert aws.process.stdout
        ready = aws.process.stdout.readline()
        if not ready:
            raise StartError(aws.why_it_ended())
        env |= {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{json.loads(ready)['port']}"}
        for command in (("init",), ("demo", "load")):
            child = _start(stack, folder, command[0], OTOMO, *command, env=env)
            if child.process.wait():
                raise StartError(child.why_it_ended())
        port = free_port(8300)
        server = _start(stack, folder, "otomo", OTOMO, "serve", "--port", str(port), env=env, patience=30)
        url = f"http://127.0.0.1:{port}"
        wait_until(server, lambda: _answers(f"{url}/health/ready"), 60)
        yield Server(url, server)


def document(url: str) -> Any:
    """The API's description, as this server gives it."""
    with urllib.request.urlopen(f"{url}/api/openapi.json", timeout=30) as answer:  # noqa: S310 (our own URL)
        return json.load(answer)


def _start(
    stack: contextlib.ExitStack,
    folder: str,
    name: str,
    *command: str | Path,
    env: dict[str, str],
    piped: bool = False,
    patience: float = 10,
) -> Child:
    child = Child(name, command, env=env, cwd=ROOT, log=Path(folder) / f"{name}.log", piped=piped, patience=patience)
    stack.callback(child.stop)
    return child


def _environment() -> dict[str, str]:
    """Nothing of the developer's own account or settings may leak in."""
    foreign = ("AWS_", "OTOMO_", "OPENAI_", "MAKE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return (
        kept
        | BOUNDED
        | {
            "AWS_REGION": "ap-northeast-1",
            "AWS_DEFAULT_REGION": "ap-northeast-1",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    )


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):  # noqa: S310 (our own URL)
            return True
    except OSError:
        return False
