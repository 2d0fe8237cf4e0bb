import { queryOptions, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** Everything the customer page shows, in one round trip. */
export function pageQuery(customerId: string) {
  return queryOptions({
    queryKey: ["customers", "page", customerId],
    queryFn: ({ signal }) => unwrap(api.GET("/api/customers/{customer_id}/page", { params: { path: { customer_id: customerId } }, signal })),
  });
}

/** A note or an inflow moves scores and last contacts, so the lists that show them are stale too. */
export function useRefreshBook(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([["customers"], ["today"], ["signals"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
}
