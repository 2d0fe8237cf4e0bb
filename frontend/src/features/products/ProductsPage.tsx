import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";

import { Card, EmptyState, FilterBar, PagedList, PageHeader, SimpleTable, useAssetClassName, useRowFocus, type SimpleColumn } from "@/components";
import type { AssetClass, Product } from "@/lib/api";
import { formatDay, formatPercent, formatShortDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { productsQuery, type ProductFilters } from "./api/products";
import { ProductSheet } from "./ProductSheet";

const route = getRouteApi("/signed-in/products");
const CLASSES: AssetClass[] = ["bond", "stock", "fund", "cash"];
const RISKS = [1, 2, 3, 4, 5];
const TYPING_MS = 200;

export function ProductsPage() {
  const { t } = useLingui();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const [filters, setFilters] = useState<ProductFilters>({ q: "", assetClass: null, risk: null });
  const [q] = useDebouncedValue(filters.q.trim(), TYPING_MS);
  const query = useInfiniteQuery(productsQuery({ ...filters, q }));
  const className = useAssetClassName();
  const columns = useColumns();
  const list = useRowFocus<HTMLDivElement>();
  const set = (change: Partial<ProductFilters>) => setFilters((old) => ({ ...old, ...change }));
  const total = query.data?.pages[0]?.total;
  return (
    <div ref={list}>
      <PageHeader title={<Trans>Products</Trans>} subtitle={total !== undefined && <span className="num"><Plural value={total} one="# product" other="# products" /></span>} />
      <FilterBar>
        <TextInput type="search" aria-label={t`Search products`} placeholder={t`Name, code or issuer`} value={filters.q} onChange={(event) => set({ q: event.currentTarget.value })} />
        <NativeSelect aria-label={t`Class`} value={filters.assetClass ?? ""} onChange={(event) => set({ assetClass: CLASSES.find((one) => one === event.currentTarget.value) ?? null })} data={[{ value: "", label: t`All classes` }, ...CLASSES.map((value) => ({ value, label: className(value) }))]} />
        <NativeSelect aria-label={t`Risk`} value={String(filters.risk ?? "")} onChange={(event) => set({ risk: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) })} data={[{ value: "", label: t`Any risk` }, ...RISKS.map((risk) => ({ value: String(risk), label: t`Risk ${risk}` }))]} />
      </FilterBar>
      <Card label={t`Products`}>
        <PagedList query={query} empty={<EmptyState><Trans>No product matches.</Trans></EmptyState>}>
          {(rows) => <SimpleTable label={t`Products`} rows={rows} columns={columns} keyOf={(row) => row.product_id} />}
        </PagedList>
      </Card>
      {open !== undefined && <ProductSheet productId={open} onClose={() => void navigate({ search: {} })} />}
    </div>
  );
}

function useColumns(): SimpleColumn<Product>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const className = useAssetClassName();
  return [
    { key: "name", title: t`Product`, cell: (row) => <Link to="/products" search={{ open: row.product_id }} data-row>{row.name}</Link> },
    { key: "class", title: t`Class`, cell: (row) => className(row.asset_class) },
    { key: "risk", title: t`Risk`, numeric: true, cell: (row) => row.risk_level },
    { key: "currency", title: t`Currency`, cell: (row) => row.currency },
    { key: "price", title: t`Price`, numeric: true, cell: (row) => (row.price === null ? null : Number(row.price).toLocaleString("en-US")) },
    { key: "price_on", title: t`Price of`, numeric: true, cell: (row) => (row.price_on === null ? null : formatShortDay(row.price_on, locale)) },
    { key: "coupon", title: t`Coupon`, numeric: true, cell: (row) => (row.coupon_rate === null ? null : formatPercent(row.coupon_rate, 2)) },
    { key: "maturity", title: t`Matures`, cell: (row) => (row.maturity_on === null ? null : formatDay(row.maturity_on, locale)) },
    { key: "rating", title: t`Rating`, cell: (row) => row.rating },
  ];
}
