"""GitHub's workflows sign in with a token: which of them get which role, and what the roles are refused."""

import base64
import json
from typing import Any

import pytest
from botocore.exceptions import ClientError
from cloud_stack import Cloud

pytestmark = [pytest.mark.cloud, pytest.mark.mission("OPS-4")]
ISSUER = "https://token.actions.githubusercontent.com"
MAIN = "repo:example/otomo:ref:refs/heads/main"
DEV = "repo:example/otomo:environment:dev"


def token(subject: str, audience: str = "sts.amazonaws.com", issuer: str = ISSUER) -> str:
    """As GitHub's, but unsigned: the emulator looks at the claims and not at the signature."""
    parts = {"alg": "none"}, {"iss": issuer, "aud": audience, "sub": subject}
    return ".".join([*(base64.urlsafe_b64encode(json.dumps(each).encode()).decode() for each in parts), ""])


def assume(cloud: Cloud, role: str, web_identity: str) -> dict[str, str] | None:
    """Keys of the role, None where it is refused."""
    arn = f"arn:aws:iam::{cloud.emulator.account}:role/otomo-{role}"
    ask = cloud.emulator.client("sts").assume_role_with_web_identity
    try:
        keys = ask(RoleArn=arn, RoleSessionName="run", WebIdentityToken=web_identity)["Credentials"]
    except ClientError as error:
        assert error.response["Error"]["Code"] == "AccessDenied"
        return None
    names = {"access_key_id": "AccessKeyId", "secret_access_key": "SecretAccessKey", "session_token": "SessionToken"}
    return {f"aws_{name}": keys[key] for name, key in names.items()}


@pytest.mark.parametrize(("role", "subject"), [("build", MAIN), ("deploy-dev", DEV)])
def test_a_workflow_gets_the_role_of_its_branch_or_environment(cloud: Cloud, role: str, subject: str) -> None:
    assert assume(cloud, role, token(subject))


@pytest.mark.parametrize("role", ["build", "deploy-dev", "deploy-prod"])
@pytest.mark.parametrize(
    "claims",
    [
        {"subject": "repo:example/otomo:ref:refs/heads/feature"},
        {"subject": "repo:example/otomo:ref:refs/tags/main"},
        {"subject": "repo:example/otomo:pull_request"},
        {"subject": "repo:example/otomo:environment:staging"},
        {"subject": "repo:other/otomo:ref:refs/heads/main"},
        {"subject": "repo:example/otomo-copy:environment:dev"},
        {"subject": "repo:EXAMPLE/otomo:environment:dev"},
        {"subject": MAIN, "audience": "https://github.com/example"},
        {"subject": DEV, "audience": "https://github.com/example"},
        {"subject": MAIN, "issuer": "https://issuer.example"},
        {"subject": DEV, "issuer": "https://issuer.example"},
    ],
    ids=lambda claims: " ".join(claims.values()),
)
def test_others_get_none(cloud: Cloud, role: str, claims: dict[str, str]) -> None:
    assert assume(cloud, role, token(**claims)) is None


@pytest.mark.parametrize(("role", "subject"), [("deploy-prod", DEV), ("deploy-dev", MAIN), ("build", DEV)])
def test_one_role_is_not_had_with_the_token_of_another(cloud: Cloud, role: str, subject: str) -> None:
    assert assume(cloud, role, token(subject)) is None


def test_the_roles_do_their_work_and_reach_no_data(cloud: Cloud) -> None:
    own = {"TableName": f"{cloud.prefix}-users", "Key": {"user_id": {"S": "nobody"}}}
    service = {"cluster": cloud.outputs["cluster_name"], "service": cloud.outputs["backend_service_name"]}
    calls: dict[str, tuple[str, str, dict[str, Any]]] = {
        "sign in to the registry": ("ecr", "get_authorization_token", {}),
        "see services": ("ecs", "list_clusters", {}),
        "change a service": ("ecs", "update_service", service),
        "read an item": ("dynamodb", "get_item", own),
        "read the secret": ("secretsmanager", "get_secret_value", {"SecretId": cloud.outputs["secret_arn"]}),
        "make a user": ("iam", "create_user", {"UserName": "mallory"}),
        "make a role": (
            "iam",
            "create_role",
            {"RoleName": "mallory", "AssumeRolePolicyDocument": json.dumps({"Statement": []})},
        ),
    }
    build, deploy = assume(cloud, "build", token(MAIN)), assume(cloud, "deploy-dev", token(DEV))
    assert build
    assert deploy
    assert allowed(cloud, build, calls) == {"sign in to the registry"}
    assert allowed(cloud, deploy, calls) == {"sign in to the registry", "see services", "change a service"}


def allowed(cloud: Cloud, keys: dict[str, str], calls: dict[str, tuple[str, str, dict[str, Any]]]) -> set[str]:
    return {name for name, call in calls.items() if cloud.outcome(keys, *call) == "allowed"}
