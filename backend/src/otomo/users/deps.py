"""The users' services, for routes."""

from typing import Annotated

from otomo.users.service import UserService
from otomo.web.provide import provided

UserServiceDep = Annotated[UserService, provided(UserService)]
