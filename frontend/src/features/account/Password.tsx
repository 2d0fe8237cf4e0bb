import { Button, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type SyntheticEvent } from "react";

import { Card, useFieldError, useProblemText } from "@/components";

import classes from "./account.module.css";
import { useChangePassword } from "./api/changePassword";

const EMPTY = { current: "", next: "" };

export function Password() {
  const { t } = useLingui();
  const fieldError = useFieldError();
  const [fields, setFields] = useState(EMPTY);
  const change = useChangePassword();
  const problemText = useProblemText();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    change.mutate(
      { current_password: fields.current, new_password: fields.next },
      {
        onSuccess: () => {
          setFields(EMPTY);
          notifications.show({ message: t`The password is changed.` });
        },
      },
    );
  };
  const toggle = { "aria-label": t`Show the password` };
  return (
    <Card title={<Trans>Password</Trans>} padded>
      <form onSubmit={submit} className={classes.form}>
        <PasswordInput label={t`Present password`} autoComplete="current-password" value={fields.current} visibilityToggleButtonProps={toggle} error={fieldError(change.error, "current_password")} onChange={(event) => setFields({ ...fields, current: event.currentTarget.value })} />
        <PasswordInput label={t`New password`} autoComplete="new-password" value={fields.next} visibilityToggleButtonProps={toggle} error={fieldError(change.error, "new_password")} onChange={(event) => setFields({ ...fields, next: event.currentTarget.value })} />
        {change.isError && <p role="alert" className={classes.error}>{problemText(change.error)}</p>}
        <Button type="submit" variant="default" loading={change.isPending} disabled={fields.current === "" || fields.next === ""}><Trans>Change the password</Trans></Button>
      </form>
    </Card>
  );
}
