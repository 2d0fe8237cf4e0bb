import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";

import { api, unwrap, type AssetClass } from "@/lib/api";

export interface ProductFilters {
  q: string;
  assetClass: AssetClass | null;
  risk: number | null;
}

const PAGE = 100;

export function productsQuery({ q, assetClass, risk }: ProductFilters) {
  return infiniteQueryOptions({
    queryKey: ["products", { q, assetClass, risk }],
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/products", { params: { query: { q, asset_class: assetClass, risk_level: risk, limit: PAGE, cursor: pageParam } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}
