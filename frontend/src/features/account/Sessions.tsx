import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { Card, ConfirmButton, QueryView, useProblemText } from "@/components";
import { SessionList } from "@/components/access";
import type { SessionRow } from "@/lib/api";

import { useRevokeOthers, useRevokeSession } from "./api/revokeSession";
import { sessionsQuery } from "./api/sessions";

export function Sessions() {
  const { t } = useLingui();
  const query = useQuery(sessionsQuery);
  const revoke = useRevokeSession();
  const problemText = useProblemText();
  const end = (session: SessionRow) =>
    revoke.mutate(session.session_ref, {
      onSuccess: () => notifications.show({ message: t`The session is ended.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return (
    <Card title={<Trans>Where you are signed in</Trans>} aside={query.data?.some((one) => !one.current) && <Others />}>
      <QueryView query={query}>
        {(sessions) => <SessionList label={t`Where you are signed in`} sessions={sessions} ending={revoke.isPending ? revoke.variables : undefined} onEnd={end} />}
      </QueryView>
    </Card>
  );
}

function Others() {
  const { t } = useLingui();
  const others = useRevokeOthers();
  const problemText = useProblemText();
  const end = () =>
    others.mutate(undefined, {
      onSuccess: () => notifications.show({ message: t`You are signed in only here now.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return (
    <ConfirmButton
      label={<Trans>Sign out all others</Trans>}
      question={<Trans>End every session but this one? Whoever uses them must sign in again.</Trans>}
      confirm={<Trans>Sign out all others</Trans>}
      loading={others.isPending}
      onConfirm={end}
    />
  );
}
