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
    """One of the user's sign-ins."""

    session_ref: str
    created_at: datetime
    last_seen_at: datetime
    user_agent: str
    ip: str
    current: bool


class SessionList(BaseModel):
    """The user's live sign-ins, newest first."""

    items: list[SessionRow]
