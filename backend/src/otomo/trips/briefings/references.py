"""References and names the sections share."""

from otomo.crm.customers.items import Customer
from otomo.crm.holdings.valuation import Valued
from otomo.crm.notes.items import Channel, SalesNote
from otomo.crm.products.items import Product
from otomo.rich import Label, Ref, Rich
from otomo.wording import name

CHANNELS: dict[Channel, Label] = {
    "visit": Label("訪問", "visit"),
    "phone": Label("電話", "phone"),
    "mail": Label("メール", "mail"),
    "online": Label("オンライン面談", "online"),
}


def of_customer(customer: Customer) -> Ref:
    """The customer's own record."""
    return Ref("customer", customer.customer_id, customer.customer_id)


def of_product(product: Product) -> Ref:
    """A product's record."""
    return Ref("product", product.product_id)


def of_lot(lot: Valued) -> Ref:
    """A holding's record."""
    return Ref("holding", lot.holding_id, lot.customer_id)


def of_note(note: SalesNote) -> Ref:
    """A note's record."""
    return Ref("note", note.note_id, note.customer_id)


def product_name(product: Product) -> Rich:
    """A product by name."""
    return name(product.name, of_product(product))
