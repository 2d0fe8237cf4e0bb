"""One installation on the emulator for all tests of this folder, which run in the order of their files' names."""

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from cloud_emulator import ROOT, Emulator
from cloud_stack import FIGURES, Cloud

TOOLS = ROOT.parent / "shared" / "tools"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for figure in FIGURES:
        terminalreporter.write_line(figure)


@pytest.fixture(scope="session")
def tools() -> None:
    """Skips where Docker or Terraform is missing, unless OTOMO_CLOUD_REQUIRED is set."""
    lacking = next(filter(None, (_docker_lacks(), _terraform_lacks())), None)
    if lacking:
        (pytest.fail if os.environ.get("OTOMO_CLOUD_REQUIRED") else pytest.skip)(f"no cloud tests: {lacking}")


def _docker_lacks() -> str | None:
    if not shutil.which("docker"):
        return "Docker is not installed"
    done = subprocess.run(["docker", "info"], capture_output=True, text=True, check=False)
    return f"`docker info` fails: {done.stderr.strip()[:200]}" if done.returncode else None


def _terraform_lacks() -> str | None:
    if not shutil.which("terraform"):
        return "Terraform is not installed"
    provider = TOOLS / "terraform-provider"
    if provider.exists():
        done = subprocess.run([str(provider)], capture_output=True, text=True, check=False)
        return f"the AWS provider is missing: {done.stderr.strip()}" if done.returncode else None
    return None


@pytest.fixture(scope="session")
def emulator(tools: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    with Emulator(tmp_path_factory.mktemp("emulator") / "log") as running:
        yield running


@pytest.fixture(scope="session")
def cloud(emulator: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Cloud:
    """Deployed from nothing, with the demo book in its tables."""
    cloud = Cloud(emulator, tmp_path_factory.mktemp("cloud"))
    code, said = cloud.install()
    assert code == 0, said
    cloud.look()
    cloud.cli("demo", "load")
    return cloud
