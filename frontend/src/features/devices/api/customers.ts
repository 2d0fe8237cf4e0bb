import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

const FOUND = 20;

/** Customers by name or kana, for a field that chooses one. */
export function customerSearchQuery(q: string) {
  return queryOptions({
    queryKey: ["customers", "search", q],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/api/customers", { params: { query: { q, limit: FOUND } }, signal }))).items,
    placeholderData: keepPreviousData,
  });
}

export function customerNameQuery(customerId: string) {
  return queryOptions({
    queryKey: ["customers", "name", customerId],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/api/customers/{customer_id}", { params: { path: { customer_id: customerId } }, signal }))).name,
    staleTime: Infinity,
  });
}
