"""Who may call which route, in one place: the application enforces this table (`auth/gate.py`), `docs/access.md` shows
it and tests walk it. A route without a line here is refused when the application is made."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from otomo.users.items import Role

Access = Literal["everybody", "device keys", "signed in", "writers", "managers", "admins"]
"""Who gets in: anyone without signing in, devices with their keys, every role, every role but viewers, managers and
administrators, administrators."""

Whose = Literal["nobody", "firm", "book", "team", "own", "link", "key"]
"""Whose records a route is about; a record outside of that answers 404 like one that does not exist.

nobody: no records. firm: everybody's. book: of customers whom the caller sees, by their owner: one's own, a manager
also those of the members of the teams led, administrators and viewers all. team: as the book, of people and of the
teams themselves. own: one's own and nobody else's. link: whoever has the link. key: the devices that the key names."""

Scope = Literal[
    "book:read", "book:write", "trips:read", "trips:write", "devices:read", "devices:write", "assistant:use"
]
"""What an API token may be used for. `assistant:use` reads through the assistant what its user may read."""

Operation = tuple[str, str]
"""Method and path, as the router has it."""

ROLES: tuple[Role, ...] = get_args(Role)
SCOPES: tuple[Scope, ...] = get_args(Scope)


class Rule(NamedTuple):
    """Who gets in, whose records there are, and which scopes a token needs: all of these, or with none the route is
    closed to tokens."""

    access: Access
    whose: Whose
    scopes: frozenset[Scope]

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that get in by signing in."""
        return _ROLES[self.access]

    @property
    def is_open(self) -> bool:
        """Whether the route itself deals with who is calling: nobody has to sign in."""
        return self.access in ("everybody", "device keys")


_ROLES: Mapping[Access, frozenset[Role]] = {
    "everybody": frozenset(ROLES),
    "device keys": frozenset(),
    "signed in": frozenset(ROLES),
    "writers": frozenset({"rep", "manager", "admin"}),
    "managers": frozenset({"manager", "admin"}),
    "admins": frozenset({"admin"}),
}


def _rule(access: Access, whose: Whose, *scopes: Scope) -> Rule:
    return Rule(access, whose, frozenset(scopes))


POLICY: Mapping[Operation, Rule] = {
    ("GET", "/health"): _rule("everybody", "nobody"),
    ("GET", "/health/ready"): _rule("everybody", "nobody"),
    ("GET", "/api/settings"): _rule("everybody", "nobody"),
    ("POST", "/api/setup"): _rule("everybody", "nobody"),
    ("POST", "/api/auth/sign-in"): _rule("everybody", "nobody"),
    ("POST", "/api/auth/sign-out"): _rule("everybody", "own"),
    ("POST", "/api/auth/sign-out-everywhere"): _rule("signed in", "own"),
    ("GET", "/api/auth/session"): _rule("signed in", "own"),
    ("GET", "/api/auth/sessions"): _rule("signed in", "own"),
    ("DELETE", "/api/auth/sessions"): _rule("signed in", "own"),
    ("DELETE", "/api/auth/sessions/{session_ref}"): _rule("signed in", "own"),
    ("POST", "/api/auth/password"): _rule("signed in", "own"),
    ("GET", "/api/auth/providers"): _rule("everybody", "nobody"),
    ("POST", "/api/auth/oidc/{provider}/start"): _rule("everybody", "own"),
    ("POST", "/api/auth/oidc/{provider}/finish"): _rule("everybody", "own"),
    ("POST", "/api/auth/oidc/{provider}/link"): _rule("signed in", "own"),
    ("GET", "/api/auth/identities"): _rule("signed in", "own"),
    ("DELETE", "/api/auth/identities/{provider}"): _rule("signed in", "own"),
    ("GET", "/api/users/me"): _rule("signed in", "own"),
    ("PATCH", "/api/users/me"): _rule("signed in", "own"),
    ("GET", "/api/users"): _rule("signed in", "team"),
    ("POST", "/api/users"): _rule("admins", "firm"),
    ("GET", "/api/users/{user_id}"): _rule("admins", "firm"),
    ("PATCH", "/api/users/{user_id}"): _rule("admins", "firm"),
    ("DELETE", "/api/users/{user_id}"): _rule("admins", "firm"),
    ("GET", "/api/users/{user_id}/sessions"): _rule("admins", "firm"),
    ("DELETE", "/api/users/{user_id}/sessions"): _rule("admins", "firm"),
    ("DELETE", "/api/users/{user_id}/sessions/{session_ref}"): _rule("admins", "firm"),
    ("GET", "/api/teams"): _rule("managers", "team"),
    ("POST", "/api/teams"): _rule("admins", "firm"),
    ("GET", "/api/teams/{team_id}"): _rule("managers", "team"),
    ("PATCH", "/api/teams/{team_id}"): _rule("admins", "firm"),
    ("DELETE", "/api/teams/{team_id}"): _rule("admins", "firm"),
    ("GET", "/api/tokens"): _rule("signed in", "own"),
    ("POST", "/api/tokens"): _rule("signed in", "own"),
    ("DELETE", "/api/tokens/{token_id}"): _rule("signed in", "own"),
    ("GET", "/api/users/{user_id}/tokens"): _rule("admins", "firm"),
    ("DELETE", "/api/users/{user_id}/tokens/{token_id}"): _rule("admins", "firm"),
    ("GET", "/api/audit"): _rule("admins", "firm"),
    ("GET", "/api/audit/actions"): _rule("admins", "firm"),
    ("GET", "/api/audit/export.csv"): _rule("admins", "firm"),
    ("GET", "/api/jobs"): _rule("admins", "firm"),
    ("GET", "/api/places"): _rule("signed in", "nobody", "book:read"),
    ("GET", "/api/today"): _rule("signed in", "book", "book:read"),
    ("GET", "/api/customers"): _rule("signed in", "book", "book:read"),
    ("POST", "/api/customers"): _rule("writers", "book", "book:write"),
    ("GET", "/api/customers/{customer_id}"): _rule("signed in", "book", "book:read"),
    ("PATCH", "/api/customers/{customer_id}"): _rule("writers", "book", "book:write"),
    ("DELETE", "/api/customers/{customer_id}"): _rule("writers", "book", "book:write"),
    ("GET", "/api/customers/{customer_id}/page"): _rule("signed in", "book", "book:read"),
    ("GET", "/api/customers/{customer_id}/briefing"): _rule("signed in", "book", "book:read"),
    ("GET", "/api/products"): _rule("signed in", "firm", "book:read"),
    ("POST", "/api/products"): _rule("writers", "firm", "book:write"),
    ("GET", "/api/products/{product_id}"): _rule("signed in", "firm", "book:read"),
    ("PATCH", "/api/products/{product_id}"): _rule("writers", "firm", "book:write"),
    ("DELETE", "/api/products/{product_id}"): _rule("writers", "firm", "book:write"),
    ("GET", "/api/holdings"): _rule("signed in", "book", "book:read"),
    ("POST", "/api/holdings"): _rule("writers", "book", "book:write"),
    ("GET", "/api/holdings/{holding_id}"): _rule("signed in", "book", "book:read"),
    ("PATCH", "/api/holdings/{holding_id}"): _rule("writers", "book", "book:write"),
    ("DELETE", "/api/holdings/{holding_id}"): _rule("writers", "book", "book:write"),
    ("GET", "/api/sales-notes"): _rule("signed in", "book", "book:read"),
    ("POST", "/api/sales-notes"): _rule("writers", "book", "book:write"),
    ("GET", "/api/sales-notes/{note_id}"): _rule("signed in", "book", "book:read"),
    ("PATCH", "/api/sales-notes/{note_id}"): _rule("writers", "book", "book:write"),
    ("DELETE", "/api/sales-notes/{note_id}"): _rule("writers", "book", "book:write"),
    ("GET", "/api/cash-inflows"): _rule("signed in", "book", "book:read"),
    ("POST", "/api/cash-inflows"): _rule("writers", "book", "book:write"),
    ("GET", "/api/cash-inflows/{inflow_id}"): _rule("signed in", "book", "book:read"),
    ("PATCH", "/api/cash-inflows/{inflow_id}"): _rule("writers", "book", "book:write"),
    ("DELETE", "/api/cash-inflows/{inflow_id}"): _rule("writers", "book", "book:write"),
    ("GET", "/api/economic-events"): _rule("signed in", "firm", "book:read"),
    ("POST", "/api/economic-events"): _rule("writers", "firm", "book:write"),
    ("GET", "/api/economic-events/{event_id}"): _rule("signed in", "firm", "book:read"),
    ("PATCH", "/api/economic-events/{event_id}"): _rule("writers", "firm", "book:write"),
    ("DELETE", "/api/economic-events/{event_id}"): _rule("writers", "firm", "book:write"),
    ("POST", "/api/imports"): _rule("writers", "book", "book:write"),
    ("POST", "/api/imports/devices"): _rule("writers", "book", "devices:write"),
    ("GET", "/api/imports/templates/devices.csv"): _rule("signed in", "nobody", "devices:read"),
    ("GET", "/api/imports"): _rule("signed in", "book", "book:read"),
    ("GET", "/api/imports/templates/{kind}.csv"): _rule("signed in", "nobody", "book:read"),
    ("GET", "/api/imports/{import_id}"): _rule("signed in", "book", "book:read"),
    ("POST", "/api/imports/{import_id}/undo"): _rule("writers", "book", "book:write"),
    ("GET", "/api/devices"): _rule("signed in", "book", "devices:read"),
    ("POST", "/api/devices"): _rule("writers", "book", "devices:write"),
    ("GET", "/api/devices/export"): _rule("signed in", "book", "devices:read"),
    ("GET", "/api/devices/{device_id}"): _rule("signed in", "book", "devices:read"),
    ("PATCH", "/api/devices/{device_id}"): _rule("writers", "book", "devices:write"),
    ("DELETE", "/api/devices/{device_id}"): _rule("writers", "book", "devices:write"),
    ("GET", "/api/devices/{device_id}/keys"): _rule("signed in", "book", "devices:read"),
    ("POST", "/api/devices/{device_id}/keys"): _rule("writers", "book", "devices:write"),
    ("DELETE", "/api/devices/{device_id}/keys/{key_id}"): _rule("writers", "book", "devices:write"),
    ("POST", "/api/metrics"): _rule("device keys", "key"),
    ("POST", "/api/metrics/batch"): _rule("device keys", "key"),
    ("GET", "/api/metrics/stream"): _rule("signed in", "book", "devices:read"),
    ("GET", "/api/metrics/export"): _rule("signed in", "book", "devices:read"),
    ("GET", "/api/metrics"): _rule("signed in", "book", "devices:read"),
    ("GET", "/api/metrics/latest"): _rule("signed in", "book", "devices:read"),
    ("GET", "/api/metrics/series"): _rule("signed in", "book", "devices:read"),
    ("GET", "/api/alarms"): _rule("signed in", "book", "devices:read"),
    ("GET", "/api/alarms/{device_id}/{alarm_id}"): _rule("signed in", "book", "devices:read"),
    ("POST", "/api/alarms/{device_id}/{alarm_id}/acknowledge"): _rule("writers", "book", "devices:write"),
    ("POST", "/api/alarms/{device_id}/{alarm_id}/notes"): _rule("writers", "book", "devices:write"),
    ("GET", "/api/assistant"): _rule("signed in", "nobody", "assistant:use"),
    ("GET", "/api/assistant/usage"): _rule("signed in", "own", "assistant:use"),
    ("GET", "/api/assistant/usage/all"): _rule("admins", "firm"),
    ("GET", "/api/assistant/chats"): _rule("signed in", "own", "assistant:use"),
    ("POST", "/api/assistant/chats"): _rule("signed in", "own", "assistant:use"),
    ("GET", "/api/assistant/chats/{chat_id}"): _rule("signed in", "own", "assistant:use"),
    ("PATCH", "/api/assistant/chats/{chat_id}"): _rule("signed in", "own", "assistant:use"),
    ("DELETE", "/api/assistant/chats/{chat_id}"): _rule("signed in", "own", "assistant:use"),
    ("POST", "/api/assistant/chats/{chat_id}/messages"): _rule("signed in", "own", "assistant:use"),
    ("POST", "/api/assistant/chats/{chat_id}/messages/{message_id}/regenerate"): _rule(
        "signed in", "own", "assistant:use"
    ),
    ("PUT", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): _rule(
        "signed in", "own", "assistant:use"
    ),
    ("DELETE", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): _rule(
        "signed in", "own", "assistant:use"
    ),
    ("POST", "/api/assistant/chats/{chat_id}/share"): _rule("signed in", "own", "assistant:use"),
    ("GET", "/api/assistant/chats/{chat_id}/shares"): _rule("signed in", "own", "assistant:use"),
    ("DELETE", "/api/assistant/chats/{chat_id}/shares/{share_id}"): _rule("signed in", "own", "assistant:use"),
    ("GET", "/api/assistant/shared/{token}"): _rule("signed in", "link", "assistant:use"),
    ("POST", "/api/assistant/notes/structure"): _rule("writers", "book", "assistant:use"),
    ("GET", "/api/assistant/runs/{run_id}"): _rule("signed in", "own", "assistant:use"),
    ("GET", "/api/assistant/runs/{run_id}/events"): _rule("signed in", "own", "assistant:use"),
    ("POST", "/api/assistant/runs/{run_id}/stop"): _rule("signed in", "own", "assistant:use"),
    ("GET", "/api/assistant/proposals/{proposal_id}"): _rule("signed in", "own", "assistant:use"),
    ("PATCH", "/api/assistant/proposals/{proposal_id}"): _rule("writers", "own", "assistant:use"),
    ("POST", "/api/assistant/proposals/{proposal_id}/approve"): _rule(
        "writers", "own", "assistant:use", "book:write", "trips:write"
    ),
    ("POST", "/api/assistant/proposals/{proposal_id}/reject"): _rule("writers", "own", "assistant:use"),
    ("GET", "/api/signals"): _rule("signed in", "book", "book:read"),
    ("GET", "/api/signals/changes"): _rule("signed in", "book", "book:read"),
    ("GET", "/api/signals/compare"): _rule("signed in", "book", "book:read"),
    ("POST", "/api/trips/plan"): _rule("signed in", "own", "trips:read"),
    ("GET", "/api/trips"): _rule("signed in", "own", "trips:read"),
    ("POST", "/api/trips"): _rule("writers", "own", "trips:write"),
    ("GET", "/api/trips/start"): _rule("signed in", "own", "trips:read"),
    ("GET", "/api/trips/{trip_id}"): _rule("signed in", "own", "trips:read"),
    ("PATCH", "/api/trips/{trip_id}"): _rule("writers", "own", "trips:write"),
    ("DELETE", "/api/trips/{trip_id}"): _rule("writers", "own", "trips:write"),
    ("PUT", "/api/trips/{trip_id}/stops"): _rule("writers", "own", "trips:write"),
    ("POST", "/api/trips/{trip_id}/replan"): _rule("writers", "own", "trips:write"),
    ("GET", "/api/trips/{trip_id}/calendar.ics"): _rule("signed in", "own", "trips:read"),
    ("GET", "/api/trips/{trip_id}/briefings"): _rule("signed in", "own", "trips:read", "book:read"),
    ("GET", "/api/trips/{trip_id}/briefings/{customer_id}/worded"): _rule(
        "signed in", "own", "trips:read", "book:read"
    ),
    ("GET", "/api/trips/{trip_id}/report"): _rule("signed in", "own", "trips:read"),
    ("PUT", "/api/trips/{trip_id}/visits/{customer_id}"): _rule("writers", "own", "trips:write"),
}
