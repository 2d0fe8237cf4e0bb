"""Credentials of task roles, as Fargate serves them: who asks is told apart by its address."""

import asyncio
import json
import secrets
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from ministack.core.iam_evaluator import EvalContext, evaluate_trust_policy
from ministack.core.responses import request_scope
from ministack.services import ecs, iam, sts

Scope = dict[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]
HOST = "169.254.170.2"
PATH = "/v2/credentials/"
LIFETIME_SECONDS = 6 * 3600


def with_task_credentials(app: App) -> App:
    """MiniStack, with the credentials of tasks in front of it."""

    async def answer(scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and (scope.get("server") or ("",))[0] == HOST:
            # Tasks speak TLS with AWS, which the policies of the buckets ask for.
            scope = scope | {"headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}
        if scope["type"] != "http" or not scope["path"].startswith(PATH):
            await app(scope, receive, send)
            return
        status, document = await asyncio.to_thread(_credentials, scope["client"][0])
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(document).encode()})

    return answer


def _credentials(address: str) -> tuple[int, dict[str, str]]:
    found = _task_of(address)
    if not found:
        return 404, {"message": f"no task runs at {address}"}
    account, region, task = found
    with request_scope(account, region):
        definition = ecs._task_defs.get(ecs._resolve_td_key(task["taskDefinitionArn"]))
        role = definition and definition.get("taskRoleArn")
        if not role:
            return 404, {"message": "the task has no role"}
        return _assume(role, task["taskArn"])


def _task_of(address: str) -> tuple[str, str, dict[str, Any]] | None:
    for (account, region, _), task in ecs._tasks.all_items():
        if task["lastStatus"] in ecs._PRE_STOP_STATUSES and ecs._task_ip(task) == address:
            return account, region, task
    return None


def _assume(role_arn: str, task_arn: str) -> tuple[int, dict[str, str]]:
    """As ECS does: the role's trust policy must name it, and may ask from which account it comes."""
    role = iam._roles.get(role_arn.rpartition("/")[2])
    if not role or not _trusts_ecs(role, role_arn, task_arn):
        return 403, {"message": f"ECS may not assume {role_arn}"}
    key, secret, token = iam._gen_session_access_key(), secrets.token_urlsafe(30), iam._gen_session_token()
    expires, name = time.time() + LIFETIME_SECONDS, task_arn.rpartition("/")[2]
    session = {
        "Arn": role_arn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + f"/{name}",
        "UserId": f"{role['RoleId']}:{name}",
        "SecretAccessKey": secret,
        "SessionToken": token,
        "Expiration": expires,
        "AccountId": role_arn.split(":")[4],
        "PrincipalType": "AssumedRole",
        "SourceAccessKeyId": "",
        "SourcePrincipalArn": role_arn,
        "SessionTags": [],
        "SessionPolicies": None,
    }
    sts.register_session(key, session)
    until = datetime.fromtimestamp(expires, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return 200, {
        "RoleArn": role_arn,
        "AccessKeyId": key,
        "SecretAccessKey": secret,
        "Token": token,
        "Expiration": until,
    }


def _trusts_ecs(role: dict[str, Any], role_arn: str, task_arn: str) -> bool:
    account = role_arn.split(":")[4]
    context = EvalContext(
        principal_arn=f"arn:aws:iam::{account}:root",
        principal_type="Root",
        principal_account=account,
        action="sts:AssumeRole",
        resource_arn=role_arn,
        region=task_arn.split(":")[3],
        service_context={"aws:sourceaccount": account, "aws:sourcearn": task_arn},
    )
    return bool(evaluate_trust_policy(role["AssumeRolePolicyDocument"], context.principal_arn, context))
