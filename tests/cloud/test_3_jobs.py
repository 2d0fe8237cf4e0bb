"""Jobs as ECS tasks: what the schedules call, run once each, and at once with itself."""

import json
import time
from typing import Any

import pytest
from cloud_stack import Cloud

pytestmark = pytest.mark.cloud
JOBS = {
    "backup": "cron(0 2 * * ? *)",
    "cache-warm": "cron(0 */6 * * ? *)",
    "cleanup": "cron(0 3 ? * SUN *)",
    "signals": "cron(0 5 * * ? *)",
    "compact": "cron(30 4 * * ? *)",
}


def start(cloud: Cloud, job: str, count: int = 1) -> list[str]:
    subnets, _, groups = cloud.outputs["job_network"].partition("],")
    started = cloud.emulator.client("ecs").run_task(
        cluster=cloud.outputs["cluster_name"],
        taskDefinition=cloud.outputs["job_families"][job],
        launchType="FARGATE",
        count=count,
        networkConfiguration={
            "awsvpcConfiguration": {
                "subnets": subnets.partition("subnets=[")[2].split(","),
                "securityGroups": groups.partition("[")[2].rstrip("]}").split(","),
            }
        },
        overrides={"containerOverrides": [{"name": "backend", "command": ["otomo", "job", job, "--json"]}]},
    )
    return [task["taskArn"] for task in started["tasks"]]


def ended(cloud: Cloud, tasks: list[str], seconds: float = 120) -> list[dict[str, Any]]:
    """The last line of each task and its exit code, when all have stopped."""
    ecs, deadline = cloud.emulator.client("ecs"), time.monotonic() + seconds
    while True:
        found = ecs.describe_tasks(cluster=cloud.outputs["cluster_name"], tasks=tasks)["tasks"]
        if all(task["lastStatus"] == "STOPPED" for task in found):
            break
        assert time.monotonic() < deadline, [task["lastStatus"] for task in found]
        time.sleep(0.5)
    time.sleep(1)  # the last lines are on their way
    return [_result(cloud, task) for task in found]


def _result(cloud: Cloud, task: dict[str, Any]) -> dict[str, Any]:
    lines = _log(cloud, task["taskArn"].rpartition("/")[2])
    results = [json.loads(line) for line in lines if line.startswith('{"job"') or '"state"' in line]
    return {"exit": task["containers"][0].get("exitCode"), "result": results[-1] if results else None, "log": lines}


def _log(cloud: Cloud, task_id: str) -> list[str]:
    logs, group = cloud.emulator.client("logs"), cloud.outputs["log_groups"]["backend"]
    streams = [each["logStreamName"] for each in logs.describe_log_streams(logGroupName=group)["logStreams"]]
    (stream,) = [name for name in streams if name.endswith(task_id)]
    events = logs.get_log_events(logGroupName=group, logStreamName=stream, startFromHead=True)["events"]
    return [each["message"] for each in events]


@pytest.mark.mission("OPS-5")
def test_schedules_state_their_time_zone_and_call_the_jobs(cloud: Cloud) -> None:
    scheduler = cloud.emulator.client("scheduler")
    listed = [each for each in scheduler.list_schedules()["Schedules"] if each["Name"].startswith(cloud.prefix)]
    found = {each["Name"]: scheduler.get_schedule(Name=each["Name"], GroupName=each["GroupName"]) for each in listed}
    assert {name.removeprefix(f"{cloud.prefix}-"): each["ScheduleExpression"] for name, each in found.items()} == JOBS
    assert {each["ScheduleExpressionTimezone"] for each in found.values()} == {"Asia/Tokyo"}
    for name, each in found.items():
        override = json.loads(each["Target"]["Input"])["containerOverrides"][0]
        assert override["command"][:3] == ["otomo", "job", name.removeprefix(f"{cloud.prefix}-")]


@pytest.mark.mission("OPS-5")
@pytest.mark.parametrize("job", sorted(JOBS.keys() - {"backup"}))
def test_a_job_runs_as_a_task_under_its_role(cloud: Cloud, job: str) -> None:
    (end,) = ended(cloud, start(cloud, job))
    assert end["exit"] == 0, end["log"]


@pytest.mark.mission("OPS-5", "OPS-6")
def test_two_backups_at_once_are_one_and_it_is_in_the_bucket(cloud: Cloud) -> None:
    ends = ended(cloud, start(cloud, "backup", count=2))
    assert [end["exit"] for end in ends] == [0, 0], ends
    bucket = f"{cloud.prefix}-backups-{cloud.emulator.account}"
    stored = cloud.emulator.client("s3").list_objects_v2(Bucket=bucket, Prefix="daily/")["Contents"]
    manifests = [each["Key"] for each in stored if "manifest" in each["Key"]]
    assert len(manifests) == 1, stored
    assert sorted(end["result"]["state"] for end in ends) == ["done", "skipped"], ends
