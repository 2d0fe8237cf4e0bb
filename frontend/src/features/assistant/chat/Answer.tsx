import { Button } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";

import type { ChatMessage } from "@/lib/api";

import type { KnownCard } from "../cards/data";
import { ProposalCard } from "../proposals/ProposalCard";
import type { Draft } from "../run/draft";
import { Checks } from "./Checks";
import classes from "./chat.module.css";
import { cardsOf, Said } from "./Said";
import { LiveSteps, PastSteps } from "./Steps";

interface AnswerProps {
  message: ChatMessage;
  draft: Draft;
  /** Whether the line to the server is there while it is written. */
  connected: boolean;
  /** Asks something; absent while nothing can be asked. */
  onAsk?: ((text: string) => void) | undefined;
  onRetry?: (() => void) | undefined;
  /** What can be done with a finished answer. */
  tools: ReactNode;
}

export function Answer({ message, draft, connected, onAsk, onRetry, tools }: AnswerProps) {
  const { t } = useLingui();
  const intent = message.intent ?? draft.steps.find((step) => step.kind === "plan")?.name ?? null;
  const cards = cardsOf(draft, intent);
  const writing = draft.state === "writing";
  return (
    <article className={classes.answer} aria-label={t`Answer`} aria-busy={writing}>
      {writing && <LiveSteps steps={draft.steps} />}
      {writing && !connected && <p className={classes.notice} role="status"><Trans>The connection was cut. The answer goes on; it is shown when the line is back.</Trans></p>}
      <Said draft={draft} cards={cards} onAsk={onAsk} />
      {!draft.verified && <span className={classes.draftNote}><Trans>Draft, not compared with the records yet</Trans></span>}
      {unshown(draft.proposals, cards).map((id) => <ProposalCard key={id} proposalId={id} />)}
      <Ended draft={draft} onRetry={onRetry} />
      {!writing && (
        <>
          <Checks draft={draft} at={message.created_at}>{tools}</Checks>
          {message.run_id !== null && <PastSteps runId={message.run_id} />}
        </>
      )}
    </article>
  );
}

/** A plan draws its own proposal. */
function unshown(proposals: string[], cards: KnownCard[]): string[] {
  const shown = cards.map((card) => (card.type === "route" ? card.proposalId : null));
  return proposals.filter((id) => !shown.includes(id));
}

function Ended({ draft: { state, failure, text }, onRetry }: { draft: Draft; onRetry: AnswerProps["onRetry"] }) {
  if (state === "stopped") return <p className={classes.notice}>{text === "" ? <Trans>Stopped before anything was said.</Trans> : <Trans>Stopped. What was said is kept.</Trans>}</p>;
  if (state !== "failed" || failure === null) return null;
  return (
    <div className={classes.notice} data-tone="bad" role="alert">
      <p><FailureWords code={failure.code} kept={text !== ""} /></p>
      {failure.retryable && onRetry !== undefined && <Button size="compact-sm" variant="default" onClick={onRetry}><Trans>Try again</Trans></Button>}
    </div>
  );
}

function FailureWords({ code, kept }: { code: string; kept: boolean }) {
  if (code === "timeout") return <Trans>The answer took too long and was ended.</Trans>;
  if (code === "forbidden") return <Trans>Your role does not allow this. Please ask an administrator.</Trans>;
  return kept ? <Trans>The answer could not be finished. What was said is kept.</Trans> : <Trans>The answer could not be given.</Trans>;
}
