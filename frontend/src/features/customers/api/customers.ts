import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";

import { api, unwrap, type CustomerSort } from "@/lib/api";

export interface CustomerFilters {
  q?: string | undefined;
  risk?: number | undefined;
  kind?: "individual" | "corporate" | undefined;
  prefecture?: string | undefined;
  sort?: CustomerSort | undefined;
}

const PAGE = 200;

export const DEFAULT_SORT: CustomerSort = "-score";

/** The book page by page; the cursor of one page asks for the next. */
export function customersQuery({ q, risk, kind, prefecture, sort = DEFAULT_SORT }: CustomerFilters) {
  return infiniteQueryOptions({
    queryKey: ["customers", "list", { q, risk, kind, prefecture, sort }],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/customers", {
          params: { query: { q, kind, prefecture, sort, limit: PAGE, ...(risk === undefined ? {} : { risk_level: risk }), ...(pageParam === null ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}
