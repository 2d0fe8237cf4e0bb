"""The names of what is done, and which route does it. A route that changes something and does not stand here fails the
check."""

Route = tuple[str, str]

ROUTES: dict[Route, str] = {
    ("POST", "/api/customers"): "customers.create",
    ("PATCH", "/api/customers/{customer_id}"): "customers.update",
    ("DELETE", "/api/customers/{customer_id}"): "customers.delete",
    ("POST", "/api/products"): "products.create",
    ("PATCH", "/api/products/{product_id}"): "products.update",
    ("DELETE", "/api/products/{product_id}"): "products.delete",
    ("POST", "/api/holdings"): "holdings.create",
    ("PATCH", "/api/holdings/{holding_id}"): "holdings.update",
    ("DELETE", "/api/holdings/{holding_id}"): "holdings.delete",
    ("POST", "/api/sales-notes"): "notes.create",
    ("PATCH", "/api/sales-notes/{note_id}"): "notes.update",
    ("DELETE", "/api/sales-notes/{note_id}"): "notes.delete",
    ("POST", "/api/cash-inflows"): "inflows.create",
    ("PATCH", "/api/cash-inflows/{inflow_id}"): "inflows.update",
    ("DELETE", "/api/cash-inflows/{inflow_id}"): "inflows.delete",
    ("POST", "/api/economic-events"): "events.create",
    ("PATCH", "/api/economic-events/{event_id}"): "events.update",
    ("DELETE", "/api/economic-events/{event_id}"): "events.delete",
    ("POST", "/api/imports"): "imports.run",
    ("POST", "/api/imports/devices"): "imports.devices",
    ("POST", "/api/imports/{import_id}/undo"): "imports.undo",
    ("POST", "/api/devices"): "devices.create",
    ("PATCH", "/api/devices/{device_id}"): "devices.update",
    ("DELETE", "/api/devices/{device_id}"): "devices.delete",
    ("POST", "/api/devices/{device_id}/keys"): "device-keys.create",
    ("DELETE", "/api/devices/{device_id}/keys/{key_id}"): "device-keys.revoke",
    ("POST", "/api/alarms/{device_id}/{alarm_id}/acknowledge"): "alarms.acknowledge",
    ("POST", "/api/alarms/{device_id}/{alarm_id}/notes"): "alarms.note",
    ("POST", "/api/trips"): "trips.create",
    ("PATCH", "/api/trips/{trip_id}"): "trips.update",
    ("DELETE", "/api/trips/{trip_id}"): "trips.delete",
    ("PUT", "/api/trips/{trip_id}/stops"): "trips.arrange",
    ("POST", "/api/trips/{trip_id}/replan"): "trips.replan",
    ("PUT", "/api/trips/{trip_id}/visits/{customer_id}"): "trips.visit",
    ("POST", "/api/users"): "users.create",
    ("PATCH", "/api/users/me"): "users.update",
    ("PATCH", "/api/users/{user_id}"): "users.update",
    ("DELETE", "/api/users/{user_id}"): "users.delete",
    ("POST", "/api/auth/sign-in"): "auth.sign-in",
    ("POST", "/api/auth/sign-out"): "auth.sign-out",
    ("POST", "/api/auth/sign-out-everywhere"): "sessions.revoke-all",
    ("POST", "/api/auth/password"): "auth.password",
    ("DELETE", "/api/auth/sessions"): "sessions.revoke-others",
    ("DELETE", "/api/auth/sessions/{session_ref}"): "sessions.revoke",
    ("DELETE", "/api/users/{user_id}/sessions"): "sessions.revoke-all",
    ("DELETE", "/api/users/{user_id}/sessions/{session_ref}"): "sessions.revoke",
    ("POST", "/api/setup"): "users.set-up",
    ("POST", "/api/teams"): "teams.create",
    ("PATCH", "/api/teams/{team_id}"): "teams.update",
    ("DELETE", "/api/teams/{team_id}"): "teams.delete",
    ("POST", "/api/tokens"): "tokens.create",
    ("DELETE", "/api/tokens/{token_id}"): "tokens.revoke",
    ("DELETE", "/api/users/{user_id}/tokens/{token_id}"): "tokens.revoke",
    ("POST", "/api/auth/oidc/{provider}/start"): "auth.oidc-start",
    ("POST", "/api/auth/oidc/{provider}/finish"): "auth.sign-in",
    ("POST", "/api/auth/oidc/{provider}/link"): "identities.link-start",
    ("DELETE", "/api/auth/identities/{provider}"): "identities.unlink",
    ("POST", "/api/assistant/chats"): "chats.create",
    ("PATCH", "/api/assistant/chats/{chat_id}"): "chats.rename",
    ("DELETE", "/api/assistant/chats/{chat_id}"): "chats.delete",
    ("POST", "/api/assistant/chats/{chat_id}/share"): "shares.create",
    ("DELETE", "/api/assistant/chats/{chat_id}/shares/{share_id}"): "shares.revoke",
    ("PATCH", "/api/assistant/proposals/{proposal_id}"): "proposals.edit",
    ("POST", "/api/assistant/proposals/{proposal_id}/approve"): "proposals.approve",
    ("POST", "/api/assistant/proposals/{proposal_id}/reject"): "proposals.reject",
    ("POST", "/api/trips/plan"): "trips.plan",
    ("POST", "/api/metrics"): "metrics.write",
    ("POST", "/api/metrics/batch"): "metrics.write",
    ("POST", "/api/assistant/chats/{chat_id}/messages"): "chats.ask",
    ("POST", "/api/assistant/chats/{chat_id}/messages/{message_id}/regenerate"): "chats.ask",
    ("PUT", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): "chats.judge",
    ("DELETE", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): "chats.judge",
    ("POST", "/api/assistant/notes/structure"): "notes.structure",
    ("POST", "/api/assistant/runs/{run_id}/stop"): "chats.stop",
    ("GET", "/api/devices/export"): "exports.devices",
    ("GET", "/api/metrics/export"): "exports.metrics",
    ("GET", "/api/trips/{trip_id}/calendar.ics"): "exports.calendar",
    ("GET", "/api/audit/export.csv"): "exports.audit",
}
"""Routes and what their entries are called."""

SILENT: dict[Route, str] = {
    ("POST", "/api/auth/oidc/{provider}/start"): "begins what its finish is the entry of",
    ("POST", "/api/auth/oidc/{provider}/link"): "begins what its finish is the entry of",
    ("POST", "/api/trips/plan"): "keeps nothing",
    ("POST", "/api/metrics"): "a device's readings, hundreds a second; the device and its keys have entries",
    ("POST", "/api/metrics/batch"): "a device's readings, hundreds a second; the device and its keys have entries",
    ("POST", "/api/assistant/chats/{chat_id}/messages"): "a question; what it asks to change becomes a proposal",
    ("POST", "/api/assistant/chats/{chat_id}/messages/{message_id}/regenerate"): "a question again",
    ("PUT", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): "a thumb on one's own answer",
    ("DELETE", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): "a thumb on one's own answer",
    ("POST", "/api/assistant/notes/structure"): "reads a text and keeps nothing",
    ("POST", "/api/assistant/runs/{run_id}/stop"): "ends an answer that is being written",
}
"""Routes that are no GET and leave an entry only when they are refused, and why."""

_ELSEWHERE = (
    "customers.read",
    "requests.other",
    "identities.link",
    "imports.demo",
    "imports.roll-back",
    "jobs.restore",
    "jobs.run",
)

ACTIONS: tuple[str, ...] = tuple(sorted({*ROUTES.values(), *_ELSEWHERE}))
"""Everything an entry may be called; a refused reading is `<kind>.read` besides."""

_KINDS = {
    "sales-notes": "notes",
    "cash-inflows": "inflows",
    "economic-events": "events",
    "assistant": "chats",
}


def action_of(method: str, path: str) -> str:
    """What a request on this route is called."""
    known = ROUTES.get((method, path))
    return known or (f"{kind_of(path)}.read" if path else "requests.other")


def kind_of(path: str) -> str:
    """The kind of record that a route is about."""
    noun = path.removeprefix("/api/").partition("/")[0]
    return _KINDS.get(noun, noun)
