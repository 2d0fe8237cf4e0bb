import { NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { FormDialog, useFieldError, useRoleName } from "@/components";
import type { Locale, Role, UserCreate } from "@/lib/api";
import { waysInQuery } from "@/lib/session";

import { useAddUser } from "./api/saveUser";

export const ROLES: Role[] = ["rep", "manager", "viewer", "admin"];

export function UserDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const fieldError = useFieldError();
  const roleName = useRoleName();
  const save = useAddUser();
  const ways = useQuery(waysInQuery).data;
  const invites = (ways?.items.length ?? 0) > 0;
  const [fields, setFields] = useState<Required<UserCreate> & { password: string }>({ username: "", email: "", display_name: "", role: "rep", locale: "ja", password: "" });
  const set = (change: Partial<typeof fields>) => setFields((old) => ({ ...old, ...change }));
  const complete = fields.username !== "" && fields.email !== "" && fields.display_name !== "" && (invites || fields.password !== "");
  const submit = () =>
    save.mutate(fields, {
      onSuccess: () => {
        notifications.show({ message: t`The user is saved.` });
        onClose();
      },
    });
  const error = (field: string) => fieldError(save.error, field);
  return (
    <FormDialog title={t`Add a user`} submit={<Trans>Save</Trans>} onSubmit={submit} onClose={onClose} saving={save.isPending} error={save.error} disabled={!complete}>
      <TextInput data-autofocus label={t`Name`} value={fields.display_name} error={error("display_name")} onChange={(event) => set({ display_name: event.currentTarget.value })} />
      <TextInput label={t`User name`} autoCapitalize="none" autoComplete="off" value={fields.username} error={error("username")} onChange={(event) => set({ username: event.currentTarget.value.trim() })} />
      <TextInput type="email" label={t`E-mail`} autoComplete="off" value={fields.email} error={error("email")} onChange={(event) => set({ email: event.currentTarget.value.trim() })} />
      <NativeSelect label={t`Role`} value={fields.role} data={ROLES.map((role) => ({ value: role, label: roleName(role) }))} onChange={(event) => set({ role: event.currentTarget.value as Role })} />
      <NativeSelect label={t`Language`} value={fields.locale} data={[{ value: "ja", label: t`Japanese` }, { value: "en", label: t`English` }]} onChange={(event) => set({ locale: event.currentTarget.value as Locale })} />
      {ways?.password !== false && <PasswordInput label={invites ? t`Password (empty invites to sign in with an account)` : t`Password`} autoComplete="new-password" value={fields.password} error={error("password")} onChange={(event) => set({ password: event.currentTarget.value })} visibilityToggleButtonProps={{ "aria-label": t`Show the password` }} />}
    </FormDialog>
  );
}
