"""What can go wrong with products."""

from otomo.errors import ConflictError


class ProductHeldError(ConflictError):
    """Customers hold the product."""

    code, title = "product-held", "Customers hold this product"
