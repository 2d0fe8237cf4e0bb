import { Button, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Card, ConfirmButton, FormDialog, QueryView, useProblemText } from "@/components";
import type { Identity, Provider } from "@/lib/api";
import { formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { waysInQuery } from "@/lib/session";

import classes from "./account.module.css";
import { identitiesQuery, useLinkAccount, useUnlinkAccount } from "./api/identities";

/** The accounts of providers that one can sign in with; nothing where there are no providers. */
export function Accounts() {
  const ways = useQuery(waysInQuery).data;
  const query = useQuery(identitiesQuery);
  if (ways === undefined || ways.items.length === 0) return null;
  return (
    <Card title={<Trans>Accounts to sign in with</Trans>} padded>
      <QueryView query={query}>
        {({ has_password, items }) => ways.items.map((provider) => {
          const identity = items.find((one) => one.provider === provider.id);
          return (
            <div key={provider.id} className={classes.row}>
              {identity === undefined ? <Connect provider={provider} ask={has_password && ways.password} /> : <Connected identity={identity} />}
            </div>
          );
        })}
      </QueryView>
    </Card>
  );
}

function Connected({ identity }: { identity: Identity }) {
  const { t } = useLingui();
  const locale = useLocale();
  const problemText = useProblemText();
  const unlink = useUnlinkAccount();
  const { name } = identity;
  const since = formatDateTime(identity.linked_at, locale);
  const disconnect = () =>
    unlink.mutate(identity.provider, {
      onSuccess: () => notifications.show({ message: t`The account is disconnected.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return (
    <>
      <div>
        {name}
        <span className={classes.note}>{identity.email}</span>
        <span className={classes.note}><Trans>Connected {since}</Trans></span>
      </div>
      <ConfirmButton label={<Trans>Disconnect</Trans>} question={<Trans>Sign in with {name} no longer?</Trans>} confirm={<Trans>Disconnect</Trans>} loading={unlink.isPending} onConfirm={disconnect} />
    </>
  );
}

function Connect({ provider, ask }: { provider: Provider; ask: boolean }) {
  const { t } = useLingui();
  const link = useLinkAccount();
  const problemText = useProblemText();
  const [password, setPassword] = useState<string | null>(null);
  const { name } = provider;
  const start = () => link.mutate({ provider: provider.id, password });
  return (
    <>
      <div>
        {name}
        <span className={classes.note}><Trans>Not connected yet</Trans></span>
      </div>
      <Button variant="default" size="compact-sm" loading={link.isPending} onClick={() => (ask ? setPassword("") : start())}><Trans>Connect {name}</Trans></Button>
      {!ask && link.isError && <p role="alert" className={classes.error}>{problemText(link.error)}</p>}
      {password !== null && (
        <FormDialog title={t`Connect ${name}`} submit={<Trans>Go on</Trans>} onSubmit={start} onClose={() => setPassword(null)} saving={link.isPending} error={link.error} disabled={password === ""}>
          <PasswordInput data-autofocus label={t`Your password here, to be sure that it is you`} autoComplete="current-password" value={password} visibilityToggleButtonProps={{ "aria-label": t`Show the password` }} onChange={(event) => setPassword(event.currentTarget.value)} />
        </FormDialog>
      )}
    </>
  );
}
