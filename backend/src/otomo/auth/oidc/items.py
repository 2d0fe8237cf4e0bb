"""A sign-in that is under way at a provider, as stored beside the sessions."""

import msgspec


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """Times are epoch seconds. `session_id` is `login#` with the hash of the state and `browser` the hash of the
    browser's cookie; nonce and verifier are made from both, so that who reads the table cannot finish the sign-in.
    `link_session`: the session whose user connects an account, instead of signing in."""

    session_id: str
    provider: str
    browser: str
    return_to: str
    created_at: int
    expires_at: int
    link_session: str | None = None
