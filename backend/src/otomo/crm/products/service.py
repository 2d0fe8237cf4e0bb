"""Products: the catalogue that holdings refer to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.clock import Clock
from otomo.crm.book.reader import BookReader
from otomo.crm.catalogue import Catalogue
from otomo.crm.products.errors import ProductHeldError
from otomo.crm.products.items import AssetClass, Product
from otomo.errors import StaleVersionError
from otomo.ids import new_id
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.text import fold

IsHeld = Callable[[str], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class ProductService:
    """Reads and changes products."""

    catalogue: Catalogue[Product]
    reader: BookReader
    idempotency: Idempotency
    clock: Clock
    is_held: IsHeld

    async def list(self, q: str = "", asset_class: AssetClass | None = None, risk: int | None = None) -> list[Product]:
        """Products by name; `q` matches name, symbol, issuer and id."""
        wanted = fold(q)
        found = [
            p
            for p in (await self.reader.products()).values()
            if (asset_class is None or p.asset_class == asset_class)
            and (risk is None or p.risk_level == risk)
            and (not wanted or wanted in fold(" ".join(filter(None, (p.name, p.symbol, p.issuer, p.product_id)))))
        ]
        return sorted(found, key=lambda p: (fold(p.name), p.product_id))

    async def get(self, product_id: str) -> Product:
        """A product. Raises NotFoundError."""
        return await self.catalogue.get(product_id)

    async def create(self, fields: dict[str, Any], once: Once | None) -> Product:
        """Adds a product. Raises AlreadyExistsError."""
        now = self.clock.now()
        product_id = fields.get("product_id") or new_id("p")
        product = Product(**fields | {"product_id": product_id}, created_at=now, updated_at=now)

        async def write(record: Record[Product]) -> Product:
            with audited("products.create", "products", product_id) as entry:
                entry.changed(None, product)
                await self.catalogue.create(product, record(product))
            return product

        return await self.idempotency.run(once, Product, write)

    async def change(self, product_id: str, expected: int, fields: dict[str, Any]) -> Product:
        """Changes fields of a product. Raises NotFoundError, StaleVersionError."""
        before = await self.catalogue.get(product_id)
        if before.version != expected:
            raise StaleVersionError
        after = replace(before, **fields, updated_at=self.clock.now(), version=before.version + 1)
        with audited("products.update", "products", product_id) as entry:
            entry.changed(before, after)
            await self.catalogue.replace(before, after)
        return after

    async def delete(self, product_id: str, expected: int) -> None:
        """Removes a product that nobody holds. Raises NotFoundError, StaleVersionError, ProductHeldError."""
        before = await self.catalogue.get(product_id)
        if before.version != expected:
            raise StaleVersionError
        if await self.is_held(product_id):
            raise ProductHeldError
        with audited("products.delete", "products", product_id) as entry:
            entry.changed(before, None)
            await self.catalogue.delete(before)
