import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api, unwrap } from "@/lib/api";
import { forgetUser } from "@/lib/session";

/** Ends every session of this user, this one too. */
export function useSignOutEverywhere() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/auth/sign-out-everywhere")),
    onSuccess: async () => {
      await navigate({ to: "/sign-in", search: {} });
      forgetUser(queryClient, null);
    },
  });
}
