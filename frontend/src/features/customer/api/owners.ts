import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** Those whom the user may give a customer to; viewers write nothing, so they own nothing. */
export const ownersQuery = queryOptions({
  queryKey: ["users", "owners"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/users", { signal }))).items.filter(({ role }) => role !== "viewer"),
});
