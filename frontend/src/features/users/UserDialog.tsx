import { NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { FormDialog, useFieldError, useRoleName } from "@/components";
import type { Locale, Role, User, UserCreate } from "@/lib/api";
import { waysInQuery } from "@/lib/session";

import { useSaveUser } from "./api/saveUser";

const ROLES: Role[] = ["rep", "manager", "viewer", "admin"];

export function UserDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t } = useLingui();
  const fieldError = useFieldError();
  const roleName = useRoleName();
  const save = useSaveUser(user);
  const invites = (useQuery(waysInQuery).data?.items.length ?? 0) > 0;
  const [fields, setFields] = useState<Required<UserCreate> & { password: string }>({
    username: user?.username ?? "", email: user?.email ?? "", display_name: user?.display_name ?? "", role: user?.role ?? "rep", locale: user?.locale ?? "ja", password: "",
  });
  const set = (change: Partial<typeof fields>) => setFields((old) => ({ ...old, ...change }));
  const complete = fields.username !== "" && fields.email !== "" && fields.display_name !== "" && (user !== null || invites || fields.password !== "");
  const submit = () =>
    save.mutate(fields, {
      onSuccess: () => {
        notifications.show({ message: t`The user is saved.` });
        onClose();
      },
    });
  const error = (field: string) => fieldError(save.error, field);
  return (
    <FormDialog title={user === null ? t`Add a user` : t`Change the user`} submit={<Trans>Save</Trans>} onSubmit={submit} onClose={onClose} saving={save.isPending} error={save.error} disabled={!complete}>
      <TextInput data-autofocus label={t`Name`} value={fields.display_name} error={error("display_name")} onChange={(event) => set({ display_name: event.currentTarget.value })} />
      <TextInput label={t`User name`} autoCapitalize="none" autoComplete="off" value={fields.username} error={error("username")} onChange={(event) => set({ username: event.currentTarget.value.trim() })} />
      <TextInput type="email" label={t`E-mail`} autoComplete="off" value={fields.email} error={error("email")} onChange={(event) => set({ email: event.currentTarget.value.trim() })} />
      <NativeSelect label={t`Role`} value={fields.role} data={ROLES.map((role) => ({ value: role, label: roleName(role) }))} onChange={(event) => set({ role: event.currentTarget.value as Role })} />
      <NativeSelect label={t`Language`} value={fields.locale} data={[{ value: "ja", label: t`Japanese` }, { value: "en", label: t`English` }]} onChange={(event) => set({ locale: event.currentTarget.value as Locale })} />
      <PasswordInput label={user === null ? (invites ? t`Password (empty invites to sign in with an account)` : t`Password`) : t`New password (empty keeps the old one)`} autoComplete="new-password" value={fields.password} error={error("password")} onChange={(event) => set({ password: event.currentTarget.value })} visibilityToggleButtonProps={{ "aria-label": t`Show the password` }} />
    </FormDialog>
  );
}
