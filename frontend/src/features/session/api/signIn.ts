import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";
import { forgetUser } from "@/lib/session";

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (credentials: { login: string; password: string }) => unwrap(api.POST("/api/auth/sign-in", { body: credentials })),
    onSuccess: (session) => forgetUser(queryClient, session),
  });
}
