"""The holdings' services, for routes."""

from typing import Annotated

from otomo.crm.holdings.service import HoldingService
from otomo.web.provide import provided

HoldingServiceDep = Annotated[HoldingService, provided(HoldingService)]
