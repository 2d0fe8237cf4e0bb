import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export const todayQuery = queryOptions({
  queryKey: ["today"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/today", { signal })),
});
