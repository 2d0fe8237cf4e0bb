import { Trans, useLingui } from "@lingui/react/macro";

import { Amount, Stat, StatStrip } from "@/components";
import type { TripReport } from "@/lib/api";

export function ReportTotals({ totals }: { totals: TripReport["totals"] }) {
  const { t } = useLingui();
  const rest = [totals.moved > 0 && t`${totals.moved} moved`, totals.not_visited > 0 && t`${totals.not_visited} not visited`].filter(Boolean);
  return (
    <StatStrip label={t`This trip in figures`}>
      <Stat name={<Trans>Visited</Trans>} value={<span className="num">{totals.visited} / {totals.planned}</span>} note={rest.length > 0 && rest.join(" · ")} />
      <Stat name={<Trans>Notes</Trans>} value={totals.notes} />
      <Stat name={<Trans>Follow-ups</Trans>} value={totals.follow_ups} />
      <Stat name={<Trans>Inflows expected</Trans>} value={<Amount value={totals.inflows_expected} />} note={<Trans>heard of on this trip</Trans>} />
      <Stat name={<Trans>Left out</Trans>} value={totals.dropped} />
    </StatStrip>
  );
}
