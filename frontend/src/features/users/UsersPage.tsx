import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import { Card, ConfirmButton, EmptyState, PageHeader, QueryView, SimpleTable, useProblemText, useRoleName, type SimpleColumn } from "@/components";
import type { User } from "@/lib/api";
import { formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useUser } from "@/lib/session";
import { usersQuery } from "@/lib/users";

import { useDeleteUser } from "./api/deleteUser";
import { UserDialog } from "./UserDialog";
import { UserEditDialog } from "./UserEditDialog";
import { UserSheet } from "./UserSheet";
import classes from "./users.module.css";

const route = getRouteApi("/signed-in/users");
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
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (user: User | null) => void navigate({ search: { open: user?.user_id }, resetScroll: false });
  const columns = useColumns(me, setEditing, show);
  const opened = query.data?.find((user) => user.user_id === open);
  return (
    <>
      <PageHeader title={<Trans>Users</Trans>} subtitle={query.data !== undefined && <span className="num"><Plural value={query.data.length} one="# user" other="# users" /></span>} primary={<Button onClick={() => setEditing(NEW)}><Trans>Add a user</Trans></Button>} />
      <Card label={t`Users`}>
        <QueryView query={query}>{(users) => <SimpleTable label={t`Users`} rows={users} columns={columns} keyOf={(user) => user.user_id} />}</QueryView>
      </Card>
      {opened !== undefined && editing === null && <UserSheet user={opened} onChange={() => setEditing(opened)} onClose={() => show(null)} />}
      {editing === NEW && <UserDialog onClose={() => setEditing(null)} />}
      {editing !== null && editing !== NEW && <UserEditDialog user={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function useColumns(me: User, onEdit: (user: User) => void, onOpen: (user: User) => void): SimpleColumn<User>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const roleName = useRoleName();
  return [
    { key: "name", title: t`Name`, cell: (user) => <button type="button" className={classes.name} onClick={() => onOpen(user)}>{user.display_name}</button> },
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
