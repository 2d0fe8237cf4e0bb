import { Button, Loader } from "@mantine/core";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import { useProblemText } from "@/components";
import { sessionQuery } from "@/lib/session";

import { useFinishSignIn } from "./api/finishSignIn";
import { Paper } from "./Frame";
import classes from "./SignInPage.module.css";

/** A provider sent the browser back here: hands in what it brought, once, and says what came of it. */
export function ReturnPage() {
  const { provider } = useParams({ from: "/sign-in/$provider" });
  const returned = useSearch({ from: "/sign-in/$provider" });
  const { mutate, isError, error } = useFinishSignIn();
  const problemText = useProblemText();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate({ provider, ...returned });
  }, [mutate, provider, returned]);

  return (
    <Paper>
      <div className={classes.back} aria-live="polite">
        {isError ? (
          <>
            <p role="alert" className={classes.error}>{problemText(error)}</p>
            <Back />
          </>
        ) : (
          <>
            <Loader size="sm" />
            <Trans>Signing in…</Trans>
          </>
        )}
      </div>
    </Paper>
  );
}

/** Whoever was connecting an account is still signed in. */
function Back() {
  const session = useQuery(sessionQuery).data;
  if (session === undefined) return null;
  return session === null ? (
    <Button component={Link} to="/sign-in"><Trans>Back to sign-in</Trans></Button>
  ) : (
    <Button component={Link} to="/account"><Trans>Back to the settings</Trans></Button>
  );
}
