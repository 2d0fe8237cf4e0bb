import { NativeSelect } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Card, Columns, EmptyState, Lines, PageHeader, QueryView, SimpleTable, Stat, StatStrip, type SimpleColumn } from "@/components";
import type { AllUsage } from "@/lib/api";
import { assistantInfoQuery } from "@/lib/assistant";
import { formatCost, formatMonth, formatNumber, monthBefore, todayInJapan } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useUser } from "@/lib/session";

import { allUsageQuery } from "./api/usage";
import classes from "./usage.module.css";

/** Months that are offered, this one included. */
const MONTHS = 12;

/** What does the assistant's model cost us, and who uses it? */
export function UsagePage() {
  const me = useUser();
  if (me.role !== "admin") return <EmptyState><Trans>Only an administrator can see everybody's usage. Your own is in the settings.</Trans></EmptyState>;
  return <Usage />;
}

function Usage() {
  const { t } = useLingui();
  const locale = useLocale();
  const today = todayInJapan();
  const [month, setMonth] = useState(monthBefore(today, 0));
  const query = useQuery(allUsageQuery(month));
  const info = useQuery(assistantInfoQuery).data;
  const months = Array.from({ length: MONTHS }, (_, back) => monthBefore(today, back)).map((value) => ({ value, label: formatMonth(value, locale) }));
  return (
    <>
      <PageHeader
        title={<Trans>Usage of the assistant</Trans>}
        subtitle={info && (info.model === null ? <Trans>No model is set up: answers are written by rules and cost nothing.</Trans> : <Trans>Model: {info.model}</Trans>)}
        actions={<NativeSelect aria-label={t`Month`} value={month} data={months} onChange={(event) => setMonth(event.currentTarget.value)} />}
      />
      <QueryView query={query} skeleton={<Lines rows={8} />}>
        {(usage) => (
          <>
            <Totals usage={usage} />
            <Columns main={<People usage={usage} noModel={info?.model === null} />} side={<Prices prices={usage.price_table} />} />
          </>
        )}
      </QueryView>
    </>
  );
}

function Totals({ usage: { totals, limit } }: { usage: AllUsage }) {
  const { t } = useLingui();
  return (
    <StatStrip label={t`This month in figures`}>
      <Stat name={<Trans>Spent</Trans>} value={formatCost(totals.cost)} />
      <Stat name={<Trans>Answers with a model</Trans>} value={formatNumber(totals.runs)} />
      <Stat name={<Trans>Tokens read</Trans>} value={formatNumber(totals.input)} />
      <Stat name={<Trans>Tokens written</Trans>} value={formatNumber(totals.output)} />
      <Stat
        name={<Trans>Budget of each user a month</Trans>}
        value={limit.cost === null ? <Trans>none</Trans> : formatCost(limit.cost)}
        note={limit.tokens !== null && <Trans>{formatNumber(limit.tokens)} tokens</Trans>}
      />
    </StatStrip>
  );
}

function People({ usage, noModel }: { usage: AllUsage; noModel: boolean }) {
  const { t } = useLingui();
  const columns = useColumns(usage.limit);
  const used = usage.items.filter(({ runs, input }) => runs > 0 || input > 0);
  return (
    <Card title={<Trans>By user</Trans>}>
      {used.length === 0 ? (
        <EmptyState>
          {noModel ? <Trans>No model is set up, so nothing is counted. Set OPENAI_API_KEY on the server to let a model word the answers.</Trans> : <Trans>Nobody used the model in this month.</Trans>}
        </EmptyState>
      ) : (
        <SimpleTable label={t`Usage by user`} rows={used} columns={columns} keyOf={({ user_id }) => user_id} />
      )}
    </Card>
  );
}

function useColumns(limit: AllUsage["limit"]): SimpleColumn<AllUsage["items"][number]>[] {
  const { t } = useLingui();
  return [
    { key: "name", title: t`Name`, cell: (row) => row.display_name },
    { key: "runs", title: t`Answers`, numeric: true, cell: (row) => formatNumber(row.runs) },
    { key: "input", title: t`Tokens read`, numeric: true, cell: (row) => formatNumber(row.input) },
    { key: "output", title: t`Tokens written`, numeric: true, cell: (row) => formatNumber(row.output) },
    { key: "cost", title: t`Spent`, numeric: true, cell: (row) => formatCost(row.cost) },
    ...(limit.cost === null && limit.tokens === null ? [] : [{ key: "budget", title: t`Of the budget`, numeric: true, cell: (row: AllUsage["items"][number]) => <Share used={row} limit={limit} /> }]),
  ];
}

/** How much of a budget is used, by money or by tokens, whichever is nearer to its end. */
function Share({ used, limit }: { used: { cost: number; input: number; output: number }; limit: AllUsage["limit"] }) {
  const shares = [limit.cost === null || limit.cost === 0 ? 0 : used.cost / limit.cost, limit.tokens === null || limit.tokens === 0 ? 0 : (used.input + used.output) / limit.tokens];
  const percent = Math.round(Math.max(...shares) * 100);
  return <span data-spent={percent >= 100} className={classes.share}>{percent}%{percent >= 100 && <> · <Trans>by rules until next month</Trans></>}</span>;
}

function Prices({ prices }: { prices: AllUsage["price_table"] }) {
  const { t } = useLingui();
  const columns: SimpleColumn<AllUsage["price_table"][number]>[] = [
    { key: "model", title: t`Model`, cell: (row) => row.model },
    { key: "input", title: t`Read`, numeric: true, cell: (row) => formatCost(row.input) },
    { key: "output", title: t`Written`, numeric: true, cell: (row) => formatCost(row.output) },
  ];
  return (
    <Card title={<Trans>Prices</Trans>} aside={<Trans>per million tokens</Trans>}>
      {prices.length === 0 ? <EmptyState><Trans>No prices are set.</Trans></EmptyState> : <SimpleTable label={t`Prices per million tokens`} rows={prices} columns={columns} keyOf={({ model }) => model} />}
    </Card>
  );
}
