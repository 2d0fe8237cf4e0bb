import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import type { SessionRow } from "@/lib/api";
import { formatAge, formatDateTime } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { waysInQuery } from "@/lib/session";

import { ConfirmButton } from "../ConfirmButton";
import { KindTag } from "../KindTag";
import { EntryList } from "./EntryList";

interface SessionListProps {
  label: string;
  sessions: SessionRow[];
  /** The one that is being ended. */
  ending: string | undefined;
  onEnd: (session: SessionRow) => void;
}

/** Where somebody is signed in; the reader's own session is marked and ended by signing out. */
export function SessionList({ label, sessions, ending, onEnd }: SessionListProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const providers = useQuery(waysInQuery).data?.items ?? [];
  const method = (id: string) => (id === "password" ? t`with a password` : t`with ${providers.find((one) => one.id === id)?.name ?? id}`);
  return (
    <EntryList
      label={label}
      entries={sessions}
      keyOf={(one) => one.session_ref}
      name={(one) => <>{one.device ?? t`Unknown browser`} {one.current && <KindTag kind="good"><Trans>This one</Trans></KindTag>}</>}
      notes={(one) => [
        <Trans key="seen">{one.ip} · last seen {formatAge(one.last_seen_at, locale)}</Trans>,
        <Trans key="since">Signed in {formatDateTime(one.created_at, locale)} {method(one.method)} · until {formatDateTime(one.expires_at, locale)} at the latest</Trans>,
      ]}
      tools={(one) => !one.current && (
        <ConfirmButton label={<Trans>End the session</Trans>} question={<Trans>End the session on {one.device ?? t`Unknown browser`}? It must sign in again.</Trans>} confirm={<Trans>End the session</Trans>} loading={ending === one.session_ref} onConfirm={() => onEnd(one)} />
      )}
    />
  );
}
