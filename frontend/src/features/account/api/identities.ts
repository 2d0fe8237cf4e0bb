import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";
import { leave } from "@/lib/leave";

export const identitiesQuery = queryOptions({
  queryKey: ["identities"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/auth/identities", { signal })),
});

/** Sends the browser to the provider whose account is to be connected. */
export function useLinkAccount() {
  return useMutation({
    mutationFn: ({ provider, password }: { provider: string; password: string | null }) =>
      unwrap(api.POST("/api/auth/oidc/{provider}/link", { params: { path: { provider } }, body: { return_to: "/account", password } })),
    onSuccess: ({ location }) => leave(location),
  });
}

export function useUnlinkAccount() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (provider: string) => unwrap(api.DELETE("/api/auth/identities/{provider}", { params: { path: { provider } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: identitiesQuery.queryKey }),
  });
}
