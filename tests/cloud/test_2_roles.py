"""What the containers are given and what they are refused: secrets, roles, rights, logs."""

import json
import subprocess
import time
from collections.abc import Iterator

import pytest
from cloud_stack import SECRETS, Cloud

pytestmark = pytest.mark.cloud
# What every SDK does first in a task on Fargate.
ASK = """
import os, urllib.request
url = "http://169.254.170.2" + os.environ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]
print(urllib.request.urlopen(url).read().decode())
"""


def inside(container: str, *command: str, stdin: str | None = None) -> str:
    docker = ["docker", "exec", "-i", container, *command]
    done = subprocess.run(docker, input=stdin, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def strangers(cloud: Cloud) -> Iterator[None]:
    """A table and a secret that are somebody else's."""
    tables, secrets = cloud.emulator.client("dynamodb"), cloud.emulator.client("secretsmanager")
    tables.create_table(
        TableName="another",
        KeySchema=[{"AttributeName": "user_id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "user_id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    secrets.create_secret(Name="another", SecretString="x")
    yield
    tables.delete_table(TableName="another")
    secrets.delete_secret(SecretId="another", ForceDeleteWithoutRecovery=True)


@pytest.mark.mission("OPS-1", "OPS-14")
def test_the_backend_runs_under_its_role_and_is_refused_what_the_role_lacks(cloud: Cloud, strangers: None) -> None:
    keys = keys_of_the_task(cloud)
    key, own = {"user_id": {"S": "nobody"}}, {"TableName": f"{cloud.prefix}-users"}
    calls = {
        "own item": ("dynamodb", "get_item", own | {"Key": key}),
        "own table": ("dynamodb", "describe_table", own),
        "scan": ("dynamodb", "scan", own),
        "another table": ("dynamodb", "get_item", {"TableName": "another", "Key": key}),
        "delete table": ("dynamodb", "delete_table", own),
        "own secret": ("secretsmanager", "get_secret_value", {"SecretId": cloud.outputs["secret_arn"]}),
        "another secret": ("secretsmanager", "get_secret_value", {"SecretId": "another"}),
        "backups": ("s3", "list_objects_v2", {"Bucket": f"{cloud.prefix}-backups-{cloud.emulator.account}"}),
        "roles": ("iam", "list_roles", {}),
    }
    identity = cloud.emulator.client("sts", **keys).get_caller_identity()["Arn"]
    assert f":assumed-role/{cloud.prefix}-app-task/" in identity
    said = {name: cloud.outcome(keys, *call) for name, call in calls.items()}
    assert {name for name, code in said.items() if code == "allowed"} == {"own item", "own table"}
    assert {code for code in said.values() if code != "allowed"} <= {"AccessDeniedException", "AccessDenied"}


@pytest.mark.mission("OPS-14")
def test_the_audit_log_is_added_to_and_read_and_never_changed(cloud: Cloud) -> None:
    table, key = {"TableName": f"{cloud.prefix}-audit"}, {"pk": {"S": "nothing"}, "sk": {"S": "nothing"}}
    there = {"ConditionExpression": "attribute_exists(pk)"}  # of nothing: what is allowed is refused by the condition
    change = {
        "UpdateExpression": "SET #a = :a",
        "ExpressionAttributeNames": {"#a": "a"},
        "ExpressionAttributeValues": {":a": {"S": "a"}},
    }
    calls = {
        "read": ("dynamodb", "get_item", table | {"Key": key}),
        "add": ("dynamodb", "put_item", table | {"Item": key} | there),
        "add in a transaction": (
            "dynamodb",
            "transact_write_items",
            {"TransactItems": [{"Put": table | {"Item": key} | there}]},
        ),
        "update": ("dynamodb", "update_item", table | {"Key": key} | change | there),
        "delete": ("dynamodb", "delete_item", table | {"Key": key} | there),
        "write many": (
            "dynamodb",
            "batch_write_item",
            {"RequestItems": {table["TableName"]: [{"DeleteRequest": {"Key": key}}]}},
        ),
        "update in a transaction": (
            "dynamodb",
            "transact_write_items",
            {"TransactItems": [{"Update": table | {"Key": key} | change | there}]},
        ),
        "delete in a transaction": (
            "dynamodb",
            "transact_write_items",
            {"TransactItems": [{"Delete": table | {"Key": key} | there}]},
        ),
        "scan": ("dynamodb", "scan", table),
    }
    keys = keys_of_the_task(cloud)
    said = {name: cloud.outcome(keys, *call) for name, call in calls.items()}
    assert {name for name, code in said.items() if code != "AccessDeniedException"} == {
        "read",
        "add",
        "add in a transaction",
    }, said
    assert said["read"] == "allowed"
    assert said["add"] == "ConditionalCheckFailedException"


def keys_of_the_task(cloud: Cloud) -> dict[str, str]:
    given = json.loads(inside(cloud.container("backend"), "python", "-c", ASK))
    return {
        "aws_access_key_id": given["AccessKeyId"],
        "aws_secret_access_key": given["SecretAccessKey"],
        "aws_session_token": given["Token"],
    }


@pytest.mark.mission("OPS-1")
def test_only_tasks_get_credentials(cloud: Cloud) -> None:
    ask = "import urllib.request as r; r.urlopen('http://169.254.170.2/v2/credentials/any')"
    command = ["docker", "run", "--rm", "--network", "otomo-emulator", "otomo-backend:one", "python", "-c", ask]
    stranger = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "HTTP Error 404" in stranger.stderr


@pytest.mark.mission("OPS-1", "OPS-14")
def test_secrets_arrive_and_are_in_no_state(cloud: Cloud) -> None:
    found = cloud.environment_of("backend")
    assert found["OTOMO_SESSION_SECRET"] == SECRETS["session_secret"]
    assert found["OPENAI_API_KEY"] == SECRETS["openai_api_key"]
    assert found["OTOMO_AUDIT__KEYS"] == SECRETS["audit_keys"]
    assert found["OTOMO_OIDC__PROVIDERS"] == "[]"
    for root in ("data", "app"):
        state = cloud.terraform_in(root, "state", "pull")
        assert json.loads(state)["resources"]
        assert not [name for name, value in SECRETS.items() if value in state]


@pytest.mark.mission("OPS-1")
@pytest.mark.parametrize(("kind", "user"), [("backend", "10001"), ("frontend", "101")])
def test_containers_are_as_hardened_as_their_definitions(cloud: Cloud, kind: str, user: str) -> None:
    inspect = ["docker", "inspect", cloud.container(kind)]
    container = json.loads(subprocess.run(inspect, capture_output=True, text=True, check=True).stdout)[0]
    assert container["HostConfig"]["ReadonlyRootfs"] is True
    assert container["HostConfig"]["CapDrop"] == ["ALL"]
    assert container["HostConfig"]["Init"] is True
    assert container["HostConfig"]["Memory"] > 0
    assert container["Config"]["User"] == user
    assert inside(cloud.container(kind), "id", "-u").strip() == user


@pytest.mark.mission("OPS-1", "OPS-8")
@pytest.mark.parametrize(("kind", "event"), [("backend", "request.done"), ("frontend", "http.request")])
def test_logs_arrive_as_json(cloud: Cloud, kind: str, event: str) -> None:
    with cloud.client() as client:
        client.get("/api/settings" if kind == "backend" else "/")
    time.sleep(2)
    group = cloud.outputs["log_groups"][kind]
    found = cloud.emulator.client("logs").filter_log_events(logGroupName=group)["events"]
    lines = [json.loads(each["message"]) for each in found if each["message"].startswith("{")]
    assert [line for line in lines if line.get("event") == event]
