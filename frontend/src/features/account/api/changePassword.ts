import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api";

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) => unwrap(api.POST("/api/auth/password", { body })),
  });
}
