import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** One's own usage of the assistant's model this month. */
export const usageQuery = queryOptions({
  queryKey: ["usage", "own"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/assistant/usage", { signal })),
});
