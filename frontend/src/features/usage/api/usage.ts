import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** Everybody's usage of a month, `2026-11`; for administrators. */
export const allUsageQuery = (month: string) =>
  queryOptions({
    queryKey: ["usage", "all", month],
    queryFn: ({ signal }) => unwrap(api.GET("/api/assistant/usage/all", { params: { query: { month } }, signal })),
    placeholderData: keepPreviousData,
  });
