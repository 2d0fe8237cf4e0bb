"""`make deploy ENV=…`, and the steps of the workflows: from a commit to an installation that answers, or back.

    python devtools/deploy [STEP…] --env dev

Without a step all of them run, in this order: build, sbom, push, backup, apply, steady, health, smoke. What fails
after `apply` began is rolled back to the images that ran before. Credentials and region come from AWS's own variables,
Terraform's values from `terraform/app/environments/<env>.tfvars` and TF_VAR_…. Tests are `make test`, before this.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import images
import release
import smoke
from botocore.exceptions import BotoCoreError, ClientError
from context import Context, StepFailedError, say

STEPS: dict[str, Callable[[Context], None]] = {
    "build": images.build,
    "sbom": images.write_sbom,
    "push": images.push,
    "backup": release.backup,
    "apply": release.apply,
    "steady": release.wait_for_steady_state,
    "health": smoke.health,
    "smoke": smoke.smoke,
}
UNDONE_BY_ROLLBACK = ("apply", "steady", "health", "smoke")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="deploy", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("steps", nargs="*", metavar="STEP", choices=[*STEPS, "rollback", []], help="all without one")
    parser.add_argument("--env", required=True, help="the installation: dev, prod, …")
    parser.add_argument("--tag", help="tag of the images [default: the commit; uncommitted changes are refused]")
    parser.add_argument("--platform", default="linux/amd64", choices=["linux/amd64", "linux/arm64"])
    parser.add_argument("--terraform", type=Path, default=Path("terraform"), help="folder of the Terraform roots")
    options = parser.parse_args(arguments)
    try:
        context = Context(options.env, options.tag, options.platform, options.terraform.resolve())
        return run(context, options.steps or list(STEPS))
    except (StepFailedError, ClientError, BotoCoreError) as error:
        say(f"FAILED: {error}")
        return 1


def run(context: Context, steps: list[str]) -> int:
    if steps == ["rollback"]:
        release.roll_back(context)
        return 0
    began = time.monotonic()
    for step in steps:
        started = time.monotonic()
        say(f"=== {step}")
        try:
            STEPS[step](context)
        except (StepFailedError, ClientError, BotoCoreError) as error:
            say(f"FAILED: {step}: {error}")
            if step in UNDONE_BY_ROLLBACK:
                release.roll_back(context)
            return 1
        say(f"    {step} took {time.monotonic() - started:.1f} s")
    say(f"=== done in {time.monotonic() - began:.1f} s: {', '.join(steps)} of {context.env} at {context.tag}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
