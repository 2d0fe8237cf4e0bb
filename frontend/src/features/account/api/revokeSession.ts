import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";
import { sessionQuery } from "@/lib/session";

import { sessionsQuery } from "./sessions";

export function useRevokeSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ref: string) => unwrap(api.DELETE("/api/auth/sessions/{session_ref}", { params: { path: { session_ref: ref } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

/** Ends all sessions but this one. */
export function useRevokeOthers() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/auth/sessions")),
    onSuccess: () => renewed(queryClient),
  });
}

/** This session goes on as another one, of a newer version of the user. */
export function renewed(queryClient: QueryClient): Promise<unknown> {
  return Promise.all([queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }), queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })]);
}
