"""The token service, for routes."""

from typing import Annotated

from otomo.tokens.service import TokenService
from otomo.web.provide import provided

TokenServiceDep = Annotated[TokenService, provided(TokenService)]
