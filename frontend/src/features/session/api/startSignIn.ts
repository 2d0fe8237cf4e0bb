import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";
import { leave } from "@/lib/leave";

/** Sends the browser to a provider, from where it comes back to `/sign-in/<provider>`. */
export function useStartSignIn() {
  return useMutation({
    mutationFn: ({ provider, returnTo }: { provider: string; returnTo: string }) =>
      unwrap(api.POST("/api/auth/oidc/{provider}/start", { params: { path: { provider } }, body: { return_to: returnTo } })),
    onSuccess: ({ location }) => leave(location),
  });
}
