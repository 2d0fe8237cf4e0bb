"""What can go wrong with a customer's aggregate."""

from otomo.errors import AlreadyExistsError, InvalidError, NotFoundError


class CustomerNotFoundError(NotFoundError):
    """No such customer, or not yours."""

    title = "No such customer"


class RecordNotFoundError(NotFoundError):
    """No such holding, note or inflow, or not yours."""

    title = "No such record"


class RecordExistsError(AlreadyExistsError):
    """The id is in use, possibly at another customer."""


class UnknownProductError(InvalidError):
    """A holding of a product that is not in the catalogue."""

    code, title = "unknown-product", "There is no such product"


class BookChangedError(Exception):
    """Somebody else changed the aggregate between reading and writing; read again and repeat."""
