import { useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap, type EconomicEvent } from "@/lib/api";

/** Reads an event as it is stored and changes it. An event moves the reasons to visit. */
export function useEventEdit(eventId: string) {
  const queryClient = useQueryClient();
  const params = { path: { event_id: eventId } };
  return {
    load: (): Promise<EconomicEvent> => unwrap(api.GET("/api/economic-events/{event_id}", { params })),
    send: (change: object, version: number): Promise<EconomicEvent> => unwrap(api.PATCH("/api/economic-events/{event_id}", { params, body: change, headers: ifMatch(version) })),
    refresh: () => Promise.all([["events"], ["customers"], ["today"], ["signals"]].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  };
}
