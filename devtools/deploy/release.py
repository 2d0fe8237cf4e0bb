"""What runs: a backup of it, new images in its place, and the way back."""

import os
import time
from typing import Any

import stack
from context import KINDS, Context, StepFailedError, say

BY_TAG = "An earlier commit comes back by its tag: make deploy STEPS='push apply steady health smoke'"
BACKUP_MINUTES = 30
STEADY_MINUTES = 30


def backup(context: Context) -> None:
    """Runs the backup job of the installation and waits for its end."""
    found = stack.outputs(context)
    if not found:
        say("    nothing is installed yet: no backup")
        return
    network = stack.job_network(found["job_network"])
    started = context.ecs.run_task(
        cluster=found["cluster_name"],
        taskDefinition=found["job_families"]["backup"],
        launchType="FARGATE",
        networkConfiguration=network,
        overrides={"containerOverrides": [{"name": "backend", "command": ["otomo", "job", "backup"]}]},
    )
    if not started["tasks"]:
        raise StepFailedError(f"the backup did not start: {started['failures']}")
    _wait_for_task(context, found["cluster_name"], started["tasks"][0]["taskArn"])


def _wait_for_task(context: Context, cluster: str, arn: str) -> None:
    deadline = time.monotonic() + BACKUP_MINUTES * 60
    while time.monotonic() < deadline:
        task = context.ecs.describe_tasks(cluster=cluster, tasks=[arn])["tasks"][0]
        if task["lastStatus"] == "STOPPED":
            code = task["containers"][0].get("exitCode")
            if code != 0:
                raise StepFailedError(f"the backup ended with {code}: {task.get('stoppedReason')}")
            say(f"    backup task {arn.rpartition('/')[2]} is done")
            return
        time.sleep(2)
    raise StepFailedError(f"the backup did not end within {BACKUP_MINUTES} minutes")


def apply(context: Context) -> None:
    """Applies terraform/app with the digests that `push` wrote down, after writing down what runs now."""
    images = context.recall().get("images")
    if not images:
        raise StepFailedError("no images are written down: run `push` first")
    context.remember(previous=running_images(context))
    stack.apply(context, images)


def running_images(context: Context) -> dict[str, str] | None:
    """Images of the deployments that hold the services up; None where nothing is installed."""
    found = stack.outputs(context)
    if not found:
        return None
    return {kind: _image(context, service) for kind, service in _services(context, found).items()}


def _image(context: Context, service: dict[str, Any]) -> str:
    definition = context.ecs.describe_task_definition(taskDefinition=service["taskDefinition"])
    return str(definition["taskDefinition"]["containerDefinitions"][0]["image"])


def _services(context: Context, found: dict[str, Any]) -> dict[str, Any]:
    names = {found[f"{kind}_service_name"]: kind for kind in KINDS}
    answer = context.ecs.describe_services(cluster=found["cluster_name"], services=list(names))
    services = {names[each["serviceName"]]: each for each in answer["services"] if each["status"] == "ACTIVE"}
    if set(services) != set(KINDS):
        raise StepFailedError(f"of the services only these run: {sorted(services)}")
    return services


def wait_for_steady_state(context: Context) -> None:
    """Waits until only the wanted deployment is left of each service, with all its tasks."""
    wanted = context.recall()["images"]
    deadline = time.monotonic() + STEADY_MINUTES * 60
    pause = float(os.environ.get("OTOMO_DEPLOY_POLL_SECONDS", "5"))
    found = stack.outputs(context) or {}
    while time.monotonic() < deadline:
        services = _services(context, found)
        for kind, service in services.items():
            if (image := _image(context, service)) != wanted[kind]:
                raise StepFailedError(f"{kind} runs {image}: ECS rolled back, see the service's events and its logs")
        if all(_is_steady(service) for service in services.values()):
            return
        time.sleep(pause)
    raise StepFailedError(f"the services are not steady after {STEADY_MINUTES} minutes")


def _is_steady(service: dict[str, Any]) -> bool:
    deployments = service["deployments"]
    done = len(deployments) == 1 and deployments[0].get("rolloutState") == "COMPLETED"
    return done and service["runningCount"] == service["desiredCount"]


def roll_back(context: Context) -> None:
    """Applies the images that ran before `apply`, and waits for them.

    Raises:
        StepFailedError: there is nothing to go back to, or the way back failed too.
    """
    previous = context.recall().get("previous")
    if not previous:
        raise StepFailedError(f"nothing is noted here that ran before. {BY_TAG} ENV={context.env} TAG=…")
    say(f"=== rollback to {', '.join(previous.values())}")
    stack.apply(context, previous)
    context.remember(images=previous)
    wait_for_steady_state(context)
    say("=== rolled back")
