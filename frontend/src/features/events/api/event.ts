import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export function eventQuery(eventId: string) {
  return queryOptions({
    queryKey: ["events", "one", eventId],
    queryFn: ({ signal }) => unwrap(api.GET("/api/economic-events/{event_id}", { params: { path: { event_id: eventId } }, signal })),
  });
}
