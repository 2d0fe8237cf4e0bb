import { Plural, Trans, useLingui } from "@lingui/react/macro";

import { Amount, Stat, StatStrip } from "@/components";
import type { Today } from "@/lib/api";
import { formatAmount } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

export function TodayStats({ stats }: { stats: Today["stats"] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { maturities_90d: maturities, inflows_month: inflows, follow_ups: follow } = stats;
  const low = formatAmount(inflows.low, locale);
  const high = formatAmount(inflows.high, locale);
  return (
    <StatStrip label={t`Today in figures`}>
      <Stat name={<Trans>Assets in custody</Trans>} value={<Amount value={stats.assets} />} note={<Plural value={stats.customers} one="# customer" other="# customers" />} />
      <Stat
        name={<Trans>Maturing within 90 days</Trans>}
        value={<Amount value={maturities.amount} />}
        note={
          <>
            <Plural value={maturities.count} one="# holding" other="# holdings" /> · <Plural value={maturities.customers} one="# customer" other="# customers" />
          </>
        }
      />
      <Stat name={<Trans>Inflows expected this month</Trans>} value={<Amount value={inflows.expected} />} note={<Trans>80% between {low} and {high}</Trans>} />
      <Stat name={<Trans>Follow-ups due today</Trans>} value={follow.due} note={<Plural value={follow.overdue} _0="None overdue" other="# overdue" />} />
      <Stat name={<Trans>Events within 30 days</Trans>} value={stats.events_30d} note={<Trans>Economic calendar</Trans>} />
    </StatStrip>
  );
}
