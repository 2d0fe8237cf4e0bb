import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export const sessionsOfQuery = (userId: string) =>
  queryOptions({
    queryKey: ["users", userId, "sessions"],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/api/users/{user_id}/sessions", { params: { path: { user_id: userId } }, signal }))).items,
  });

export const tokensOfQuery = (userId: string) =>
  queryOptions({
    queryKey: ["users", userId, "tokens"],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/api/users/{user_id}/tokens", { params: { path: { user_id: userId } }, signal }))).items,
  });

/** Ends one session of somebody, or with null all of them. */
export function useEndSessions(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ref: string | null) =>
      ref === null
        ? unwrap(api.DELETE("/api/users/{user_id}/sessions", { params: { path: { user_id: userId } } }))
        : unwrap(api.DELETE("/api/users/{user_id}/sessions/{session_ref}", { params: { path: { user_id: userId, session_ref: ref } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["users"] }),
  });
}

export function useRevokeTokenOf(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => unwrap(api.DELETE("/api/users/{user_id}/tokens/{token_id}", { params: { path: { user_id: userId, token_id: tokenId } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: tokensOfQuery(userId).queryKey }),
  });
}
