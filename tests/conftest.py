"""Fixtures for every test: a real DynamoDB API, empty, with dummy credentials.

`OTOMO_TEST_DYNAMODB=ministack` (default; no Docker) or `local` (Amazon's DynamoDB Local in a container) chooses
which; `--dynamodb=` does the same. Each xdist worker starts its own.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time, and no time limit, which a busy machine would break; `default` tries new ones.
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

ROOT = Path(__file__).resolve().parent.parent
EMBEDDED_PYTHON = ROOT / ".local" / "aws" / "bin" / "python"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--dynamodb",
        choices=("ministack", "local"),
        default=os.environ.get("OTOMO_TEST_DYNAMODB", "ministack"),
        help="the DynamoDB API under the store tests",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A test that passed at a second try (`--reruns`) has a cause all the same: what it said at the first."""
    for report in terminalreporter.stats.get("rerun", ()):
        terminalreporter.section(f"failed at a first try: {report.nodeid}")
        terminalreporter.line(report.longreprtext)


@pytest.fixture(scope="session")
def dynamodb_endpoint(request: pytest.FixtureRequest) -> Iterator[str]:
    """URL of a running DynamoDB API that belongs to this worker alone."""
    if request.config.getoption("--dynamodb") == "local":
        yield from _dynamodb_local()
    else:
        yield from _embedded_aws()


@pytest.fixture(scope="session")
def aws_env(request: pytest.FixtureRequest, dynamodb_endpoint: str) -> Iterator[dict[str, str]]:
    """The environment that points every AWS client at `dynamodb_endpoint`; set for the session, and returned."""
    env = {
        "AWS_ENDPOINT_URL": dynamodb_endpoint,
        "AWS_ENDPOINT_URL_DYNAMODB": dynamodb_endpoint,
        "AWS_REGION": "ap-northeast-1",
        "AWS_DEFAULT_REGION": "ap-northeast-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
        # Builds of DynamoDB Local before 2022 take no more.
        "OTOMO_STORE__TRANSACTION_SIZE": "10" if request.config.getoption("--dynamodb") == "local" else "100",
        # Nothing of the developer's own account may leak in.
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
            patch.delenv(name, raising=False)
        for name, value in env.items():
            patch.setenv(name, value)
        # Tests move a clock of their own; the emulator must not delete by another one what theirs still keeps.
        patch.setattr("otomo.store.tables._enable_ttl", lambda *_: None)
        yield env


def _embedded_aws() -> Iterator[str]:
    if not EMBEDDED_PYTHON.exists():
        pytest.fail("the embedded AWS is not installed: run `make install`", pytrace=False)
    command = [str(EMBEDDED_PYTHON), str(ROOT / "devtools" / "embedded_aws"), "--with-parent"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        line = server.stdout.readline()
        if not line:
            pytest.fail(f"the embedded AWS ended at once, exit code {server.wait()}", pytrace=False)
        yield f"http://127.0.0.1:{json.loads(line)['port']}"
        server.stdin.close()
        server.wait(timeout=20)


def _dynamodb_local() -> Iterator[str]:
    # Nothing here needs the reaper container, and its image may not be reachable.
    os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")
    from testcontainers.core.container import DockerContainer  # noqa: PLC0415
    from testcontainers.core.wait_strategies import PortWaitStrategy  # noqa: PLC0415

    container = (
        DockerContainer("amazon/dynamodb-local:latest")
        .with_exposed_ports(8000)
        .with_command("-jar DynamoDBLocal.jar -inMemory -sharedDb")
        .waiting_for(PortWaitStrategy(8000))
    )
    with container:
        yield f"http://{container.get_container_host_ip()}:{container.get_exposed_port(8000)}"
