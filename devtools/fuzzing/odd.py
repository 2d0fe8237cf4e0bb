"""Values that programs stumble over, one at a time, in every place that a request has for them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fuzzing.samples import Samples

NAN, INFINITY = float("nan"), float("inf")
TEXTS = (
    "", " ", "\x00", "a\x00b", "\ud800", "\udfff\ud800", "\ufeff", "\u202e", "e\u0301", "😀", "a" * 70_000,
    "あ" * 3_000, "\r\nX-Injected: 1", "../../etc/passwd", "..\\..", "%00", "{{7*7}}", "${jndi:ldap://x}",
    "' OR '1'='1", "=1+1", "<script>alert(1)</script>", "NaN", "Infinity", "-Infinity", "1e999999999", "1E-999999999",
    "9" * 5_000, "0x10", "١٢", "１２", "-0", "true", "null",
    "0000-00-00", "0001-01-01", "9999-12-31", "2026-02-30", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59",
    "2026-11-21T00:00:00", "275760-09-13T00:00:00Z", "24:00", "25:61", "__proto__", "constructor",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    *TEXTS, None, True, 0, -1, 1.5, 2**31, 2**63, -(2**63) - 1, 10**400, 1e308, -1e308, 5e-324, -0.0,
    NAN, INFINITY, -INFINITY, [], {}, [[]], [None], [""] * 5_000, {"": ""}, {"a": {"b": {"c": []}}}, ["\x00"],
    ["\ud800"], ["😀"] * 3,
)  # fmt: skip
PATHS = (
    "%00", "%FF", "%ED%A0%80", "%2e%2e", "..%2F..%2Fetc", "%0d%0aX-Injected:1", "a" * 4_000, "%F0%9F%98%80", "%25",
    "%3F", "%23", "+", "*", "{}", "%7B%7B7*7%7D%7D", "%E2%80%AE", ";a=b", "%5c", "null", "-1", "%20", "0",
)  # fmt: skip
QUERIES = (
    "", "%00", "%FF", "%ED%A0%80", "NaN", "-1", "1e999", "9" * 400, "a" * 3_000, "%F0%9F%98%80",
    "%0d%0a", "null", "[]", "=&=", "0001-01-01", "9999-12-31T23:59:59-23:59", "2026-11-21T00:00:00", "1.5", "true",
    "99999999999999999999", "-99999999999999", "253402300800000", "eyJhIjoxfQ", "AAAA", "....", "%25%25",
)  # fmt: skip
HEADERS: tuple[tuple[str, bytes], ...] = tuple(
    (name, value)
    for name, values in {
        "If-Match": (
            b"", b"*", b'"', b'W/"1"', b'"1", "2"', b'"-1"', b'"' + b"9" * 400 + b'"', b'"\xff"', b'"1e9"', b'"NaN"',
            b"x" * 4_000,
        ),
        "If-None-Match": (b"", b"*", b'"', b"\xff", b'"a", "b"', b"x" * 4_000),
        "Idempotency-Key": (b"", b" ", b"\xff", b"a" * 4_000, b'"', b"a b", b"../.."),
        "Content-Type": (
            b"", b"text/plain", b"application/json; charset=utf-7", b"application/json;;;", b"multipart/form-data",
            b"\xff", b"application/xml", b"multipart/form-data; boundary=", b"application/x-www-form-urlencoded",
            b"application/json, application/json",
        ),
        "Content-Encoding": (b"gzip", b"br", b"identity, gzip", b"\xff"),
        "Authorization": (
            b"", b"Bearer", b"Bearer ", b"Bearer \xff", b"Bearer a b c", b"Basic Og==", b"bearer otk_",
            b"Bearer " + b"a" * 4_000,
        ),
        "Cookie": (
            b"", b"=;;=", b"otomo_session=\xff", b"otomo_session=" + b"a" * 4_000, b'otomo_session="',
            b"otomo_session=a; otomo_session=b",
        ),
        "Origin": (b"", b"null", b"http://[", b"https://evil.example", b"\xff", b"file://"),
        "Host": (b"evil.example", b"[::1", b"a:99999999", b"\xff"),
        "Sec-Fetch-Site": (b"", b"cross-site", b"\xff"),
        "X-Forwarded-For": (b"", b"\xff", b"'", b"1.2.3.4, " * 300, b"::1%25", b"<script>"),
        "X-Forwarded-Proto": (b"gopher", b"\xff"),
        "X-Forwarded-Host": (b"evil.example", b"\xff"),
        "User-Agent": (b"", b"\xff", b"a" * 6_000, b"<script>", b"${jndi:ldap://x}", "携帯".encode()),
        "Accept": (b"", b"\xff", b"application/xml", b"*/*;q=x"),
        "Accept-Encoding": (b"", b"\xff", b"gzip;q=NaN", b"x" * 4_000),
        "Accept-Language": (b"\xff", b"xx-XX;q=9"),
        "Last-Event-ID": (b"", b"\xff", b"a" * 4_000, b"-1", b"9" * 400, b"AAAA.AAAA"),
        "Range": (b"bytes=0-", b"bytes=-1,5-2", b"\xff"),
        "X-Request-Id": (b"\xff", b"a" * 4_000),
    }.items()
    for value in values
)  # fmt: skip
DEEP = 100_000
BODIES = (
    b"", b"null", b"[]", b"{}", b"0", b'""', b"{", b"}", b"nul", b'{"a":NaN}', b'{"a":Infinity}', b'{"a":1e999}',
    b'{"a":' + b"9" * 6_000 + b"}", b"[" * DEEP, b"[" * DEEP + b"]" * DEEP, b'{"a":' * DEEP, b'"\\ud800"',
    b'{"\\ud800":1}', b'{"a":"\\u0000"}', b'{"\\u0000":1}', b"\xff\xfe{}", b"\xef\xbb\xbf{}", "{}".encode("utf-16"),
    b'{"a":"\xff"}', b'{"a":1,"a":2}', b'{"__proto__":{"admin":true}}', b"{}{}", b"/* */{}", b"{'a':1}",
    b'{"a":"' + b"x" * 3_000_000 + b'"}',
)  # fmt: skip


@dataclass(frozen=True)
class Odd:
    """A request with one odd thing in it: `what` says where and which."""

    method: str
    path: str
    template: str
    what: str
    headers: Mapping[str, str | bytes] = field(default_factory=dict)
    body: bytes | None = None


def odd_requests(document: Mapping[str, Any], samples: Samples) -> Iterator[Odd]:
    """Every operation of the description with everything odd, in a fixed order; what deletes comes last."""
    operations = [(m.upper(), path, each) for path, methods in document["paths"].items() for m, each in methods.items()]
    for method, template, operation in sorted(operations, key=lambda each: each[0] == "DELETE"):
        yield from _Maker(method, template, operation, samples).all()


@dataclass(frozen=True)
class _Maker:
    method: str
    template: str
    operation: Mapping[str, Any]
    samples: Samples

    def all(self) -> Iterator[Odd]:
        yield from self._places("path", PATHS)
        yield from self._places("query", QUERIES)
        yield from self._headers()
        if "requestBody" in self.operation:
            yield from self._bodies()
            yield from self._fields()

    def _places(self, where: str, values: tuple[str, ...]) -> Iterator[Odd]:
        names = [p["name"] for p in self.operation.get("parameters", ()) if p["in"] == where]
        for name in names:
            for value in values:
                yield self._made(f"{where} {name}={value[:40]}", {name: value})
        if where == "query" and names:
            yield self._made("query twice", {}, extra=f"&{names[0]}=a&{names[0]}=b")

    def _headers(self) -> Iterator[Odd]:
        for name, value in HEADERS:
            yield self._made(f"header {name}: {value[:40]!r}", {}, headers={name: value})

    def _bodies(self) -> Iterator[Odd]:
        for body in BODIES:
            yield self._made(f"body {body[:40]!r}", {}, body=body)

    def _fields(self) -> Iterator[Odd]:
        good = self.samples.body(self.operation)
        if not isinstance(good, dict):
            return
        for place in _places(good):
            for value in VALUES:
                odd = json.dumps(_with(good, place, value)).encode()
                yield self._made(f"field {'.'.join(map(str, place))}={ascii(value)[:40]}", {}, body=odd)
        yield self._made("field unknown", {}, body=json.dumps(good | {"admin": True}).encode())

    def _made(
        self,
        what: str,
        changed: Mapping[str, str],
        *,
        headers: Mapping[str, bytes] | None = None,
        body: bytes | None = None,
        extra: str = "",
    ) -> Odd:
        if body is None and "requestBody" in self.operation:
            body = json.dumps(self.samples.body(self.operation)).encode()
        base = {"If-Match": '"1"'} | ({"Content-Type": "application/json"} if body is not None else {})
        path = self.samples.path(self.template, self.operation, changed) + extra
        return Odd(self.method, path, self.template, what, base | dict(headers or {}), body)


def _places(value: Any, before: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where something stands in a body, two levels deep and in the first item of a list."""
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, inside in items:
        yield (*before, key)
        if len(before) < 2:
            yield from _places(inside, (*before, key))


def _with(value: Any, place: tuple[str | int, ...], odd: Any) -> Any:
    if not place:
        return odd
    copied = dict(value) if isinstance(value, dict) else dict(enumerate(value))
    copied[place[0]] = _with(copied[place[0]], place[1:], odd)
    return copied if isinstance(value, dict) else list(copied.values())
