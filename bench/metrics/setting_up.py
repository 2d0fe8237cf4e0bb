"""Somebody who is signed in, and devices with keys."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

_A_KEY = 50


class Visitor:
    """One connection with a session."""

    def __init__(self, url: str, login: str, password: str) -> None:
        address = urlsplit(url)
        assert address.hostname
        self._connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        self._cookie = ""
        headers, _ = self.request("POST", "/api/auth/sign-in", {"login": login, "password": password})
        self._cookie = headers["set-cookie"].partition(";")[0]

    def rested(self) -> "Visitor":
        """With a new connection: the server ends those that are idle."""
        self._connection.close()
        return self

    def request(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> tuple[http.client.HTTPMessage, bytes]:
        """Headers and body of an answer. Ends the program at a failure."""
        sent = {"Cookie": self._cookie, "Content-Type": "application/json"} | (headers or {})
        self._connection.request(method, path, None if body is None else json.dumps(body).encode(), sent)
        answer = self._connection.getresponse()
        data = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status} {data[:300]!r}")
        return answer.headers, data

    def post(self, path: str, body: object) -> Any:
        """The answer as JSON."""
        return json.loads(self.request("POST", path, body)[1])


def make_devices(rep: Visitor, name: str, count: int, *, watched: bool) -> dict[str, str]:
    """Devices of a demo customer, with a secret each."""
    limit = {"metric": "temperature", "direction": "above", "set_at": 60, "clear_at": 55}
    ids = [f"bench-{name}-{number}" for number in range(count)]
    for device_id in ids:
        fields = {
            "device_id": device_id,
            "customer_id": "C001",
            "name": device_id,
            "detect_anomalies": watched,
            "thresholds": [limit] if watched else [],
        }
        rep.post("/api/devices", fields)
    made = rep.post(f"/api/devices/{ids[0]}/keys", {"label": "bench", "device_ids": ids[1:_A_KEY]})
    return dict.fromkeys(ids, made["secret"])
