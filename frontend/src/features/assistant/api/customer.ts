import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export function customerNameQuery(customerId: string) {
  return queryOptions({
    queryKey: ["customers", "name", customerId],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/api/customers/{customer_id}", { params: { path: { customer_id: customerId } }, signal }))).name,
    staleTime: Infinity,
  });
}
