"""The customers' services, for routes."""

from typing import Annotated

from otomo.crm.customers.service import CustomerService
from otomo.web.provide import provided

CustomerServiceDep = Annotated[CustomerService, provided(CustomerService)]
