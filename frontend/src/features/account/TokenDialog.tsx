import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { FormDialog, SecretDialog, useFieldError } from "@/components";
import { SCOPES, useScopeName } from "@/components/access";
import type { ApiTokenMade, Scope } from "@/lib/api";
import { addDays, formatDay, todayInJapan } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./account.module.css";
import { useCreateToken, useRevokeToken } from "./api/tokens";

/** For how many days a token may count; a year is the longest. */
const DAYS = [7, 30, 90, 364];

/** Makes a token, then shows its secret, once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [attempt, setAttempt] = useState(0);
  const [made, setMade] = useState<ApiTokenMade | null>(null);
  if (made === null) {
    // Another attempt is another form, with an Idempotency-Key of its own.
    return <TokenForm key={attempt} onMade={setMade} onClose={onClose} />;
  }
  if (made.token === null) return <Lost made={made} onClose={onClose} onAgain={() => { setMade(null); setAttempt(attempt + 1); }} />;
  return (
    <SecretDialog
      title={t`The token ${made.name} is made`}
      secret={made.token}
      intro={<Trans>This is the token. It is shown only now; please keep it where the program reads its secrets.</Trans>}
      header={t`It is sent with each request:`}
      onClose={onClose}
    />
  );
}

function TokenForm({ onMade, onClose }: { onMade: (made: ApiTokenMade) => void; onClose: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const fieldError = useFieldError();
  const scopeName = useScopeName();
  const create = useCreateToken();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>([]);
  const [days, setDays] = useState(90);
  const last = (count: number) => addDays(todayInJapan(), count);
  const toggle = (scope: Scope, on: boolean) => setScopes(SCOPES.filter((one) => (one === scope ? on : scopes.includes(one))));
  const submit = () => create.mutate({ name: name.trim(), scopes, expires_at: `${last(days)}T23:59:59+09:00` }, { onSuccess: onMade });
  const scopesError = fieldError(create.error, "scopes");
  return (
    <FormDialog title={t`Make a token`} submit={<Trans>Make the token</Trans>} onSubmit={submit} onClose={onClose} saving={create.isPending} error={create.error} disabled={name.trim() === "" || scopes.length === 0}>
      <TextInput data-autofocus label={t`What it is for`} placeholder={t`Weekly report`} value={name} error={fieldError(create.error, "name")} onChange={(event) => setName(event.currentTarget.value)} />
      <fieldset className={classes.scopes}>
        <legend><Trans>What it may do</Trans></legend>
        {SCOPES.map((scope) => <Checkbox key={scope} label={scopeName(scope)} checked={scopes.includes(scope)} onChange={(event) => toggle(scope, event.currentTarget.checked)} />)}
        <p className={classes.note}><Trans>It never may more than you yourself, and nothing in your settings, with users or in the audit log.</Trans></p>
        {scopesError !== undefined && <p role="alert" className={classes.error}>{scopesError}</p>}
      </fieldset>
      <NativeSelect
        label={t`Expires`}
        value={String(days)}
        error={fieldError(create.error, "expires_at")}
        data={DAYS.map((count) => ({ value: String(count), label: count === 364 ? t`in a year (${formatDay(last(count), locale)})` : t`in ${count} days (${formatDay(last(count), locale)})` }))}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
    </FormDialog>
  );
}

/** The token was made, but the answer with its secret was lost on its way. */
function Lost({ made, onClose, onAgain }: { made: ApiTokenMade; onClose: () => void; onAgain: () => void }) {
  const { t } = useLingui();
  const revoke = useRevokeToken();
  return (
    <FormDialog title={t`The secret was lost`} submit={<Trans>Revoke it and make another</Trans>} onSubmit={() => revoke.mutate(made.token_id, { onSuccess: onAgain })} onClose={onClose} saving={revoke.isPending} error={revoke.error}>
      <p className={classes.note}><Trans>The token {made.name} was made, but its secret did not arrive here and cannot be shown again.</Trans></p>
    </FormDialog>
  );
}
