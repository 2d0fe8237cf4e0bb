import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Amount, ErrorState, Lines, Pairs } from "@/components";
import { formatDay, formatPercent } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { customerNameQuery } from "../api/customer";
import { proposalQuery } from "../api/proposals";
import { useChoices } from "./choices";
import { Decision } from "./ProposalBar";
import classes from "./proposals.module.css";
import { stateOf, useDraftName, type Draft } from "./words";

/** Something to write, as a draft. Nothing is written before it is approved. */
export function ProposalCard({ proposalId }: { proposalId: string }) {
  const { t } = useLingui();
  const query = useQuery(proposalQuery(proposalId));
  const nameOf = useDraftName();
  if (query.data === undefined) return query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <Lines rows={3} />;
  const { draft } = query.data;
  const name = nameOf(draft.type);
  return (
    <div role="group" className={classes.card} data-state={stateOf(query.data)} aria-label={t`Proposal: ${name}`}>
      <div className={classes.head}>
        <h2>{name}</h2>
        {"customer_id" in draft && <CustomerName id={draft.customer_id} />}
      </div>
      <div className={classes.body}><Content draft={draft} /></div>
      <Decision proposal={query.data} />
    </div>
  );
}

function CustomerName({ id }: { id: string }) {
  const { data: name, isPending } = useQuery(customerNameQuery(id));
  return <Link to="/customers/$customerId" params={{ customerId: id }}>{name ?? (isPending ? "…" : id)}</Link>;
}

function Content({ draft }: { draft: Draft }) {
  const { t } = useLingui();
  const locale = useLocale();
  const choices = useChoices();
  const day = (date: string | null) => (date === null ? null : formatDay(date, locale));
  switch (draft.type) {
    case "note":
      return (
        <Drafted text={draft.body} pairs={[
          [t`Date`, day(draft.noted_on)], [t`Channel`, draft.channel && choices.channel[draft.channel]],
          [t`Priority`, draft.priority && choices.priority[draft.priority]], [t`Follow up on`, day(draft.follow_up_on)],
        ]} />
      );
    case "task":
      return <Drafted text={draft.body} pairs={[[t`Follow up on`, day(draft.due_on)], [t`Priority`, draft.priority && choices.priority[draft.priority]]]} />;
    case "inflow":
      return (
        <Drafted text={draft.note} pairs={[
          [t`Amount`, <Amount key="amount" value={{ amount: draft.amount, currency: draft.currency }} />], [t`Expected on`, day(draft.expected_on)],
          [t`Likelihood`, draft.confidence && formatPercent(draft.confidence, 0)], [t`Source`, draft.source && choices.source[draft.source]],
        ]} />
      );
    case "visit":
      return <Drafted text={null} pairs={[[t`Date`, day(draft.on)]]} />;
    case "trip":
      return <Drafted text={draft.title} pairs={draft.days.map(({ date, customer_ids }) => [formatDay(date, locale), customer_ids.length])} />;
    case "stops":
      return null;
  }
}

function Drafted({ text, pairs }: { text: string | null; pairs: [string, ReactNode][] }) {
  return (
    <>
      {text !== null && text !== "" && <p className={classes.quote}>{text}</p>}
      <Pairs pairs={pairs} />
    </>
  );
}
