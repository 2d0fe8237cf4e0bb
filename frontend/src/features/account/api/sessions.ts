import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/auth/sessions", { signal }))).items,
});
