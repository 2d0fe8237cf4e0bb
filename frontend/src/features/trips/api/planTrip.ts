import { queryOptions, skipToken } from "@tanstack/react-query";

import { api, type TripRequest, unwrap } from "@/lib/api";

/** A plan that is not stored. A newer request cancels the one before, whose plan the screen keeps meanwhile. */
export const planQuery = (request: TripRequest | null) =>
  queryOptions({
    queryKey: ["trips", "plan", request],
    queryFn: request ? ({ signal }) => unwrap(api.POST("/api/trips/plan", { body: request, signal })) : skipToken,
    staleTime: 60_000,
  });
