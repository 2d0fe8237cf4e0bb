"""First use on the wire."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from otomo.rich import Locale
from otomo.users.schemas import DisplayName, Email, Password, Username


class SetupRequest(BaseModel):
    """The first administrator, and the code that only who runs the server can read."""

    model_config = ConfigDict(extra="forbid")

    code: Annotated[str, Field(min_length=1, max_length=60)]
    username: Username
    email: Email
    display_name: DisplayName
    password: Password
    locale: Locale = "ja"
