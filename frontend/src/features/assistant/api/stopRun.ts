import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

/** Ends an answer early; what was said is kept. */
export function useStopRun() {
  return useMutation({ mutationFn: (runId: string) => unwrap(api.POST("/api/assistant/runs/{run_id}/stop", { params: { path: { run_id: runId } } })) });
}
