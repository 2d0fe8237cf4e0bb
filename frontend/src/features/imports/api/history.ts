import { infiniteQueryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

const PAGE = 20;

export const historyQuery = infiniteQueryOptions({
  queryKey: ["imports"],
  queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/imports", { params: { query: { limit: PAGE, cursor: pageParam } }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});
