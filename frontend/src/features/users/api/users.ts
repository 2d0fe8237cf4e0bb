import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/users", { signal }))).items,
});
