"""The certified provider of `tests/support/oidc` as a process of its own."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from launched import ROOT, free_port

FOLDER = ROOT / "tests" / "support" / "oidc"


@contextmanager
def certified_provider(*redirect_uris: str) -> Iterator[str]:
    """Its issuer. Raises AssertionError when it is not installed."""
    assert (FOLDER / "node_modules" / "oidc-provider").is_dir(), "run `make install`: the test provider is missing"
    port = free_port()
    command = ["node", str(FOLDER / "provider.mjs"), str(port), *redirect_uris]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        while (line := process.stdout.readline()) and "listening" not in line:
            pass
        assert line, f"the test provider ended at once with {process.wait()}"
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def settings_of(issuer: str) -> str:
    """`OTOMO_OIDC__PROVIDERS` for it."""
    return json.dumps(
        [
            {
                "id": "example",
                "name": "Example ID",
                "issuer": issuer,
                "client_id": "otomo",
                "client_secret": "a secret of the test",
            }
        ]
    )
