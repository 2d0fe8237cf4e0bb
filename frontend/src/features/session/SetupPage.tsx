import { Anchor, PasswordInput, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useRouter } from "@tanstack/react-router";
import { useState, type SyntheticEvent } from "react";

import { useFieldError, useProblemText } from "@/components";
import { isProblem } from "@/lib/api";
import { useLocale } from "@/lib/i18n";
import { useSettings } from "@/lib/session";

import { useSetUp } from "./api/setUp";
import { Frame } from "./Frame";
import classes from "./SignInPage.module.css";
import { SubmitButton } from "./SubmitButton";
import { useWait } from "./useWait";

/** Nobody can sign in yet: whoever runs the server makes the first administrator. */
export function SetupPage() {
  const settings = useSettings();
  return (
    <Frame lead={<Trans>Nobody has an account here yet. Make the first administrator; others are added later.</Trans>}>
      {settings?.password_sign_in === false ? <NoPasswords /> : <SetupForm />}
    </Frame>
  );
}

function SetupForm() {
  const { t } = useLingui();
  const locale = useLocale();
  const router = useRouter();
  const setUp = useSetUp();
  const wait = useWait(setUp.error);
  const problemText = useProblemText();
  const fieldError = useFieldError();
  const [fields, setFields] = useState({ code: "", display_name: "", username: "", email: "", password: "" });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (wait === 0) setUp.mutate({ ...fields, locale }, { onSuccess: () => router.history.replace("/") });
  };
  const input = (name: keyof typeof fields) => ({
    name, value: fields[name], error: fieldError(setUp.error, name), required: true, withAsterisk: false,
    onChange: (event: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: event.currentTarget.value }),
  });
  const wrongCode = isProblem(setUp.error, "setup-code-wrong");
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <TextInput {...input("code")} label={t`Setup code`} description={<CodeHint />} autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} error={wrongCode ? problemText(setUp.error) : fieldError(setUp.error, "code")} />
      <TextInput {...input("display_name")} label={t`Name`} autoComplete="name" />
      <TextInput {...input("username")} label={t`User name`} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <TextInput {...input("email")} label={t`E-mail`} type="email" autoComplete="email" />
      <PasswordInput {...input("password")} label={t`Password`} description={t`10 characters or more, and nothing common.`} autoComplete="new-password" visibilityToggleButtonProps={{ "aria-label": t`Show the password` }} />
      {setUp.isError && !wrongCode && <p role="alert" className={classes.error}>{problemText(setUp.error)}</p>}
      {isProblem(setUp.error, "already-set-up") && <Anchor component={Link} to="/sign-in"><Trans>Go to sign-in</Trans></Anchor>}
      <SubmitButton wait={wait} loading={setUp.isPending} disabled={Object.values(fields).some((text) => text.trim() === "")}><Trans>Make the administrator</Trans></SubmitButton>
    </form>
  );
}

function CodeHint() {
  return <Trans>Run <code>otomo setup-code</code> on the server. It prints a code that counts once, for a day.</Trans>;
}

function NoPasswords() {
  return (
    <p role="status" className={classes.ended}>
      <Trans>Passwords are switched off here. Run <code>otomo user add --invited</code> on the server; the invited administrator then signs in with the organisation's account.</Trans>
    </p>
  );
}
