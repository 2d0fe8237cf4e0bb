import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** The mode answers are written in here, and by which model. */
export const assistantInfoQuery = queryOptions({
  queryKey: ["assistant", "info"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/assistant", { signal })),
  staleTime: 60_000,
});
