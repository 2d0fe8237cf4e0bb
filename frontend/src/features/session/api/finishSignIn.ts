import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { api, unwrap } from "@/lib/api";
import { activateLocale } from "@/lib/i18n";
import { forgetUser } from "@/lib/session";

interface Returned {
  provider: string;
  state?: string | undefined;
  code?: string | undefined;
  error?: string | undefined;
  iss?: string | undefined;
}

/** Hands in what the provider sent back, and goes on to where the sign-in was begun. */
export function useFinishSignIn() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: ({ provider, state, code, error, iss }: Returned) =>
      unwrap(api.POST("/api/auth/oidc/{provider}/finish", { params: { path: { provider } }, body: { state: state ?? "none", code: code ?? null, error: error ?? null, iss: iss ?? null } })),
    onSuccess: async ({ session, return_to }) => {
      forgetUser(queryClient, session);
      await activateLocale(session.user.locale);
      router.history.replace(return_to);
    },
  });
}
