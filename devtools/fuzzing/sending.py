"""Sends odd requests, and judges the answers."""

import gzip
import http.client
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
import schemathesis
from otomo.auth.policy import POLICY
from schemathesis.core.failures import FailureGroup
from schemathesis.core.transport import Response

from fuzzing.callers import CANARY, Caller
from fuzzing.checks import INSIDE
from fuzzing.odd import Odd, odd_requests
from fuzzing.samples import Samples
from fuzzing.totals import Totals

UPLOADS = re.compile(r"^/api/imports(/devices)?$")
CHANGES = ("PATCH", "PUT")
CHECKS = ("answers", "as described", "no access without right", "nothing of others", "nothing of inside")


@dataclass
class OddSender:
    """Sends every n-th odd request as a caller."""

    url: str
    document: Mapping[str, Any]
    totals: Totals

    def __post_init__(self) -> None:
        self.schema = schemathesis.openapi.from_dict(dict(self.document))
        self.host = urlsplit(self.url).netloc

    def run(self, caller: Caller, every: int, offset: int) -> None:
        """Sends the requests number offset, offset + every, …"""
        samples = Samples(self.document, caller)
        for number, odd in enumerate(odd_requests(self.document, samples)):
            if number % every == offset % every and not UPLOADS.match(odd.template):
                self._send(caller, odd)

    def _send(self, caller: Caller, odd: Odd) -> None:
        name, label = caller.name, f"{odd.method} {odd.template}: {odd.what}"
        try:
            version = caller.version(odd.path) if odd.what.startswith("field") and odd.method in CHANGES else {}
            response = self._exchange(odd, caller.headers, version)
        except (http.client.HTTPException, OSError) as lost:
            self.totals.fail(name, label, "answers", repr(lost))
            return
        self.totals.cases[name, "odd"] += 1
        self.totals.answers[name, response.status_code] += 1
        for check in CHECKS:
            self.totals.checks[name, check] += 1
        for check, what in self._wrong(caller, odd, response).items():
            self.totals.fail(name, label, check, what)
        if response.status_code == 401 and caller.user_id:
            caller.renew_if_ended()

    def _exchange(self, odd: Odd, who: Mapping[str, str], version: Mapping[str, str]) -> Response:
        connection = http.client.HTTPConnection(self.host, timeout=30)
        headers = {"Host": self.host, **who, **odd.headers, **version}
        try:
            connection.putrequest(odd.method, odd.path, skip_host=True, skip_accept_encoding=True)
            for header, value in headers.items():
                connection.putheader(header, value)
            if odd.body is not None:
                connection.putheader("Content-Length", str(len(odd.body)))
            connection.endheaders()
            try:
                if odd.body is not None:
                    connection.send(odd.body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before all of it was read; the answer is there
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        given: dict[str, list[str]] = {}
        for header, value in answer.getheaders():
            given.setdefault(header.lower(), []).append(value)
        if given.get("content-encoding") == ["gzip"]:
            content = gzip.decompress(content)
        request = requests.Request(odd.method, self.url).prepare()
        return Response(answer.status, given, content, request, 0.0, verify=True, encoding="utf-8")

    def _wrong(self, caller: Caller, odd: Odd, response: Response) -> dict[str, str]:
        found: dict[str, str] = {}
        shown = f"{response.status_code} {response.content[:300]!r}"
        if response.status_code >= 500:
            return {"answers": shown}
        if response.status_code not in (400, 404, 405) or response.content[:1] == b"{":
            found |= self._described(odd, response)
        if caller.name != "admin" and CANARY.encode() in response.content:
            found["nothing of others"] = shown
        if response.status_code >= 400 and INSIDE.search(response.content):
            found["nothing of inside"] = shown
        rule = (odd.method, odd.template)
        if rule in POLICY and not caller.may(rule) and response.status_code < 400:
            found["no access without right"] = shown
        return found

    def _described(self, odd: Odd, response: Response) -> dict[str, str]:
        operation = self.schema[odd.template][odd.method]
        try:
            operation.validate_response(response)
        except FailureGroup as group:
            return {"as described": "; ".join(str(each) for each in group.exceptions)}
        except AssertionError as failed:
            return {"as described": str(failed)}
        documented = self.document["paths"][odd.template][odd.method.lower()]["responses"]
        if response.status_code < 400 and str(response.status_code) not in documented:
            return {"as described": f"{response.status_code} is not described"}
        if response.status_code >= 400 and response.headers.get("content-type") != ["application/problem+json"]:
            return {"as described": f"{response.headers.get('content-type')} is no problem"}
        if response.status_code >= 400 and json.loads(response.content)["status"] != response.status_code:
            return {"as described": "another status in the body"}
        return {}
