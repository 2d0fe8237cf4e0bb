import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Card, ConfirmButton, EmptyState, PageHeader, QueryView, SimpleTable, useProblemText, useRoleName, type SimpleColumn } from "@/components";
import type { User } from "@/lib/api";
import { formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useUser } from "@/lib/session";

import { useDeleteUser } from "./api/deleteUser";
import { usersQuery } from "./api/users";
import { UserDialog } from "./UserDialog";
import classes from "./users.module.css";

const NEW = "new";

export function UsersPage() {
  const me = useUser();
  if (me.role !== "admin") return <EmptyState><Trans>Only an administrator can see and change the users.</Trans></EmptyState>;
  return <Users me={me} />;
}

function Users({ me }: { me: User }) {
  const { t } = useLingui();
  const query = useQuery(usersQuery);
  const [editing, setEditing] = useState<User | typeof NEW | null>(null);
  const columns = useColumns(me, setEditing);
  return (
    <>
      <PageHeader title={<Trans>Users</Trans>} subtitle={query.data !== undefined && <span className="num"><Plural value={query.data.length} one="# user" other="# users" /></span>} primary={<Button onClick={() => setEditing(NEW)}><Trans>Add a user</Trans></Button>} />
      <Card label={t`Users`}>
        <QueryView query={query}>{(users) => <SimpleTable label={t`Users`} rows={users} columns={columns} keyOf={(user) => user.user_id} />}</QueryView>
      </Card>
      {editing !== null && <UserDialog user={editing === NEW ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function useColumns(me: User, onEdit: (user: User) => void): SimpleColumn<User>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const roleName = useRoleName();
  return [
    { key: "name", title: t`Name`, cell: (user) => user.display_name },
    { key: "username", title: t`User name`, cell: (user) => user.username },
    { key: "email", title: t`E-mail`, cell: (user) => user.email },
    { key: "role", title: t`Role`, cell: (user) => roleName(user.role) },
    { key: "locale", title: t`Language`, cell: (user) => (user.locale === "ja" ? t`Japanese` : t`English`) },
    { key: "updated", title: t`Changed`, cell: (user) => <span className="num">{formatDateTime(user.updated_at, locale)}</span> },
    {
      key: "tools",
      title: t`Actions`,
      cell: (user) => (
        <span className={classes.tools}>
          <Button variant="subtle" size="compact-sm" onClick={() => onEdit(user)} aria-label={t`Change ${user.display_name}`}><Trans>Change</Trans></Button>
          {user.user_id !== me.user_id && <Remove user={user} />}
        </span>
      ),
    },
  ];
}

function Remove({ user }: { user: User }) {
  const { t } = useLingui();
  const remove = useDeleteUser();
  const problemText = useProblemText();
  const onConfirm = () =>
    remove.mutate(user, {
      onSuccess: () => notifications.show({ message: t`${user.display_name} is deleted.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return <ConfirmButton label={<Trans>Delete</Trans>} question={<Trans>Delete {user.display_name}? The sign-in stops working at once.</Trans>} confirm={<Trans>Delete</Trans>} loading={remove.isPending} onConfirm={onConfirm} />;
}
