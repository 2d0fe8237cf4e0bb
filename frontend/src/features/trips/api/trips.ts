import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export const tripsQuery = queryOptions({
  queryKey: ["trips"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/trips", { signal })),
});

export const tripQuery = (tripId: string) =>
  queryOptions({
    queryKey: ["trips", tripId],
    queryFn: ({ signal }) => unwrap(api.GET("/api/trips/{trip_id}", { params: { path: { trip_id: tripId } }, signal })),
  });

export const tripBriefingsQuery = (tripId: string, version: number) =>
  queryOptions({
    queryKey: ["trips", tripId, "briefings", version],
    queryFn: ({ signal }) => unwrap(api.GET("/api/trips/{trip_id}/briefings", { params: { path: { trip_id: tripId } }, signal })),
    staleTime: 60_000,
  });

export const briefingQuery = (customerId: string) =>
  queryOptions({
    queryKey: ["customers", customerId, "briefing"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/customers/{customer_id}/briefing", { params: { path: { customer_id: customerId } }, signal })),
  });

/** A briefing in a model's words; where the model cannot be had, or could not be verified, in those of the rules. */
export const wordedQuery = (tripId: string, customerId: string, version: number) =>
  queryOptions({
    queryKey: ["trips", tripId, "worded", customerId, version],
    queryFn: ({ signal }) => unwrap(api.GET("/api/trips/{trip_id}/briefings/{customer_id}/worded", { params: { path: { trip_id: tripId, customer_id: customerId } }, signal })),
    staleTime: Infinity,
  });
