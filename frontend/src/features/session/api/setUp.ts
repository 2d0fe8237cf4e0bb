import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap, type Setup } from "@/lib/api";
import { forgetUser, settingsQuery } from "@/lib/session";

/** Makes the first administrator, who is signed in at once. */
export function useSetUp() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Setup) => unwrap(api.POST("/api/setup", { body })),
    onSuccess: (session) => {
      queryClient.setQueryData(settingsQuery.queryKey, (settings) => settings && { ...settings, needs_setup: false });
      forgetUser(queryClient, session);
    },
  });
}
