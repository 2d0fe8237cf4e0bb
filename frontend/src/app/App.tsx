import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";

import { theme, variables } from "@/components/theme/theme";
import { whenSignedOut } from "@/lib/api";
import { createQueryClient } from "@/lib/query";
import { sessionQuery } from "@/lib/session";

import { createAppRouter } from "./router";

/** Clients made once, and the one rule between them: a session that is over leads to sign-in and back. */
function createApp() {
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  let leaving = false;
  whenSignedOut(() => {
    // Before sign-in there is nothing to return from.
    if (leaving || queryClient.getQueryData(sessionQuery.queryKey) == null) return;
    leaving = true;
    // The screens of a user are left first: they cannot be drawn without one.
    void router.navigate({ to: "/sign-in", search: { from: router.state.location.href } }).finally(() => {
      leaving = false;
      queryClient.setQueryData(sessionQuery.queryKey, null);
    });
  });
  return { queryClient, router };
}

export function App() {
  const [{ queryClient, router }] = useState(createApp);
  return (
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-center" autoClose={6000} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  );
}
