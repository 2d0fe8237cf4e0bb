import { useLingui } from "@lingui/react/macro";

import { isProblem, type Proposal } from "@/lib/api";
import { useProblemText } from "@/components";

export type Draft = Proposal["draft"];
export type Shown = Proposal["state"] | "expired";

/** How a proposal stands: one that was not decided within its day has expired. */
export function stateOf({ state, expires_at }: Proposal, now = Date.now()): Shown {
  return state === "pending" && Date.parse(expires_at) <= now ? "expired" : state;
}

export function useDraftName(): (type: Draft["type"]) => string {
  const { t } = useLingui();
  return (type) => ({ note: t`Note`, task: t`Follow-up`, inflow: t`Cash inflow`, visit: t`Visit`, trip: t`Trip`, stops: t`New order of a trip` })[type];
}

/** Why an approval was refused, in the reader's words. */
export function useRefusal(): (error: unknown) => string {
  const { t } = useLingui();
  const problemText = useProblemText();
  return (error) => {
    if (isProblem(error, "proposal-expired")) return t`This proposal has expired. Please ask again.`;
    if (isProblem(error, "proposal-resolved")) return t`This proposal was decided elsewhere.`;
    if (isProblem(error, "stale-version")) return t`The record was changed in the meantime, so nothing was written. Please ask again.`;
    return problemText(error);
  };
}
