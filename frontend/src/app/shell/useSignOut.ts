import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { useProblemText } from "@/components";
import { api, isProblem, unwrap } from "@/lib/api";
import { forgetUser } from "@/lib/session";

/** Ends this session and forgets everything that was loaded in it. */
export function useSignOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async () => {
      try {
        await unwrap(api.POST("/api/auth/sign-out"));
      } catch (error) {
        // A session that is already over is signed out.
        if (!isProblem(error, "unauthenticated")) throw error;
      }
    },
    onSuccess: async () => {
      await navigate({ to: "/sign-in", search: {} });
      forgetUser(queryClient, null);
    },
    onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
  });
}
