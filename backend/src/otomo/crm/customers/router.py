"""/api/customers: one customer. (The list with scores and the page are in `dashboard`, above signals.)"""

from fastapi import APIRouter, Response

from otomo.audit.deps import AuditServiceDep
from otomo.auth.deps import AnyUser, OnceDep, Writer
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.customers.deps import CustomerServiceDep
from otomo.crm.customers.mapping import response_of, stored_fields
from otomo.crm.customers.schemas import CustomerCreate, CustomerPatch, CustomerResponse
from otomo.crm.customers.service import CustomerService
from otomo.web.ids import PathId
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/customers", tags=["customers"])


async def _respond(book: CustomerBook, customers: CustomerService, response: Response) -> CustomerResponse:
    set_etag(response, book.customer.version)
    return response_of(book, await customers.owner_names())


@router.post("", status_code=201)
async def create_customer(
    body: CustomerCreate, customers: CustomerServiceDep, principal: Writer, once: OnceDep, response: Response
) -> CustomerResponse:
    """Adds a customer; without coordinates they are looked up from the municipality. 409 when the id is in use."""
    customer = await customers.create(principal, stored_fields(body.given()), once)
    return await _respond(CustomerBook(customer), customers, response)


@router.get("/{customer_id}")
async def read_customer(
    customer_id: PathId,
    customers: CustomerServiceDep,
    audit: AuditServiceDep,
    principal: AnyUser,
    response: Response,
) -> CustomerResponse:
    """One customer."""
    book = await customers.get(principal, customer_id)
    await audit.opened(customer_id)
    return await _respond(book, customers, response)


@router.patch("/{customer_id}")
async def change_customer(
    customer_id: PathId,
    body: CustomerPatch,
    customers: CustomerServiceDep,
    principal: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> CustomerResponse:
    """Changes a customer; absent fields stay."""
    fields = stored_fields(body.given())
    return await _respond(await customers.change(principal, customer_id, expected, fields), customers, response)


@router.delete("/{customer_id}", status_code=204)
async def delete_customer(
    customer_id: PathId, customers: CustomerServiceDep, principal: Writer, expected: ExpectedVersion
) -> None:
    """Removes a customer with holdings, notes and inflows."""
    await customers.delete(principal, customer_id, expected)
