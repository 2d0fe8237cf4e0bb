"""Users on the wire."""

import re
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from otomo.rich import Locale
from otomo.users.items import GainColor, Role, Theme

_EMAIL = r"^[^\s@<>\"']{1,64}@[^\s@<>\"']{1,189}$"

Username = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$")]
Email = Annotated[str, StringConstraints(pattern=_EMAIL, max_length=254), AfterValidator(str.strip)]
DisplayName = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
Password = Annotated[str, Field(max_length=1000, json_schema_extra={"format": "password"})]


def is_email(text: str) -> bool:
    """Whether somebody else's word is an address as we store them."""
    return len(text) <= 254 and re.fullmatch(_EMAIL, text) is not None


class PreferencesBody(BaseModel):
    """How the screens look to the user."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    gain_color: GainColor
    theme: Theme
    shortcuts: bool


class UserResponse(BaseModel):
    """A user, without anything secret."""

    model_config = ConfigDict(from_attributes=True)

    user_id: str
    username: str
    email: str
    display_name: str
    role: Role
    locale: Locale
    preferences: PreferencesBody
    created_at: datetime
    updated_at: datetime
    version: int


class UserList(BaseModel):
    """Users by user name."""

    items: list[UserResponse]
    next_cursor: str | None


class UserCreate(BaseModel):
    """A new user; without a password one who is invited to sign in with a provider's account of this address."""

    model_config = ConfigDict(extra="forbid")

    username: Username
    email: Email
    display_name: DisplayName
    role: Role
    locale: Locale = "ja"
    password: Password | None = None


class UserPatch(BaseModel):
    """Changes to a user by an administrator; absent fields stay."""

    model_config = ConfigDict(extra="forbid")

    username: Username | None = None
    email: Email | None = None
    display_name: DisplayName | None = None
    role: Role | None = None
    locale: Locale | None = None
    password: Password | None = None


class MePatch(BaseModel):
    """Changes to one's own account; absent fields stay."""

    model_config = ConfigDict(extra="forbid")

    display_name: DisplayName | None = None
    locale: Locale | None = None
    preferences: PreferencesBody | None = None
