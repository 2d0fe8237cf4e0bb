import { Anchor, Button } from "@mantine/core";
import { Trans } from "@lingui/react/macro";
import { Link, useRouter, type ErrorComponentProps } from "@tanstack/react-router";

import { ErrorState } from "@/components";

import classes from "./FullPage.module.css";

export function NotFoundPage() {
  return (
    <main className={classes.page}>
      <h1><Trans>There is no such page.</Trans></h1>
      <Button component={Link} to="/"><Trans>Go to today</Trans></Button>
    </main>
  );
}

/** A screen that failed while drawing or loading; the rest of the app goes on. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    // What failed before anything was drawn, as the session, is asked for again.
    void router.invalidate();
  };
  return (
    <main>
      <ErrorState error={error} onRetry={again} />
      <Anchor href="/" px={18}><Trans>Go to today</Trans></Anchor>
    </main>
  );
}
