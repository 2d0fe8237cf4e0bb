import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

import { sessionsQuery } from "./sessions";

export function useRevokeSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ref: string) => unwrap(api.DELETE("/api/auth/sessions/{session_ref}", { params: { path: { session_ref: ref } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
