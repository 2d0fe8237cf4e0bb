import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { Card, Pairs, QueryView } from "@/components";
import { formatCost, formatMonth, formatNumber } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import classes from "./account.module.css";
import { usageQuery } from "./api/usage";

/** What one's own questions to a model have cost this month, and how much is left. */
export function Usage() {
  const { t } = useLingui();
  const locale = useLocale();
  const query = useQuery(usageQuery);
  return (
    <Card title={<Trans>The assistant's model</Trans>} aside={query.data && formatMonth(query.data.month, locale)} padded>
      <QueryView query={query} isEmpty={({ runs }) => runs === 0} empty={<p className={classes.none}><Trans>You have had no answers of a model this month. Answers by rules are free and without limit.</Trans></p>}>
        {({ runs, input, output, cost, limit }) => (
          <Pairs
            pairs={[
              [t`Answers`, formatNumber(runs)],
              [t`Tokens`, limit.tokens === null ? formatNumber(input + output) : t`${formatNumber(input + output)} of ${formatNumber(limit.tokens)}`],
              [t`Spent`, limit.cost === null ? formatCost(cost) : t`${formatCost(cost)} of ${formatCost(limit.cost)}`],
            ]}
          />
        )}
      </QueryView>
    </Card>
  );
}
