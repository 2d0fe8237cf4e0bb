import { Plural } from "@lingui/react/macro";

import { Cards } from "../cards/Cards";
import { knownCard, type KnownCard } from "../cards/data";
import { saidOnce } from "../cards/once";
import type { Draft } from "../run/draft";
import { AnswerText } from "../text/AnswerText";
import { linesOf } from "../text/parse";
import classes from "./chat.module.css";

interface SaidProps {
  draft: Draft;
  cards: KnownCard[];
  /** Asks something; absent where nothing can be asked. */
  onAsk?: ((text: string) => void) | undefined;
}

export function cardsOf(draft: Draft, intent: string | null): KnownCard[] {
  return draft.cards.map((card) => knownCard(card, intent)).filter((card) => card !== null);
}

/** What an answer says, as text and cards. Rules say each thing once, in the card; a model's own sentences stay whole, and the lists it looked at are folded. */
export function Said({ draft, cards, onAsk }: SaidProps) {
  const live = draft.mode === "live";
  const behind = live ? cards.filter(isList) : [];
  const shown = live ? cards.filter((card) => !isList(card)) : cards;
  const lines = linesOf(live ? draft.text : saidOnce(draft.text, cards, draft.facts), draft.facts);
  return (
    <>
      {lines.length > 0 && <div className={draft.verified ? undefined : classes.draft} data-draft={!draft.verified || undefined}><AnswerText lines={lines} /></div>}
      <Cards cards={shown} facts={draft.facts} onAsk={onAsk} />
      {behind.length > 0 && (
        <details className={classes.behind}>
          <summary><Plural value={behind.length} one="The list behind this answer" other="The # lists behind this answer" /></summary>
          <Cards cards={behind} facts={draft.facts} onAsk={onAsk} />
        </details>
      )}
    </>
  );
}

function isList({ type }: KnownCard): boolean {
  return type === "visit_list" || type === "table" || type === "brief";
}
