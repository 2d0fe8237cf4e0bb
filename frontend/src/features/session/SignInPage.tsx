import { PasswordInput, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState, type SyntheticEvent } from "react";

import { ErrorState, useProblemText, useRoleName } from "@/components";
import type { Locale, Settings } from "@/lib/api";
import { settingsQuery, waysInQuery } from "@/lib/session";

import { useSignIn } from "./api/signIn";
import { Frame } from "./Frame";
import { Providers } from "./Providers";
import classes from "./SignInPage.module.css";
import { SubmitButton } from "./SubmitButton";
import { useWait } from "./useWait";

/** Only a path of this site may be returned to. */
function safePath(from: string | undefined): string {
  return from !== undefined && /^\/(?![/\\])/.test(from) ? from : "/";
}

export function SignInPage() {
  const { t } = useLingui();
  const { from, ended } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const settings = useQuery(settingsQuery).data;
  const waysIn = useQuery(waysInQuery);
  const ways = waysIn.data;
  const signIn = useSignIn();
  const wait = useWait(signIn.error);
  const problemText = useProblemText();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [chosen, setChosen] = useState<Locale | null>(null);

  const send = (credentials: { login: string; password: string }) =>
    signIn.mutate({ ...credentials, locale: chosen }, { onSuccess: () => router.history.push(safePath(from)) });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (wait === 0) send({ login, password });
  };
  const noWay = ways !== undefined && !ways.password && ways.items.length === 0;

  return (
    <Frame lead={<Trans>Whom to visit and why now, in what order, and what to say.</Trans>} onLocale={setChosen}>
      {ended === true && <p role="status" className={classes.ended}><Trans>Your session has ended. After signing in you are back where you were.</Trans></p>}
      {waysIn.isError && <ErrorState error={waysIn.error} onRetry={() => void waysIn.refetch()} />}
      {ways?.password !== false && <form onSubmit={submit} className={classes.form} noValidate>
        <TextInput label={t`User name or e-mail`} name="login" autoComplete="username" autoCapitalize="none" value={login} onChange={(event) => setLogin(event.currentTarget.value)} required withAsterisk={false} />
        <PasswordInput label={t`Password`} name="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} required withAsterisk={false} visibilityToggleButtonProps={{ "aria-label": t`Show the password` }} />
        {signIn.isError && <p role="alert" className={classes.error}>{problemText(signIn.error)}</p>}
        <SubmitButton wait={wait} loading={signIn.isPending} disabled={login === "" || password === ""}><Trans>Sign in</Trans></SubmitButton>
      </form>}
      {ways !== undefined && ways.items.length > 0 && <Providers providers={ways.items} returnTo={safePath(from)} beside={ways.password} />}
      {noWay && <p role="alert" className={classes.error}><Trans>Passwords are switched off here and no provider is set up, so nobody can sign in. Please tell whoever runs the server.</Trans></p>}
      {settings?.demo === true && ways?.password !== false && <DemoSignIns busy={signIn.isPending || wait > 0} signIns={settings.demo_sign_ins} onChoose={send} />}
    </Frame>
  );
}

interface DemoSignInsProps {
  signIns: Settings["demo_sign_ins"];
  busy: boolean;
  onChoose: (credentials: { login: string; password: string }) => void;
}

function DemoSignIns({ signIns, busy, onChoose }: DemoSignInsProps) {
  const roleName = useRoleName();
  return (
    <section className={classes.demo} aria-labelledby="demo-title">
      <h2 id="demo-title"><Trans>Demo sign-ins</Trans></h2>
      <div className={classes.chips}>
        {signIns.map((one) => (
          <button type="button" key={one.username} className={classes.chip} disabled={busy} onClick={() => onChoose({ login: one.username, password: one.password })}>
            <b>{one.display_name}</b>
            <small>{roleName(one.role)}</small>
          </button>
        ))}
      </div>
    </section>
  );
}
