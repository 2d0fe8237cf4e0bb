"""Requests that are nearly right: made from the description, with ids that exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fuzzing.callers import Caller

_FORMATS = {
    "date": "2026-11-25",
    "date-time": "2026-11-25T01:00:00Z",
    "email": "a@otomo.test",
    "password": "correct horse",
}
_BY_NAME = {
    "username": "fuzzed", "email": "a@otomo.test", "currency": "JPY", "amount": "1", "month": "2026-11",
    "return_to": "/", "start": "09:00", "end": "18:00", "opens": "09:00", "closes": "18:00",
    "earliest": "09:00", "latest": "18:00", "kind": "customers", "seconds": 0.05,
}  # fmt: skip
_LISTS = {
    "customer_id": "/api/customers", "product_id": "/api/products", "note_id": "/api/sales-notes",
    "inflow_id": "/api/cash-inflows", "event_id": "/api/economic-events", "device_id": "/api/devices",
    "trip_id": "/api/trips", "chat_id": "/api/assistant/chats", "user_id": "/api/users", "import_id": "/api/imports",
    "alarm_id": "/api/alarms", "team_id": "/api/teams",
}  # fmt: skip


@dataclass
class Samples:
    """Bodies and addresses from the description, with the ids that this caller sees."""

    document: Mapping[str, Any]
    caller: Caller

    @cached_property
    def ids(self) -> dict[str, str]:
        """An id that exists for each name of one."""
        found = {}
        for name, path in _LISTS.items():
            answer = self.caller.try_get(path)
            if answer and answer.get("items"):
                found[name] = str(answer["items"][0][name])
        return found

    def path(self, template: str, operation: Mapping[str, Any], changed: Mapping[str, str]) -> str:
        """The address with its parameters filled in, `changed` as they are."""
        query = []
        for parameter in operation.get("parameters", ()):
            name, where = parameter["name"], parameter["in"]
            value = changed.get(name, self.ids.get(name, "nothing"))
            if where == "path":
                template = template.replace("{" + name + "}", value)
            elif where == "query" and (name in changed or parameter.get("required")):
                query.append(f"{name}={changed.get(name, self._of(parameter['schema'], name))}")
        return template + "?" + "&".join(query)

    def body(self, operation: Mapping[str, Any]) -> Any:
        """A body with all its fields."""
        content = operation["requestBody"]["content"]
        return self._of(next(iter(content.values()))["schema"], "")

    def _of(self, schema: Mapping[str, Any], name: str, depth: int = 0) -> Any:
        if "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        for several in ("anyOf", "oneOf", "allOf"):
            if several in schema:
                return self._of(schema[several][0], name, depth)
        if "const" in schema or "enum" in schema:
            return schema.get("const", schema.get("enum", [None])[0])
        if schema.get("type") == "object" or "properties" in schema:
            fields = schema.get("properties", {}) if depth < 5 else {}
            return {key: self._of(value, key, depth + 1) for key, value in fields.items()}
        if schema.get("type") == "array":
            return [self._of(schema.get("items", {}), name.removesuffix("s"), depth + 1)]
        return self._plain(schema, name)

    def _plain(self, schema: Mapping[str, Any], name: str) -> Any:
        if name in self.ids:
            return self.ids[name]
        if name in _BY_NAME:
            return _BY_NAME[name]
        kind = schema.get("type", "string")
        if kind in ("integer", "number"):
            return schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
        if kind == "boolean":
            return True
        return _FORMATS.get(schema.get("format", ""), "1")
