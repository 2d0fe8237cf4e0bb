"""Which routes have a limit of their own."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Operation = tuple[str, str]
"""Method and path, as the router has it."""


class Rule(NamedTuple):
    """The setting with the quota of ten minutes; who is counted; and what happens while the store is away: `open`, the
    process counts alone, or `closed`, nobody passes."""

    quota: Literal["assistant_runs", "imports", "exports", "provider_sign_ins", "setup_tries"]
    by: Literal["user", "address"]
    without_store: Literal["open", "closed"]


_ASSISTANT = Rule("assistant_runs", "user", "open")
_IMPORT = Rule("imports", "user", "open")
_EXPORT = Rule("exports", "user", "open")
_PROVIDER = Rule("provider_sign_ins", "address", "open")  # the sign-in itself needs the store
_SETUP = Rule("setup_tries", "address", "closed")

POLICY: Mapping[Operation, Rule] = {
    ("POST", "/api/assistant/chats/{chat_id}/messages"): _ASSISTANT,
    ("POST", "/api/assistant/chats/{chat_id}/messages/{message_id}/regenerate"): _ASSISTANT,
    ("POST", "/api/assistant/notes/structure"): _ASSISTANT,
    ("GET", "/api/trips/{trip_id}/briefings/{customer_id}/worded"): _ASSISTANT,
    ("POST", "/api/imports"): _IMPORT,
    ("POST", "/api/imports/devices"): _IMPORT,
    ("POST", "/api/imports/{import_id}/undo"): _IMPORT,
    ("GET", "/api/devices/export"): _EXPORT,
    ("GET", "/api/metrics/export"): _EXPORT,
    ("GET", "/api/audit/export.csv"): _EXPORT,
    ("POST", "/api/auth/oidc/{provider}/start"): _PROVIDER,
    ("POST", "/api/auth/oidc/{provider}/finish"): _PROVIDER,
    ("POST", "/api/auth/oidc/{provider}/link"): _PROVIDER,
    ("POST", "/api/setup"): _SETUP,
}
"""Signing in with a password counts failures instead (`auth/throttle.py`), devices pay by the reading
(`devices/keys.py`); everything is bounded by user, token and address besides."""
