"""The audit log for routes."""

from typing import Annotated

from otomo.audit.service import AuditService
from otomo.web.provide import provided

AuditServiceDep = Annotated[AuditService, provided(AuditService)]
