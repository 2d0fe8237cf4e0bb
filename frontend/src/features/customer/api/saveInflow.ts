import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, ifMatch, newKey, unwrap, type Inflow, type InflowCreate } from "@/lib/api";

import { useRefreshBook } from "./page";

export type InflowFields = Omit<InflowCreate, "customer_id" | "inflow_id">;

/** Adds a predicted inflow, or changes the given one. */
export function useSaveInflow(customerId: string, inflow: Inflow | null) {
  const refresh = useRefreshBook();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (fields: InflowFields) =>
      inflow === null
        ? unwrap(api.POST("/api/cash-inflows", { body: { customer_id: customerId, ...fields }, headers: idempotent(key) }))
        : unwrap(api.PATCH("/api/cash-inflows/{inflow_id}", { params: { path: { inflow_id: inflow.inflow_id } }, body: fields, headers: ifMatch(inflow.version) })),
    onSuccess: refresh,
  });
}
