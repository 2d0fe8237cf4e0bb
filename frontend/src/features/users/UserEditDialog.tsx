import { PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { useRoleName } from "@/components";
import { EditDialog, fieldsOf, type EditField } from "@/components/edit";
import type { User } from "@/lib/api";
import { waysInQuery } from "@/lib/session";

import { useUserChange } from "./api/saveUser";
import { ROLES } from "./UserDialog";

export function UserEditDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useLingui();
  const roleName = useRoleName();
  const passwords = useQuery(waysInQuery).data?.password !== false;
  const change = useUserChange(user.user_id);
  const field = fieldsOf<User>();
  const signsOut = t`This signs the person out everywhere; they sign in again.`;
  const fields: EditField<User>[] = [
    field.must("display_name", t`Name`),
    field.must("username", t`User name`),
    field.must("email", t`E-mail`),
    field.select("locale", t`Language`, [{ value: "ja", label: t`Japanese` }, { value: "en", label: t`English` }]),
    { ...field.select("role", t`Role`, ROLES.map((role) => ({ value: role, label: roleName(role) }))), hint: (role) => (role === user.role ? "" : signsOut) },
  ];
  if (passwords) {
    const password: EditField<User> = {
      name: "password", label: t`New password`, kind: "own", show: () => "", read: (text) => text,
      input: (text, set) => (
        <PasswordInput label={t`New password (empty keeps the old one)`} description={text === "" ? "" : signsOut} autoComplete="new-password" value={text} onChange={(event) => set(event.currentTarget.value)} visibilityToggleButtonProps={{ "aria-label": t`Show the password` }} />
      ),
    };
    fields.push(password);
  }
  const saved = () => {
    notifications.show({ message: t`The user is saved.` });
    onClose();
  };
  return <EditDialog title={t`Change the user`} record={user} fields={fields} load={change.load} send={change.send} onSaved={saved} onClose={onClose} />;
}
