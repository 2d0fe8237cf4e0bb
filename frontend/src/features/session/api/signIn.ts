import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";
import { sessionQuery } from "@/lib/session";

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (credentials: { login: string; password: string }) => unwrap(api.POST("/api/auth/sign-in", { body: credentials })),
    onSuccess: (session) => {
      // Nothing of whoever was signed in before may be shown to this user.
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== "settings" });
      queryClient.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
