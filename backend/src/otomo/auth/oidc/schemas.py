"""Sign-in with a provider on the wire."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from otomo.auth.schemas import SessionResponse
from otomo.users.schemas import Password

ReturnPath = Annotated[str, StringConstraints(pattern=r"^/([^/\\\x00-\x20\x7f][^\\\x00-\x20\x7f]*)?$", max_length=2000)]
"""A path of this site: never `//host`, `/\\host` or an address."""


class ProviderBody(BaseModel):
    """A button on the sign-in screen."""

    id: str
    name: str


class WaysIn(BaseModel):
    """How people sign in here: with a password, with a provider's account."""

    password: bool
    items: list[ProviderBody]


class StartRequest(BaseModel):
    """Where to go in the end."""

    model_config = ConfigDict(extra="forbid")

    return_to: ReturnPath


class LinkRequest(BaseModel):
    """Where to go in the end, and the password of who has one."""

    model_config = ConfigDict(extra="forbid")

    return_to: ReturnPath
    password: Password | None = None


class OutwardBody(BaseModel):
    """The provider's address, for the browser to go to."""

    location: str


class FinishRequest(BaseModel):
    """What the provider sent back with the browser; of its other parameters nothing is needed."""

    model_config = ConfigDict(extra="forbid")

    state: Annotated[str, Field(min_length=1, max_length=200)]
    code: Annotated[str | None, Field(max_length=4000)] = None
    error: Annotated[str | None, Field(max_length=200)] = None
    iss: Annotated[str | None, Field(max_length=500)] = None


class FinishedBody(BaseModel):
    """Who is signed in, what was done, and the path to go on to."""

    purpose: Literal["sign-in", "link"]
    return_to: str
    session: SessionResponse


class IdentityBody(BaseModel):
    """A connected account; `email` as the provider had verified it when it was connected."""

    provider: str
    name: str
    email: str | None
    linked_at: datetime


class IdentityList(BaseModel):
    """The ways in of one user."""

    has_password: bool
    items: list[IdentityBody]
