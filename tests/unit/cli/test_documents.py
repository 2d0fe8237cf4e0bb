"""`otomo openapi` and `otomo access`: where they write, and one clear line where they cannot."""

from pathlib import Path

import pytest
from otomo.cli.main import app
from typer.testing import CliRunner, Result


def run(*arguments: object, **env: str) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], env=env)


@pytest.mark.parametrize("command", ["openapi", "access"])
def test_a_document_is_written_and_compared(command: str, tmp_path: Path) -> None:
    file = tmp_path / "document"
    missing = run(command, file, "--check")
    assert (missing.exit_code, "is not what the code says" in missing.stderr) == (1, True)
    assert run(command, file).exit_code == 0
    assert file.read_text(encoding="utf-8") == run(command).stdout
    assert run(command, file, "--check").exit_code == 0


@pytest.mark.parametrize("command", ["openapi", "access"])
@pytest.mark.parametrize("options", [(), ("--check",)])
def test_a_place_that_cannot_be_used_is_one_clear_line(command: str, options: tuple[str, ...], tmp_path: Path) -> None:
    refused = run(command, tmp_path, *options)
    assert (refused.exit_code, refused.stderr) == (2, f"otomo: {tmp_path}: Is a directory\n")


def test_an_unusable_setting_is_named() -> None:
    refused = run("openapi", OTOMO_PORT="abc")
    assert (refused.exit_code, refused.stderr.startswith("otomo: settings: port: ")) == (2, True)
