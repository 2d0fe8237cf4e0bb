"""Checks of terraform/: layout, rules of ours, validate, `terraform test` over mocked providers, checkov.

Without Terraform, or where its provider cannot be had, it says what it skipped; `--required` makes that a failure.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TERRAFORM = ROOT / "terraform"
ROOTS = ("bootstrap", "data", "app")
SKIPS = TERRAFORM / "checkov-skips.txt"
CHECKOV = ROOT / ".local" / "checkov" / "bin" / "checkov"
WORK = ROOT / ".local" / "terraform"
# Links a copy of the provider that the machine may hold into Terraform's mirror, where a workspace provides it.
PROVIDER_HELPER = ROOT.parent / "shared" / "tools" / "terraform-provider"
NEEDED = (1, 11)
UNREACHABLE = re.compile(
    r"could not connect to|failed to query available provider packages|no such host", re.IGNORECASE
)
MOST_LINES, MOST_INPUTS = 200, 25


class SkippedError(Exception):
    """Something this machine lacks."""


def environment(root: str | None = None) -> dict[str, str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("TF_VAR_", "AWS_"))}
    # A configuration file that is named but missing makes every command print a warning.
    if not Path(env.get("TF_CLI_CONFIG_FILE", "")).is_file():
        env.pop("TF_CLI_CONFIG_FILE", None)
    env |= {"TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1", "AWS_EC2_METADATA_DISABLED": "true"}
    if root:
        # A folder of its own: what `terraform init` of a deployment left beside the files stays as it is.
        env["TF_DATA_DIR"] = str(WORK / root)
    return env


def run(*command: str | Path, root: str | None = None, seconds: float = 900) -> tuple[int, str]:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=TERRAFORM / root if root else ROOT,
        env=environment(root),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=seconds,
        check=False,
    )
    return done.returncode, done.stdout


def terraform() -> str:
    program = shutil.which("terraform")
    if program is None:
        raise SkippedError("Terraform is not installed")
    _, answer = run(program, "version", "-json")
    found = re.search(r'"terraform_version":\s*"(\d+)\.(\d+)', answer)
    if found is None:
        raise SkippedError(f"`terraform version` answers {answer!r}")
    if tuple(map(int, found.groups())) < NEEDED:
        raise SkippedError(f"Terraform {'.'.join(found.groups())} is older than {'.'.join(map(str, NEEDED))}")
    return program


def layout(program: str) -> Iterator[str]:
    code, answer = run(program, "fmt", "-check", "-recursive", "-no-color", str(TERRAFORM))
    if code:
        yield f"terraform fmt -recursive terraform:\n{answer}"


def own_rules() -> Iterator[str]:
    for file in sorted(TERRAFORM.rglob("*.tf")):
        if ".terraform" in file.parts:
            continue
        name, text = file.relative_to(ROOT), file.read_text(encoding="utf-8")
        if text.count("\n") > MOST_LINES and not file.name.startswith("variables"):
            yield f"{name}: more than {MOST_LINES} lines"
        for block in re.findall(r'^(?:variable|output) "\w+" \{\n.*?^\}', text, re.MULTILINE | re.DOTALL):
            if "\n  description" not in block:
                yield f"{name}: without description: {block.splitlines()[0]}"
        for block in re.findall(r'^provider "aws" \{\n.*?^\}', text, re.MULTILINE | re.DOTALL):
            if "default_tags" not in block:
                yield f"{name}: a provider without default tags"
    for file in sorted(TERRAFORM.glob("modules/*/variables.tf")):
        inputs = len(re.findall(r"^variable ", file.read_text(encoding="utf-8"), re.MULTILINE))
        if inputs > MOST_INPUTS:
            yield f"{file.relative_to(ROOT)}: {inputs} inputs, more than {MOST_INPUTS}"


def check_root(program: str, root: str) -> list[str]:
    """What is wrong with a root. Raises SkippedError where the provider cannot be had."""
    began = time.monotonic()
    code, answer = run(program, "init", "-backend=false", "-input=false", "-no-color", "-lockfile=readonly", root=root)
    if code:
        if UNREACHABLE.search(answer):
            raise SkippedError("the AWS provider is not on this machine and the Terraform registry does not answer")
        return [f"{root}: terraform init:\n{answer}"]
    for command in (["validate", "-no-color"], ["test", "-no-color"]):
        code, answer = run(program, *command, root=root)
        if code:
            return [f"{root}: terraform {command[0]}:\n{answer}"]
    tests = re.search(r"(\d+) passed", answer)
    print(f"  {root}: valid, {tests[1] if tests else 'no'} tests passed ({time.monotonic() - began:.0f} s)", flush=True)
    return []


def skips() -> list[tuple[str, str]]:
    lines = [line.split(maxsplit=2) for line in SKIPS.read_text(encoding="utf-8").splitlines()]
    rows = [line for line in lines if line and not line[0].startswith("#")]
    if unexplained := [row[0] for row in rows if len(row) < len(("check", "resource", "reason"))]:
        sys.exit(f"{SKIPS.name}: without a reason: {', '.join(unexplained)}")
    return [(row[0], row[1]) for row in rows]


def checkov() -> Iterator[str]:
    if not CHECKOV.exists():
        raise SkippedError("checkov is not installed (make install)")
    began = time.monotonic()
    code, answer = run(
        CHECKOV, "-d", TERRAFORM, "--framework", "terraform", "--skip-download", "--quiet", "--compact", "-o", "json"
    )
    begin = answer.find("{")
    if begin < 0:
        yield f"checkov ({code}):\n{answer}"
        return
    report = json.loads(answer[begin:])
    if report["results"].get("parsing_errors"):
        yield f"checkov cannot read {report['results']['parsing_errors']}"
    known, used = skips(), set()
    for finding in report["results"]["failed_checks"]:
        matching = {
            row for row in known if row[0] == finding["check_id"] and fnmatch(finding["resource"], escaped(row[1]))
        }
        used |= matching
        if not matching:
            yield f"{finding['check_id']} {finding['resource']} ({finding['file_path']}): {finding['check_name']}"
    yield from (
        f"{SKIPS.name}: nothing to skip: {check} {resource}"
        for check, resource in known
        if (check, resource) not in used
    )
    passed, seconds = report["summary"]["passed"], time.monotonic() - began
    print(f"  checkov: {passed} checks passed, {len(used)} explained skips ({seconds:.0f} s)", flush=True)


def escaped(pattern: str) -> str:
    """Brackets are indexes of resources, not classes of characters."""
    return pattern.replace("[", "[[]")


def problems(required: bool) -> Iterator[str]:
    yield from own_rules()
    parts: list[str] = []
    try:
        program = terraform()
        yield from layout(program)
        if PROVIDER_HELPER.exists():
            run(PROVIDER_HELPER)
        with ThreadPoolExecutor(2) as pool:
            # The longest first.
            for found in pool.map(lambda root: check_root(program, root), reversed(ROOTS)):
                yield from found
    except SkippedError as why:
        parts.append(f"terraform validate and test: {why}")
    try:
        yield from checkov()
    except SkippedError as why:
        parts.append(str(why))
    for part in parts:
        if required:
            yield part
        else:
            print(f"SKIPPED: {part}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--required", action="store_true", help="fail instead of skipping")
    found = list(problems(parser.parse_args().required))
    sys.exit("\n".join(found) if found else 0)
