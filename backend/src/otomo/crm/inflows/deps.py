"""The inflows' services, for routes."""

from typing import Annotated

from otomo.crm.inflows.service import InflowService
from otomo.web.provide import provided

InflowServiceDep = Annotated[InflowService, provided(InflowService)]
