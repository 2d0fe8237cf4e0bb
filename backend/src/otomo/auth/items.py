"""A session as stored."""

import msgspec


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in. `session_id` is the SHA-256 of the cookie: whoever reads the table cannot sign in. Times are epoch
    seconds; `session_ref` names the session to its user. It counts while `generation` is its user's: one write to the
    user ends all sessions, those too that are being opened at that moment. `method`: `password`, or a provider's id."""

    session_id: str
    session_ref: str
    user_id: str
    created_at: int
    last_seen_at: int
    expires_at: int
    user_agent: str
    ip: str
    method: str = "password"
    generation: int = 0
