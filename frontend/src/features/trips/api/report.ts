import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap, type VisitState } from "@/lib/api";

/** What became of the visits of a trip. */
export const reportQuery = (tripId: string) =>
  queryOptions({
    queryKey: ["trips", tripId, "report"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/trips/{trip_id}/report", { params: { path: { trip_id: tripId } }, signal })),
  });

/** Says what became of one visit; `planned` takes it back. */
export function useMarkVisit(tripId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ customerId, state, movedTo }: { customerId: string; state: VisitState; movedTo: string | null }) =>
      unwrap(api.PUT("/api/trips/{trip_id}/visits/{customer_id}", { params: { path: { trip_id: tripId, customer_id: customerId } }, body: { state, moved_to: movedTo, note_id: null } })),
    // The trip's version has moved on, too.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["trips", tripId] }),
  });
}
