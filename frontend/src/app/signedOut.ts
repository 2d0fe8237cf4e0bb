import type { QueryClient } from "@tanstack/react-query";

import { whenSignedOut } from "@/lib/api";
import { forgetUser, sessionQuery } from "@/lib/session";

import type { createAppRouter } from "./router";

/** A session that ends in mid-work leads to sign-in, and from there back to where it ended. Returns the way to stop. */
export function leadToSignIn(queryClient: QueryClient, router: ReturnType<typeof createAppRouter>): () => void {
  const leave = async () => {
    // Before sign-in, and while already leaving, there is nothing to return from.
    const here = router.state.location;
    if (queryClient.getQueryData(sessionQuery.queryKey) == null || here.pathname === "/sign-in") return;
    await router.navigate({ to: "/sign-in", search: { from: here.href, ended: true } });
    forgetUser(queryClient, null);
  };
  whenSignedOut(() => void leave());
  return () => whenSignedOut(() => undefined);
}
