import { infiniteQueryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

const PAGE = 200;

/** Economic events in order of their day. */
export const eventsQuery = infiniteQueryOptions({
  queryKey: ["events"],
  queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/economic-events", { params: { query: { limit: PAGE, cursor: pageParam } }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});
