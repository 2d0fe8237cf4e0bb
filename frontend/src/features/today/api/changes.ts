import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

const MOST = 50;

/** Customers with other reasons than on the day before that was kept. */
export const changesQuery = queryOptions({
  queryKey: ["signals", "changes"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/signals/changes", { params: { query: { limit: MOST } }, signal })),
});
