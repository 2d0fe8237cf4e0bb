import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, newKey, unwrap, type TokenCreate } from "@/lib/api";

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/tokens", { signal }))).items,
});

/** Makes a token. Its secret is answered once; a repeated request (the first answer was lost) has none. */
export function useCreateToken() {
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (body: TokenCreate) => unwrap(api.POST("/api/tokens", { body, headers: idempotent(key) })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
}

export function useRevokeToken() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => unwrap(api.DELETE("/api/tokens/{token_id}", { params: { path: { token_id: tokenId } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
}
