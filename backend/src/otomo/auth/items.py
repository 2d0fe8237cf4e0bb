"""A session as stored."""

import msgspec


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in. `session_id` is the SHA-256 of the cookie: whoever reads the table cannot sign in. Times are epoch
    seconds; `session_ref` names the session to its user."""

    session_id: str
    session_ref: str
    user_id: str
    created_at: int
    last_seen_at: int
    expires_at: int
    user_agent: str
    ip: str
