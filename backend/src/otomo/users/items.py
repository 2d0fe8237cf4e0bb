"""A user as stored."""

from datetime import datetime
from typing import Literal

import msgspec

from otomo.rich import Locale

Role = Literal["admin", "manager", "rep", "viewer"]
GainColor = Literal["red_up", "green_up"]
Theme = Literal["auto", "light", "dark"]


class Preferences(msgspec.Struct, frozen=True):
    """How the screens look to this user."""

    gain_color: GainColor = "red_up"
    theme: Theme = "auto"
    shortcuts: bool = True


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """An account at a sign-in provider. `issuer` and `subject` say whose it is; `email` is only for showing."""

    provider: str
    issuer: str
    subject: str
    email: str | None = None
    linked_at: datetime


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who can sign in. `email` and `username` are unique regardless of case. `invited`: the first account of a
    provider with this verified e-mail address becomes the user's. `session_generation`: sessions of another one have
    ended."""

    user_id: str
    username: str
    email: str
    display_name: str
    role: Role
    locale: Locale = "ja"
    preferences: Preferences = Preferences()
    password_hash: str | None = None
    identities: tuple[Identity, ...] = ()
    invited: bool = False
    session_generation: int = 0
    created_at: datetime
    updated_at: datetime
    version: int = 1
