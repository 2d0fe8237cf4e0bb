import { Button } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import { ErrorState, Lines, RecordLink } from "@/components";
import type { Proposal } from "@/lib/api";
import { useCanWrite } from "@/lib/session";

import { proposalQuery, useDecide } from "../api/proposals";
import classes from "./proposals.module.css";
import { stateOf, useRefusal, type Shown } from "./words";

const EditDialog = lazy(async () => ({ default: (await import("./EditDialog")).EditDialog }));

/** The decision about a proposal that is drawn elsewhere (a plan). */
export function ProposalBar({ proposalId }: { proposalId: string }) {
  const query = useQuery(proposalQuery(proposalId));
  if (query.data !== undefined) return <Decision proposal={query.data} />;
  return query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <Lines rows={1} />;
}

/** Approve, edit, reject; afterwards what became of it, with the way to the record. */
export function Decision({ proposal }: { proposal: Proposal }) {
  const canWrite = useCanWrite();
  const [editing, setEditing] = useState(false);
  const decide = useDecide(proposal.proposal_id);
  const refusal = useRefusal();
  const state = stateOf(proposal);
  const open = state === "pending" || state === "approving";
  const editable = state === "pending" && proposal.draft.type !== "stops";
  return (
    <div className={classes.bar}>
      {open && canWrite && (
        <>
          <Button size="compact-md" loading={decide.isPending} onClick={() => decide.mutate("approve")}><Trans>Approve and save</Trans></Button>
          {editable && <Button size="compact-md" variant="default" onClick={() => setEditing(true)}><Trans>Edit</Trans></Button>}
          {state === "pending" && <Button size="compact-md" variant="subtle" disabled={decide.isPending} onClick={() => decide.mutate("reject")}><Trans>Reject</Trans></Button>}
        </>
      )}
      {open && !canWrite && <span className={classes.state}><Trans>Viewers cannot write records.</Trans></span>}
      {!open && <span className={classes.state} data-state={state} role="status"><StateWords state={state} /></span>}
      {proposal.made !== null && <RecordLink to={proposal.made}><Trans>Open the record</Trans></RecordLink>}
      {decide.isError && <p role="alert" className={classes.error}>{refusal(decide.error)}</p>}
      <Suspense fallback={null}>{editing && <EditDialog proposal={proposal} onClose={() => setEditing(false)} />}</Suspense>
    </div>
  );
}

function StateWords({ state }: { state: Shown }) {
  const { t } = useLingui();
  switch (state) {
    case "approved":
      return t`✓ Saved`;
    case "rejected":
      return t`Rejected. Nothing was written.`;
    case "replaced":
      return t`Replaced by a newer proposal.`;
    case "expired":
      return t`Expired after a day. Please ask again.`;
    default:
      return null;
  }
}
