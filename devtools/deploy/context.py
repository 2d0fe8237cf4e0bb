"""What all steps know: the installation, the tag, and what earlier steps wrote down for later ones."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import boto3

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("backend", "frontend")
NAME = os.environ.get("OTOMO_NAME", "otomo")  # of the installation, as in the Terraform roots


class StepFailedError(RuntimeError):
    """A step cannot go on; the message says why and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def run(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, stdin: str | None = None) -> None:
    """Runs a command whose output people should see.

    Raises:
        StepFailedError: it failed.
    """
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=env, input=stdin, text=True, stdout=sys.stdout, check=False)
    if done.returncode:
        raise StepFailedError(f"`{' '.join(words[:3])} …` failed with {done.returncode}, see above")


def output(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> str:
    """Standard output of a command.

    Raises:
        StepFailedError: it failed; the message has its error output.
    """
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StepFailedError(f"`{' '.join(words[:3])} …`: {done.stderr.strip()[-2000:]}")
    return done.stdout


@dataclass
class Context:
    """One deployment. `given_tag` is checked only when a step needs it."""

    env: str
    given_tag: str | None
    platform: str
    terraform: Path
    initialised: bool = False  # whether terraform/app knows where its state is

    @cached_property
    def tag(self) -> str:
        """The commit, which names the images for good."""
        if self.given_tag:
            return self.given_tag
        if output("git", "status", "--porcelain").strip():
            raise StepFailedError("there are uncommitted changes: commit them, or name the images with --tag")
        return output("git", "rev-parse", "--short=12", "HEAD").strip()

    @cached_property
    def account(self) -> str:
        """Number of the AWS account."""
        return str(boto3.client("sts").get_caller_identity()["Account"])

    @cached_property
    def ecs(self) -> Any:
        """ECS in the region of the environment."""
        return boto3.client("ecs")

    @property
    def folder(self) -> Path:
        """Where this deployment keeps its notes and the SBOMs."""
        path = ROOT / ".local" / "deploy" / self.env
        path.mkdir(parents=True, exist_ok=True)
        return path

    def remember(self, **notes: Any) -> None:
        """Keeps values for steps that run in a process of their own."""
        self._notes.write_text(json.dumps(self.recall() | notes, indent=1))

    def recall(self) -> dict[str, Any]:
        """Values kept by earlier steps."""
        found: dict[str, Any] = json.loads(self._notes.read_text()) if self._notes.exists() else {}
        return found

    @property
    def _notes(self) -> Path:
        return self.folder / "notes.json"
