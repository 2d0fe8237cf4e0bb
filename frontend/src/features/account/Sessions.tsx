import { notifications } from "@mantine/notifications";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { Card, ConfirmButton, KindTag, QueryView, SimpleTable, useProblemText, type SimpleColumn } from "@/components";
import type { SessionRow } from "@/lib/api";
import { formatAge, formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { useRevokeSession } from "./api/revokeSession";
import { sessionsQuery } from "./api/sessions";
import { useSignOutEverywhere } from "./api/signOutEverywhere";
import { browserName } from "./browserName";

export function Sessions() {
  const { t } = useLingui();
  const query = useQuery(sessionsQuery);
  const columns = useColumns();
  const everywhere = useSignOutEverywhere();
  const problemText = useProblemText();
  return (
    <Card
      title={<Trans>Where you are signed in</Trans>}
      aside={
        <ConfirmButton
          label={<Trans>Sign out everywhere</Trans>}
          question={<Trans>End every session, this one too?</Trans>}
          confirm={<Trans>Sign out everywhere</Trans>}
          loading={everywhere.isPending}
          onConfirm={() => everywhere.mutate(undefined, { onError: (error) => notifications.show({ color: "beni", message: problemText(error) }) })}
        />
      }
    >
      <QueryView query={query}>{(rows) => <SimpleTable label={t`Where you are signed in`} rows={rows} columns={columns} keyOf={(row) => row.session_ref} />}</QueryView>
    </Card>
  );
}

function useColumns(): SimpleColumn<SessionRow>[] {
  const { t } = useLingui();
  const locale = useLocale();
  return [
    { key: "browser", title: t`Browser`, cell: (row) => <>{browserName(row.user_agent) ?? t`Unknown browser`} {row.current && <KindTag kind="good"><Trans>This one</Trans></KindTag>}</> },
    { key: "ip", title: t`Address on the network`, cell: (row) => row.ip },
    { key: "since", title: t`Since`, cell: (row) => <span className="num">{formatDateTime(row.created_at, locale)}</span> },
    { key: "seen", title: t`Last seen`, cell: (row) => <span className="num">{formatAge(row.last_seen_at, locale)}</span> },
    { key: "end", title: t`Sign out`, cell: (row) => (row.current ? null : <Revoke sessionRef={row.session_ref} />) },
  ];
}

function Revoke({ sessionRef }: { sessionRef: string }) {
  const { t } = useLingui();
  const revoke = useRevokeSession();
  const problemText = useProblemText();
  const onConfirm = () =>
    revoke.mutate(sessionRef, {
      onSuccess: () => notifications.show({ message: t`The session is ended.` }),
      onError: (error) => notifications.show({ color: "beni", message: problemText(error) }),
    });
  return <ConfirmButton label={<Trans>End the session</Trans>} question={<Trans>End this session?</Trans>} confirm={<Trans>End the session</Trans>} loading={revoke.isPending} onConfirm={onConfirm} />;
}
