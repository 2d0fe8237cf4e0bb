import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

import { renewed } from "./revokeSession";

/** Changes one's own password, which ends all other sessions. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) => unwrap(api.POST("/api/auth/password", { body })),
    onSuccess: () => renewed(queryClient),
  });
}
