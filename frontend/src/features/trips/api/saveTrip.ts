import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { api, idempotent, newKey, type TripRequest, unwrap } from "@/lib/api";

import { tripQuery } from "./trips";

/** Plans and stores. Pressed twice it makes one trip: the key is renewed only for another request. */
export function useCreateTrip() {
  const queryClient = useQueryClient();
  const key = useRef({ request: "", value: newKey() });
  return useMutation({
    mutationFn: (request: TripRequest) => {
      const text = JSON.stringify(request);
      if (key.current.request !== text) key.current = { request: text, value: newKey() };
      return unwrap(api.POST("/api/trips", { body: { request }, headers: idempotent(key.current.value) }));
    },
    onSuccess: (trip) => {
      queryClient.setQueryData(tripQuery(trip.trip_id).queryKey, trip);
      return queryClient.invalidateQueries({ queryKey: ["trips"], exact: true });
    },
  });
}
