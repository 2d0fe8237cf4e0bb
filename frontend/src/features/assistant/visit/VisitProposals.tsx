import { Button } from "@mantine/core";
import { Plural, Trans } from "@lingui/react/macro";
import { useQueries } from "@tanstack/react-query";

import { Words } from "@/components";
import { formatDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { proposalQuery } from "../api/proposals";
import { ProposalCard } from "../proposals/ProposalCard";
import { stateOf } from "../proposals/words";
import type { VisitDraft } from "./useVisitDraft";
import classes from "./visit.module.css";

interface VisitProposalsProps {
  draft: VisitDraft;
  onAgain: () => void;
  onDone: () => void;
}

/** What was understood, as drafts beside the words they come from; done when each is decided. */
export function VisitProposals({ draft, onAgain, onDone }: VisitProposalsProps) {
  const locale = useLocale();
  const proposals = useQueries({ queries: draft.proposals.map(proposalQuery) });
  const open = proposals.filter(({ data }) => data === undefined || ["pending", "approving"].includes(stateOf(data))).length;
  const expired = proposals.some(({ data }) => data !== undefined && stateOf(data) === "expired");
  return (
    <div className={classes.form}>
      <details className={classes.words}>
        <summary><Trans>Your words of {formatDay(draft.on, locale)}</Trans></summary>
        <p>{draft.text}</p>
      </details>
      {draft.proposals.map((id) => <ProposalCard key={id} proposalId={id} />)}
      {draft.missing.length > 0 && (
        <section className={classes.missing}>
          <h3><Trans>What was not said</Trans></h3>
          <ul>{draft.missing.map((label) => <li key={label.en}><Words label={label} /></li>)}</ul>
        </section>
      )}
      <div className={classes.foot}>
        <p className={classes.hint} role="status">
          {open > 0 ? <Plural value={open} one="# proposal waits for your decision." other="# proposals wait for your decision." /> : expired ? <Trans>Proposals expire after a day. Your words are kept; make them again.</Trans> : <Trans>Everything is decided.</Trans>}
        </p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onAgain}><Trans>Change the words</Trans></Button>
          <Button disabled={open > 0 || expired} onClick={onDone}><Trans>Done</Trans></Button>
        </div>
      </div>
    </div>
  );
}
