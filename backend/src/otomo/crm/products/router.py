"""/api/products: the catalogue."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from otomo.auth.deps import AnyUser, OnceDep, Writer
from otomo.crm.products.deps import ProductServiceDep
from otomo.crm.products.items import AssetClass, Product
from otomo.crm.products.schemas import ProductCreate, ProductList, ProductPatch, ProductResponse
from otomo.web.ids import PathId
from otomo.web.paging import Cursor, CursorsDep, Limit, Search, page_of
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/products", tags=["products"])


def _respond(product: Product, response: Response) -> ProductResponse:
    set_etag(response, product.version)
    return ProductResponse.model_validate(product)


@router.get("")
async def list_products(
    products: ProductServiceDep,
    cursors: CursorsDep,
    _: AnyUser,
    q: Search = "",
    asset_class: AssetClass | None = None,
    risk_level: Annotated[int | None, Query(ge=1, le=5)] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> ProductList:
    """Products by name."""
    found = await products.list(q, asset_class, risk_level)
    page, after = page_of(found, limit, cursor, cursors, f"products|{q}|{asset_class}|{risk_level}")
    return ProductList(items=[ProductResponse.model_validate(p) for p in page], next_cursor=after, total=len(found))


@router.post("", status_code=201)
async def create_product(
    body: ProductCreate, products: ProductServiceDep, _: Writer, once: OnceDep, response: Response
) -> ProductResponse:
    """Adds a product."""
    return _respond(await products.create(body.given(), once), response)


@router.get("/{product_id}")
async def read_product(
    product_id: PathId, products: ProductServiceDep, _: AnyUser, response: Response
) -> ProductResponse:
    """One product."""
    return _respond(await products.get(product_id), response)


@router.patch("/{product_id}")
async def change_product(
    product_id: PathId,
    body: ProductPatch,
    products: ProductServiceDep,
    _: Writer,
    expected: ExpectedVersion,
    response: Response,
) -> ProductResponse:
    """Changes a product; absent fields stay."""
    return _respond(await products.change(product_id, expected, body.given()), response)


@router.delete("/{product_id}", status_code=204)
async def delete_product(product_id: PathId, products: ProductServiceDep, _: Writer, expected: ExpectedVersion) -> None:
    """Removes a product. 409 while it is held."""
    await products.delete(product_id, expected)
