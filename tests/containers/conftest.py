"""The stacks of the container tests, built and started once."""

import subprocess
from collections.abc import Iterator

import pytest
from compose_stack import FIGURES, Stack, started
from launched import free_port


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for figure in FIGURES:
        terminalreporter.write_line(figure)


@pytest.fixture(scope="session")
def engine() -> None:
    """Skips where no Docker engine with compose answers."""
    for command in (["docker", "info"], ["docker", "compose", "version"]):
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            pytest.skip("Docker is not installed")
        if done.returncode:
            pytest.skip(f"`{' '.join(command)}` fails: {done.stderr.strip()[:200]}")


@pytest.fixture(scope="session")
def stack(engine: None) -> Iterator[Stack]:
    yield from started("docker-compose.yml")


@pytest.fixture(scope="session")
def dev_stack(engine: None) -> Iterator[Stack]:
    yield from started("docker-compose.dev.yml", TABLES_PORT=str(free_port()))
