"""Who calls: an administrator, a rep, an API token, a device's key, nobody."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import requests
from otomo.auth.policy import POLICY, SCOPES, Operation

PATIENCE = 30
CANARY = "canary-of-somebody-else"
"""Stands in every text of the records that only the second rep (and who sees all) may read."""
CALLERS = ("nobody", "device", "token", "rep", "admin")
_PEOPLE = {"admin": ("admin", "otomo-admin"), "rep": ("takanashi", "otomo-rep"), "other": ("sato", "otomo-rep2")}


@dataclass
class Caller:
    """Somebody who calls, with the headers that say so."""

    name: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    user_id: str | None = None
    renewed: int = 0

    def may(self, operation: Operation) -> bool:
        """Whether the policy lets this caller in."""
        rule = POLICY[operation]
        if rule.access == "everybody":
            return True
        if rule.access == "device keys":
            return self.name == "device"
        if self.name == "token":
            return bool(rule.scopes) and "rep" in rule.roles
        return self.name in rule.roles

    def renew(self) -> None:
        """Another session: the last one was ended by what was called."""
        self.headers = {"Cookie": _sign_in(self.url, self.name)}
        self.renewed += 1

    def renew_if_ended(self) -> None:
        """Another session, unless this one goes on."""
        answer = requests.get(f"{self.url}/api/auth/session", headers=self.headers, timeout=PATIENCE)
        if answer.status_code == 401:
            self.renew()

    def request(self, method: str, path: str, body: Any = None) -> Any:
        """An ordinary request that must succeed."""
        answer = requests.request(method, self.url + path, json=body, headers=self.headers, timeout=PATIENCE)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def try_get(self, path: str) -> Any:
        """What stands there; None when this caller may not read it."""
        answer = requests.get(self.url + path, headers=self.headers, timeout=PATIENCE)
        return answer.json() if answer.ok else None

    def version(self, path: str) -> dict[str, str]:
        """The header that a change of what stands there needs; empty when there is none."""
        tag = requests.get(self.url + path, headers=self.headers, timeout=PATIENCE).headers.get("etag")
        return {"If-Match": tag} if tag else {}


def caller(name: str, url: str) -> Caller:
    """A caller with a session, token or key of its own."""
    if name == "nobody":
        return Caller(name, url)
    if name in _PEOPLE:
        person = Caller(name, url, {"Cookie": _sign_in(url, name)})
        person.user_id = person.request("GET", "/api/users/me")["user_id"]
        return person
    rep = caller("rep", url)
    if name == "token":
        until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
        made = rep.request("POST", "/api/tokens", {"name": "fuzz", "scopes": list(SCOPES), "expires_at": until})
        return Caller(name, url, {"Authorization": f"Bearer {made['token']}"})
    customer = rep.request("GET", "/api/customers?limit=1")["items"][0]["customer_id"]
    device = rep.request("POST", "/api/devices", {"customer_id": customer, "name": "fuzz"})["device_id"]
    made = rep.request("POST", f"/api/devices/{device}/keys", {"label": "fuzz"})
    return Caller(name, url, {"Authorization": f"Bearer {made['secret']}"})


def hide_records(url: str) -> None:
    """Gives the second rep records whose texts must never reach the first one."""
    other, admin = caller("other", url), caller("admin", url)
    customer = other.request(
        "POST", "/api/customers", {"name": f"{CANARY} customer", "risk_level": 3, "customer_id": f"c-{uuid4().hex}"}
    )["customer_id"]
    other.request("POST", "/api/sales-notes", {"customer_id": customer, "body": f"{CANARY} note", "priority": "high"})
    other.request("POST", "/api/devices", {"customer_id": customer, "name": f"{CANARY} device"})
    other.request("POST", "/api/assistant/chats", {"title": f"{CANARY} chat"})
    admin.request("POST", "/api/teams", {"name": f"{CANARY} team"})


def _sign_in(url: str, name: str) -> str:
    login, password = _PEOPLE[name]
    body = {"login": login, "password": password}
    answer = requests.post(f"{url}/api/auth/sign-in", json=body, timeout=PATIENCE)
    answer.raise_for_status()
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in answer.cookies)
