"""Who may call what, in the API's description: the policy in the words of OpenAPI."""

from typing import Any

from fastapi import FastAPI

from otomo.auth.policy import POLICY, ROLES, Rule
from otomo.web.description import extend_description

SCHEMES: dict[str, dict[str, str]] = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-otomo_session",
        "description": "Set by signing in; over plain http on a laptop its name is `otomo_session`. A request that "
        "changes something must come from Otomo's own pages (`Origin`, `Sec-Fetch-Site`) as `application/json` or, "
        "with files, as `multipart/form-data`; other origins get 403 `cross-origin`.",
    },
    "apiToken": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "oat_…",
        "description": "A token of a user, never with more rights than its user has. The scopes it needs stand beside "
        "it; without them the answer is 403 `missing-scope`.",
    },
    "deviceKey": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "otk_…",
        "description": "A key of devices, for their readings. Without one that is in force the answer is 401.",
    },
}


def describe_access(app: FastAPI) -> None:
    """Adds to the description who gets in: schemes, what each operation requires, and as `x-roles` which roles."""
    extend_description(app, _describe)


def _describe(document: dict[str, Any]) -> None:
    document["components"]["securitySchemes"] = SCHEMES
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            rule = POLICY[method.upper(), path]
            operation["security"] = security_of(rule)
            if not rule.is_open:
                operation["x-roles"] = [role for role in ROLES if role in rule.roles]


def security_of(rule: Rule) -> list[dict[str, list[str]]]:
    """The alternatives that open a route; none: nobody is asked."""
    if rule.access == "everybody":
        return []
    if rule.access == "device keys":
        return [{"deviceKey": []}]
    ways: list[dict[str, list[str]]] = [{"session": []}]
    if rule.scopes:
        ways.append({"apiToken": [*sorted(rule.scopes)]})
    return ways
