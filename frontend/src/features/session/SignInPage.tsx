import { Button, PasswordInput, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState, type SyntheticEvent } from "react";

import { useProblemText, useRoleName } from "@/components";
import type { Locale } from "@/lib/api";
import { activateLocale, useLocale } from "@/lib/i18n";
import { settingsQuery, waysInQuery } from "@/lib/session";

import { useSignIn } from "./api/signIn";
import { Providers } from "./Providers";
import classes from "./SignInPage.module.css";

/** Only a path of this site may be returned to. */
function safePath(from: string | undefined): string {
  return from !== undefined && /^\/(?![/\\])/.test(from) ? from : "/";
}

export function SignInPage() {
  const { t } = useLingui();
  const { from } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const settings = useQuery(settingsQuery);
  const ways = useQuery(waysInQuery).data;
  const signIn = useSignIn();
  const problemText = useProblemText();
  const roleName = useRoleName();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [chosen, setChosen] = useState<Locale | null>(null);

  const send = (credentials: { login: string; password: string }) =>
    signIn.mutate({ ...credentials, locale: chosen }, { onSuccess: () => router.history.push(safePath(from)) });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    send({ login, password });
  };

  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.brand}>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <h1>Otomo</h1>
        </div>
        <p className={classes.lead}><Trans>Whom to visit and why now, in what order, and what to say.</Trans></p>
        {ways?.password !== false && <form onSubmit={submit} className={classes.form} noValidate>
          <TextInput label={t`User name or e-mail`} name="login" autoComplete="username" autoCapitalize="none" value={login} onChange={(event) => setLogin(event.currentTarget.value)} required withAsterisk={false} />
          <PasswordInput label={t`Password`} name="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} required withAsterisk={false} visibilityToggleButtonProps={{ "aria-label": t`Show the password` }} />
          {signIn.isError && <p role="alert" className={classes.error}>{problemText(signIn.error)}</p>}
          <Button type="submit" loading={signIn.isPending} disabled={login === "" || password === ""}><Trans>Sign in</Trans></Button>
        </form>}
        {ways !== undefined && ways.items.length > 0 && <Providers providers={ways.items} returnTo={safePath(from)} beside={ways.password} />}
        {settings.data?.demo === true && (
          <section className={classes.demo} aria-labelledby="demo-title">
            <h2 id="demo-title"><Trans>Demo sign-ins</Trans></h2>
            <div className={classes.chips}>
              {settings.data.demo_sign_ins.map((one) => (
                <button type="button" key={one.username} className={classes.chip} disabled={signIn.isPending} onClick={() => send({ login: one.username, password: one.password })}>
                  <b>{one.display_name}</b>
                  <small>{roleName(one.role)}</small>
                </button>
              ))}
            </div>
          </section>
        )}
        <LanguageSwitch onChoose={setChosen} />
      </div>
    </main>
  );
}

function LanguageSwitch({ onChoose }: { onChoose: (locale: Locale) => void }) {
  const locale = useLocale();
  const next = locale === "ja" ? "en" : "ja";
  const choose = () => {
    onChoose(next);
    void activateLocale(next);
  };
  return (
    <button type="button" lang={next} className={classes.language} onClick={choose}>
      {next === "en" ? "English" : "日本語"}
    </button>
  );
}
