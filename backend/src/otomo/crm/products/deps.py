"""The products' services, for routes."""

from typing import Annotated

from otomo.crm.products.service import ProductService
from otomo.web.provide import provided

ProductServiceDep = Annotated[ProductService, provided(ProductService)]
