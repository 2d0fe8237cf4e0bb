"""The root terraform/app of one installation."""

import json
import os
from pathlib import Path
from typing import Any

from context import NAME, Context, StepFailedError, output, run


def apply(context: Context, images: dict[str, str]) -> None:
    """Brings the installation to what the files say, with these images."""
    init(context)
    run(
        "terraform",
        "apply",
        "-auto-approve",
        "-input=false",
        "-lock-timeout=5m",
        f"-var-file=environments/{context.env}.tfvars",
        *(f"-var={kind}_image={image}" for kind, image in images.items()),
        cwd=_root(context),
        env=_environment(),
    )


def init(context: Context) -> None:
    """Names the state, once: the bucket is `bootstrap`'s, or OTOMO_STATE_BUCKET."""
    if context.initialised:
        return
    bucket = os.environ.get("OTOMO_STATE_BUCKET") or f"{NAME}-state-{context.account}"
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "ap-northeast-1"
    values = {"bucket": bucket, "key": f"app/{context.env}.tfstate", "region": region}
    if not (_root(context) / "environments" / f"{context.env}.tfvars").exists():
        raise StepFailedError(f"terraform/app/environments/{context.env}.tfvars is missing")
    config = [f"-backend-config={key}={value}" for key, value in values.items()]
    output("terraform", "init", "-input=false", "-reconfigure", *config, cwd=_root(context), env=_environment())
    context.initialised = True


def outputs(context: Context) -> dict[str, Any] | None:
    """Outputs of the state; None where nothing was applied."""
    init(context)
    found = json.loads(output("terraform", "output", "-json", cwd=_root(context), env=_environment()))
    return {name: value["value"] for name, value in found.items()} or None


def job_network(text: str) -> dict[str, dict[str, list[str]]]:
    """`awsvpcConfiguration={subnets=[a,b],securityGroups=[c]}`, as the command line takes it, for the API."""
    inner = text.removeprefix("awsvpcConfiguration={").removesuffix("}")
    subnets, _, groups = inner.partition("],")
    return {
        "awsvpcConfiguration": {
            "subnets": subnets.removeprefix("subnets=[").split(","),
            "securityGroups": groups.removeprefix("securityGroups=[").removesuffix("]").split(","),
        }
    }


def _root(context: Context) -> Path:
    return context.terraform / "app"


def _environment() -> dict[str, str]:
    return {**os.environ, "TF_IN_AUTOMATION": "1", "TF_CLI_ARGS": "-no-color", "CHECKPOINT_DISABLE": "1"}
