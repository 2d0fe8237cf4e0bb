import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Trip, type TripRequest, unwrap } from "@/lib/api";

import type { DayStops } from "../lib/stops";
import { tripQuery, tripsQuery } from "./trips";

export type TripChange =
  | { kind: "stops"; days: DayStops[] }
  | { kind: "replan"; request: TripRequest }
  | { kind: "patch"; patch: { title?: string; status?: Trip["status"] } };

function send(tripId: string, version: number, change: TripChange): Promise<Trip> {
  const where = { params: { path: { trip_id: tripId } }, headers: ifMatch(version) };
  switch (change.kind) {
    case "stops":
      return unwrap(api.PUT("/api/trips/{trip_id}/stops", { ...where, body: { days: change.days } }));
    case "replan":
      return unwrap(api.POST("/api/trips/{trip_id}/replan", { ...where, body: { request: change.request } }));
    case "patch":
      return unwrap(api.PATCH("/api/trips/{trip_id}", { ...where, body: change.patch }));
  }
}

/** The version that the screen shows now; a change made while another was under way builds on that one's result. */
function versionOf(queryClient: QueryClient, tripId: string): number {
  const trip = queryClient.getQueryData(tripQuery(tripId).queryKey);
  if (!trip) throw new Error("a trip is changed only after it was read");
  return trip.version;
}

/** Changes of one trip, sent one after the other. */
export function useChangeTrip(tripId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    scope: { id: `trip-${tripId}` },
    mutationKey: ["trips", tripId, "change"],
    mutationFn: (change: TripChange) => send(tripId, versionOf(queryClient, tripId), change),
    onSuccess: (trip) => {
      queryClient.setQueryData(tripQuery(tripId).queryKey, trip);
      return queryClient.invalidateQueries({ queryKey: tripsQuery.queryKey, exact: true });
    },
  });
}
