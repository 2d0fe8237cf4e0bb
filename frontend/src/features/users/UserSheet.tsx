import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";

import { ConfirmButton, Pairs, QueryView, Sheet, useProblemText, useRoleName } from "@/components";
import { SessionList, TokenList } from "@/components/access";
import type { User } from "@/lib/api";
import { formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { sessionsOfQuery, tokensOfQuery, useEndSessions, useRevokeTokenOf } from "./api/access";
import classes from "./users.module.css";

interface UserSheetProps {
  user: User;
  onChange: () => void;
  onClose: () => void;
}

/** One user beside the list: who it is, where they are signed in, and which programs act in their name. */
export function UserSheet({ user, onChange, onClose }: UserSheetProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const roleName = useRoleName();
  return (
    <Sheet title={user.display_name} onClose={onClose}>
      <div className={classes.sheet}>
        <Pairs
          pairs={[
            [t`User name`, user.username],
            [t`E-mail`, user.email],
            [t`Role`, roleName(user.role)],
            [t`Language`, user.locale === "ja" ? t`Japanese` : t`English`],
            [t`Added`, formatDateTime(user.created_at, locale)],
          ]}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onChange}><Trans>Change</Trans></Button>
          <Link to="/audit" search={{ user: user.user_id }} className={classes.link}><Trans>What this user did</Trans></Link>
        </div>
        <UsersSessions user={user} />
        <UsersTokens user={user} />
      </div>
    </Sheet>
  );
}

function UsersSessions({ user }: { user: User }) {
  const { t } = useLingui();
  const query = useQuery(sessionsOfQuery(user.user_id));
  const end = useEndSessions(user.user_id);
  const shown = useShown();
  const endAll = (
    <ConfirmButton label={<Trans>Sign out everywhere</Trans>} question={<Trans>End every session of {user.display_name}? Unsaved input there is lost.</Trans>} confirm={<Trans>Sign out everywhere</Trans>} loading={end.isPending && end.variables === null} onConfirm={() => end.mutate(null, shown(t`${user.display_name} is signed out everywhere.`))} />
  );
  return (
    <Part title={<Trans>Signed in on</Trans>} aside={query.data?.some((one) => !one.current) && endAll}>
      <QueryView query={query} isEmpty={(rows) => rows.length === 0} empty={<p className={classes.none}><Trans>Nowhere at the moment.</Trans></p>}>
        {(sessions) => <SessionList label={t`Signed in on`} sessions={sessions} ending={end.isPending ? (end.variables ?? undefined) : undefined} onEnd={(one) => end.mutate(one.session_ref, shown(t`The session is ended.`))} />}
      </QueryView>
    </Part>
  );
}

function UsersTokens({ user }: { user: User }) {
  const { t } = useLingui();
  const query = useQuery(tokensOfQuery(user.user_id));
  const revoke = useRevokeTokenOf(user.user_id);
  const shown = useShown();
  return (
    <Part title={<Trans>API tokens</Trans>}>
      <QueryView query={query} isEmpty={(rows) => rows.length === 0} empty={<p className={classes.none}><Trans>None.</Trans></p>}>
        {(tokens) => <TokenList label={t`API tokens`} tokens={tokens} revoking={revoke.isPending ? revoke.variables : undefined} onRevoke={({ token_id, name }) => revoke.mutate(token_id, shown(t`The token ${name} is revoked.`))} />}
      </QueryView>
    </Part>
  );
}

function Part({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <div className={classes.head}>
        <h3>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Says how it went. */
function useShown() {
  const problemText = useProblemText();
  return (message: string) => ({
    onSuccess: () => void notifications.show({ message }),
    onError: (error: Error) => void notifications.show({ color: "beni", message: problemText(error) }),
  });
}
