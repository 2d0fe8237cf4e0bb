import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap } from "@/lib/api";

import { tripQuery, tripsQuery } from "./trips";

export function useDeleteTrip() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ tripId, version }: { tripId: string; version: number }) =>
      unwrap(api.DELETE("/api/trips/{trip_id}", { params: { path: { trip_id: tripId } }, headers: ifMatch(version) })),
    onSuccess: (_, { tripId }) => {
      queryClient.removeQueries({ queryKey: tripQuery(tripId).queryKey });
      return queryClient.invalidateQueries({ queryKey: tripsQuery.queryKey, exact: true });
    },
  });
}
