import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type SyntheticEvent } from "react";

import { Card, useFieldError, useProblemText } from "@/components";
import type { User } from "@/lib/api";
import { useSaveMe } from "@/lib/session";

import classes from "./account.module.css";

export function Profile({ user }: { user: User }) {
  const { t } = useLingui();
  const fieldError = useFieldError();
  const [name, setName] = useState(user.display_name);
  const save = useSaveMe();
  const problemText = useProblemText();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ version: user.version, change: { display_name: name.trim() } }, { onSuccess: () => notifications.show({ message: t`The name is saved.` }) });
  };
  return (
    <Card title={<Trans>Profile</Trans>} padded>
      <form onSubmit={submit} className={classes.form}>
        <TextInput label={t`Name`} value={name} onChange={(event) => setName(event.currentTarget.value)} error={fieldError(save.error, "display_name")} />
        <p className={classes.note}>{user.email}</p>
        {save.isError && <p role="alert" className={classes.error}>{problemText(save.error)}</p>}
        <Button type="submit" variant="default" loading={save.isPending} disabled={name.trim() === "" || name.trim() === user.display_name}><Trans>Save</Trans></Button>
      </form>
    </Card>
  );
}
