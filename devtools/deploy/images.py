"""Both images: built, listed part by part, pushed by tag, named by digest from then on."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import boto3
from context import KINDS, NAME, ROOT, Context, StepFailedError, output, run, say


def build(context: Context) -> None:
    """Builds `otomo-<kind>:<tag>` on this machine."""
    for kind in KINDS:
        dockerfile = f"docker/{kind}.Dockerfile"
        run(
            "docker",
            "build",
            "--quiet",
            "--platform",
            context.platform,
            "-f",
            dockerfile,
            "-t",
            local(context, kind),
            ".",
        )
        size = int(output("docker", "image", "inspect", "--format", "{{.Size}}", local(context, kind)))
        say(f"    {local(context, kind)}: {size / 1e6:.0f} MB")


def local(context: Context, kind: str) -> str:
    """Name of an image on this machine."""
    return f"otomo-{kind}:{context.tag}"


def write_sbom(context: Context) -> None:
    """Writes what each image holds of other people's packages, as CycloneDX. The workflow adds the system packages."""
    python = ROOT / ".local" / "deploy-tools" / "bin" / "cyclonedx-py"
    if not python.exists():
        raise StepFailedError("the SBOM tool is not installed: make install-deploy")
    backend, frontend = (context.folder / f"{kind}.cdx.json" for kind in KINDS)
    run(python, "requirements", "backend/requirements.txt", "--output-reproducible", "-o", backend)
    listed = output(
        "npm", "sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only", cwd=ROOT / "frontend"
    )
    frontend.write_text(listed)
    for path in (backend, frontend):
        parts = json.loads(path.read_text())["components"]
        say(f"    {path.relative_to(ROOT)}: {len(parts)} packages")


def push(context: Context) -> None:
    """Pushes to the repositories of `bootstrap`; a tag that is there already is not pushed again."""
    registry = boto3.client("ecr")
    found = registry.describe_repositories(repositoryNames=[f"{NAME}-{kind}" for kind in KINDS])["repositories"]
    repositories = {each["repositoryName"].removeprefix(f"{NAME}-"): each["repositoryUri"] for each in found}
    sign_in(registry, repositories["backend"].partition("/")[0])
    digests = {kind: f"{uri}@{pushed(context, kind, uri)}" for kind, uri in repositories.items()}
    for kind, image in digests.items():
        say(f"    {kind}: {image}")
    context.remember(images=digests, tag=context.tag)
    tell_workflow(digests)


def tell_workflow(digests: dict[str, str]) -> None:
    """Outputs of the step, where this is one of a GitHub workflow."""
    if path := os.environ.get("GITHUB_OUTPUT"):
        with Path(path).open("a", encoding="utf-8") as file:
            for kind, image in digests.items():
                repository, _, digest = image.partition("@")
                file.write(f"{kind}={image}\n{kind}_repository={repository}\n{kind}_digest={digest}\n")


def pushed(context: Context, kind: str, repository: str) -> str:
    """The digest of an image that is in its repository."""
    found = _digest(context, repository)
    if found is None:
        target = f"{repository}:{context.tag}"
        run("docker", "tag", local(context, kind), target)
        run("docker", "push", "--quiet", target)
        found = _digest(context, repository)
    if found is None:
        raise StepFailedError(f"{repository}:{context.tag} was pushed and is not there")
    return found


def _digest(context: Context, repository: str) -> str | None:
    wanted = {"repositoryName": repository.partition("/")[2], "imageIds": [{"imageTag": context.tag}]}
    images = boto3.client("ecr").batch_get_image(**wanted)["images"]
    return str(images[0]["imageId"]["imageDigest"]) if images else None


def sign_in(registry: Any, host: str) -> None:
    """Docker's session with the registry; it ends by itself after twelve hours."""
    grant = registry.get_authorization_token()["authorizationData"][0]
    user, _, password = base64.b64decode(grant["authorizationToken"]).decode().partition(":")
    run("docker", "login", "--username", user, "--password-stdin", host, stdin=password)
