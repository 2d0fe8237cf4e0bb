import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";

import { api, unwrap, type EconomicEvent } from "@/lib/api";

export interface EventFilters {
  q: string;
  category: EconomicEvent["category"] | null;
  impact: EconomicEvent["impact"] | null;
  period: "upcoming" | "past";
}

const PAGE = 100;

/** Economic events: of those to come the next first, of those that are over the latest. */
export function eventsQuery({ q, category, impact, period }: EventFilters) {
  return infiniteQueryOptions({
    queryKey: ["events", { q, category, impact, period }],
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/economic-events", { params: { query: { q, category, impact, period, limit: PAGE, cursor: pageParam } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}
