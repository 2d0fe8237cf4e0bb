"""Sessions on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from otomo.users.schemas import Password, UserResponse


class SignInRequest(BaseModel):
    """A user name or e-mail address, and the password."""

    model_config = ConfigDict(extra="forbid")

    login: Annotated[str, Field(min_length=1, max_length=254)]
    password: Password


class PasswordChange(BaseModel):
    """The password in use and the one to use from now on."""

    model_config = ConfigDict(extra="forbid")

    current_password: Password
    new_password: Password


class SessionResponse(BaseModel):
    """Who is signed in, and until when."""

    user: UserResponse
    expires_at: datetime
    idle_expires_at: datetime


class SessionRow(BaseModel):
    """One of a user's sign-ins. `device` is browser and system as far as the user agent names them; `ip` is the address
    it was opened from; `method` is `password` or the id of the provider; it ends at `expires_at` or when it is idle."""

    session_ref: str
    current: bool
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    ip: str
    user_agent: str
    device: str | None
    method: str


class SessionList(BaseModel):
    """A user's live sign-ins, newest first."""

    items: list[SessionRow]
