import { Trans, useLingui } from "@lingui/react/macro";

import type { ApiToken } from "@/lib/api";
import { formatAge, formatDay, isPast, todayInJapan } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { ConfirmButton } from "../ConfirmButton";
import { KindTag } from "../KindTag";
import { EntryList } from "./EntryList";
import { useScopeName } from "./scopes";

interface TokenListProps {
  label: string;
  tokens: ApiToken[];
  /** The one that is being revoked. */
  revoking: string | undefined;
  onRevoke: (token: ApiToken) => void;
}

/** API tokens without their secrets: what each opens, until when, and when it was used. */
export function TokenList({ label, tokens, revoking, onRevoke }: TokenListProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const scopeName = useScopeName();
  const used = (token: ApiToken) => (token.last_used_at === null ? t`never used` : t`last used ${formatAge(token.last_used_at, locale)}`);
  return (
    <EntryList
      label={label}
      entries={tokens}
      keyOf={(one) => one.token_id}
      name={(one) => <>{one.name} <code>{one.prefix}…</code></>}
      notes={(one) => [
        one.scopes.map(scopeName).join(t`, `),
        <span key="until"><Expiry at={one.expires_at} /> · {used(one)}</span>,
      ]}
      tools={(one) => (
        <ConfirmButton label={<Trans>Revoke</Trans>} question={<Trans>Revoke the token {one.name}? Whatever uses it is shut out at once.</Trans>} confirm={<Trans>Revoke</Trans>} loading={revoking === one.token_id} onConfirm={() => onRevoke(one)} />
      )}
    />
  );
}

function Expiry({ at }: { at: string }) {
  const locale = useLocale();
  if (isPast(at)) return <KindTag kind="alarm"><Trans>Expired</Trans></KindTag>;
  return <Trans>until {formatDay(todayInJapan(new Date(at)), locale)}</Trans>;
}
