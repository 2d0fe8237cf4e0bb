import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** Everybody whom the reader may see, by user name. */
export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/users", { signal }))).items,
});
