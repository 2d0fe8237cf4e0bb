import { useMutation } from "@tanstack/react-query";

import { api, ifMatch, unwrap, type Inflow } from "@/lib/api";

import { useRefreshBook } from "./page";

export function useDeleteInflow() {
  const refresh = useRefreshBook();
  return useMutation({
    mutationFn: (inflow: Inflow) => unwrap(api.DELETE("/api/cash-inflows/{inflow_id}", { params: { path: { inflow_id: inflow.inflow_id } }, headers: ifMatch(inflow.version) })),
    onSuccess: refresh,
  });
}
