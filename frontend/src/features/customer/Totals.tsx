import { Plural, Trans, useLingui } from "@lingui/react/macro";

import { Amount, Gain, ScoreBar, Stat, StatStrip } from "@/components";
import type { CustomerPage } from "@/lib/api";
import { formatPercent } from "@/lib/format";

export function Totals({ page }: { page: CustomerPage }) {
  const { t } = useLingui();
  const { totals } = page;
  const cost = Number(totals.cost.amount);
  const ratio = cost > 0 ? formatPercent(Math.abs(Number(totals.gain.amount)) / cost) : null;
  return (
    <StatStrip label={t`This customer in figures`}>
      <Stat name={<Trans>Value</Trans>} value={<Amount value={totals.assets} />} note={totals.unpriced > 0 && <Plural value={totals.unpriced} one="# holding without a price" other="# holdings without a price" />} />
      <Stat name={<Trans>Gain over cost</Trans>} value={<Gain value={totals.gain} />} note={<><Trans>Cost</Trans> <Amount value={totals.cost} />{ratio !== null && ` · ${ratio}`}</>} />
      <Stat name={<Trans>Maturing within 90 days</Trans>} value={<Amount value={totals.maturing_90d} />} />
      <Stat name={<Trans>Inflows expected in 90 days</Trans>} value={<Amount value={totals.expected_inflows_90d} />} note={<Trans>weighted by likelihood</Trans>} />
      <Stat name={<Trans>Reasons to visit</Trans>} value={page.score} note={<ScoreBar parts={page.parts} />} />
    </StatStrip>
  );
}
