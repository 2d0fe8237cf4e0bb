import { Button } from "@mantine/core";
import { Trans } from "@lingui/react/macro";

import { useProblemText } from "@/components";
import type { Provider } from "@/lib/api";

import { useStartSignIn } from "./api/startSignIn";
import classes from "./SignInPage.module.css";

interface ProvidersProps {
  providers: Provider[];
  returnTo: string;
  /** Whether there are passwords too. */
  beside: boolean;
}

export function Providers({ providers, returnTo, beside }: ProvidersProps) {
  const start = useStartSignIn();
  const problemText = useProblemText();
  return (
    <>
      {beside && <p className={classes.or}><Trans>or</Trans></p>}
      <div className={classes.providers}>
        {providers.map(({ id, name }) => (
          <Button key={id} variant={beside ? "default" : "filled"} loading={start.isPending} onClick={() => start.mutate({ provider: id, returnTo })}>
            <Trans>Sign in with {name}</Trans>
          </Button>
        ))}
        {start.isError && <p role="alert" className={classes.error}>{problemText(start.error)}</p>}
      </div>
    </>
  );
}
