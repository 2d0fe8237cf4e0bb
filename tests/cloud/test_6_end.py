"""The end: a second plan changes nothing but what the emulator forgets, and destroy leaves nothing."""

import json
import re
import subprocess
from typing import Any

import pytest
from cloud_stack import ENV, FIGURES, Cloud

pytestmark = pytest.mark.cloud
RUNNING = ["docker", "ps", "--quiet", "--filter=network=otomo-emulator"]
BOOTSTRAP = ["-var=github_repository=example/otomo", "-var=force_destroy=true"]
# What MiniStack does not keep, by root: addresses, and the attributes that then differ.
FORGOTTEN: dict[str, dict[str, set[str]]] = {
    "bootstrap": {},
    "data": {r"module\.tables\.aws_dynamodb_table\.this\[.*\]": {"point_in_time_recovery"}},
    "app": {
        r"module\..*\.aws_cloudwatch_metric_alarm\..*": {"*"},
        r"module\.service\[.*\]\.aws_ecs_service\.this": {"availability_zone_rebalancing"},
    },
}


def images(cloud: Cloud) -> list[str]:
    return [f"-var={kind}_image={cloud.running_image(kind)}" for kind in ("backend", "frontend")]


def variables(cloud: Cloud, root: str) -> list[str]:
    if root == "app":
        return [f"-var-file=environments/{ENV}.tfvars", *images(cloud)]
    return cloud.data_variables if root == "data" else BOOTSTRAP


def differences(change: dict[str, Any]) -> set[str]:
    before, after = change["before"] or {}, change["after"] or {}
    unknown = set(change["after_unknown"])
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)} - unknown


@pytest.mark.mission("OPS-1")
@pytest.mark.parametrize("root", ["bootstrap", "data", "app"])
def test_a_second_plan_holds_only_what_the_emulator_forgets(cloud: Cloud, root: str) -> None:
    cloud.terraform_in(root, "plan", "-input=false", "-out=second", *variables(cloud, root))
    plan = json.loads(cloud.terraform_in(root, "show", "-json", "second"))
    for each in plan.get("resource_changes", []):
        if each["change"]["actions"] in (["no-op"], ["read"]):
            continue
        address, changed = each["address"], differences(each["change"])
        known = [names for pattern, names in FORGOTTEN[root].items() if re.fullmatch(pattern, address)]
        assert known, f"{address}: {each['change']['actions']} {changed}"
        assert known[0] == {"*"} or changed <= known[0], f"{address}: {changed}"
        assert each["change"]["actions"] == ["update"], address


@pytest.mark.mission("OPS-1")
def test_destroy_leaves_nothing(cloud: Cloud) -> None:
    for root in ("bootstrap", "data", "app"):
        lines = cloud.terraform_in(root, "state", "list").splitlines()
        FIGURES.append(f"resources of {root}: {len([line for line in lines if 'data.' not in line])}")
    for root in ("app", "data", "bootstrap"):
        arguments = variables(cloud, root)
        with cloud.timed(f"terraform destroy of {root}"):
            cloud.terraform_in(root, "destroy", "-auto-approve", "-input=false", *arguments)
    assert left(cloud) == {}


def left(cloud: Cloud) -> dict[str, list[str]]:
    """What is still in the account, by kind."""
    ask = cloud.emulator.client
    found: dict[str, list[str]] = {
        "tables": ask("dynamodb").list_tables()["TableNames"],
        "buckets": [each["Name"] for each in ask("s3").list_buckets()["Buckets"]],
        "secrets": [each["Name"] for each in ask("secretsmanager").list_secrets()["SecretList"]],
        "repositories": [each["repositoryName"] for each in ask("ecr").describe_repositories()["repositories"]],
        "clusters": ask("ecs").list_clusters()["clusterArns"],
        "containers": subprocess.run(RUNNING, capture_output=True, text=True, check=True).stdout.split(),
        "load balancers": [
            each["LoadBalancerName"] for each in ask("elbv2").describe_load_balancers()["LoadBalancers"]
        ],
        "target groups": [each["TargetGroupName"] for each in ask("elbv2").describe_target_groups()["TargetGroups"]],
        "roles": [each["RoleName"] for each in ask("iam").list_roles()["Roles"] if "otomo" in each["RoleName"]],
        "policies": [each["PolicyName"] for each in ask("iam").list_policies(Scope="Local")["Policies"]],
        "networks": [each["VpcId"] for each in ask("ec2").describe_vpcs()["Vpcs"] if not each["IsDefault"]],
        "alarms": [each["AlarmName"] for each in ask("cloudwatch").describe_alarms()["MetricAlarms"]],
        "log groups": [each["logGroupName"] for each in ask("logs").describe_log_groups()["logGroups"]],
        "schedules": [each["Name"] for each in ask("scheduler").list_schedules()["Schedules"]],
        "topics": [each["TopicArn"] for each in ask("sns").list_topics()["Topics"]],
    }
    return {kind: names for kind, names in found.items() if names}
