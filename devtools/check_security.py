"""Scanners that need no network: our own rules with their examples, bandit, and secrets in what is committed.

A finding of the secret scan is harmless only when `known_secrets.tsv` says why: SHA-1 of the value, then the reason.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from check_files import tracked

ROOT = Path(__file__).resolve().parent.parent
CHECKERS = ROOT / ".local" / "check" / "bin"
KNOWN = ROOT / "devtools" / "known_secrets.tsv"
# Hashes and tables that are generated, and pictures.
GENERATED = re.compile(
    r"requirements[^/]*\.txt$|package-lock\.json$|\.terraform\.lock\.hcl$|\.(png|svg|ico|webp|woff2?|tsv|csv|po)$"
    r"|docs/api/openapi\.json$|lib/api/schema\.d\.ts$|(japan|cities)\.json$"
)
TESTS = re.compile(r"^tests/|/test/|\.test\.tsx?$|\.tftest\.hcl$|\.tfmock\.hcl$")
# Passwords of the demo and of the tests, and the emulators' keys: no secrets anywhere.
INVENTED = r"^(correct horse.*|test|otomo-[a-z0-9-]+)$"


def rules() -> Iterator[str]:
    """Our own rules, and whether each finds its bad examples and leaves the good ones alone."""
    yield from _problems("ast-grep", "scan", "--error")
    yield from _problems("ast-grep", "test", "--skip-snapshot-tests")


def rules_have_examples() -> Iterator[str]:
    """A rule without a test is a wish."""
    tested = {path.name.removesuffix("-test.yml") for path in (ROOT / "devtools" / "rule-tests").glob("*-test.yml")}
    for path in sorted((ROOT / "devtools" / "rules").glob("*.yml")):
        if path.stem not in tested:
            yield f"{path.relative_to(ROOT)} has no examples in devtools/rule-tests"


def bandit() -> Iterator[str]:
    """Medium and worse. B310, opening addresses, is ruff's S310 here, which is allowed line by line."""
    yield from _problems("bandit", "-q", "-ll", "-s", "B310", "-r", "backend/src", "devtools")


def secrets() -> Iterator[str]:
    """In tests a password is invented; what looks like a key is looked at there, too."""
    files = [name for name in tracked() if not GENERATED.search(name)]
    tests = [name for name in files if TESTS.search(name)]
    found = _scan([name for name in files if not TESTS.search(name)])
    found |= _scan(tests, "--disable-plugin", "KeywordDetector")
    known = dict(line.split("\t", 1) for line in KNOWN.read_text(encoding="utf-8").splitlines() if line)
    for digest, where in found.items():
        if digest not in known:
            yield f"{where}: is this a secret? If not, say why in {KNOWN.relative_to(ROOT)}: {digest}\t…"
    for digest in known.keys() - found.keys():
        yield f"{KNOWN.relative_to(ROOT)}: {digest} is nowhere any more"


def _scan(files: Sequence[str], *options: str) -> dict[str, str]:
    command = [str(CHECKERS / "detect-secrets"), "scan", "--exclude-secrets", INVENTED, *options, *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    results = json.loads(done.stdout)["results"]
    return {
        each["hashed_secret"]: f"{name}:{each['line_number']} ({each['type']})"
        for name, several in results.items()
        for each in several
    }


def _problems(program: str, *arguments: str) -> Iterator[str]:
    done = subprocess.run([str(CHECKERS / program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        yield f"{program}:\n{done.stdout}{done.stderr}"


if __name__ == "__main__":
    with ThreadPoolExecutor() as pool:
        parts = (rules, rules_have_examples, bandit, secrets)
        problems = [each for part in pool.map(lambda part: list(part()), parts) for each in part]
    sys.exit("\n".join(problems) if problems else 0)
