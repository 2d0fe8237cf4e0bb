import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** Why one customer stands above another, part by part. */
export function compareQuery(above: string, below: string) {
  return queryOptions({
    queryKey: ["signals", "compare", above, below],
    queryFn: ({ signal }) => unwrap(api.GET("/api/signals/compare", { params: { query: { a: above, b: below } }, signal })),
  });
}
