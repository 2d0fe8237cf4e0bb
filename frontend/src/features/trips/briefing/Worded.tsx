import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";

import { QueryView, RichText, Words } from "@/components";
import type { Trip, WordedBriefing } from "@/lib/api";

import { wordedQuery } from "../api/trips";
import classes from "./briefing.module.css";

/** The briefing as the model words it: each sentence checked against the records before it is shown. */
export function Worded({ trip, customerId }: { trip: Trip; customerId: string }) {
  const query = useQuery(wordedQuery(trip.trip_id, customerId, trip.version));
  return (
    <QueryView query={query}>
      {(worded) => (
        <div className={classes.body}>
          <Standing worded={worded} />
          {worded.sections.filter(({ items }) => items.length > 0).map((section) => (
            <section key={section.title.en} className={classes.section}>
              <h3><Words label={section.title} /></h3>
              <ul>{section.items.map((item, index) => <li key={index}><RichText rich={item.text} /></li>)}</ul>
            </section>
          ))}
        </div>
      )}
    </QueryView>
  );
}

/** Who worded it, what was checked, and what was left out because no record says it. */
function Standing({ worded: { mode, model, checks } }: { worded: WordedBriefing }) {
  const { sentences, dropped } = checks;
  return (
    <div className={classes.standing}>
      {mode === "rules" ? (
        <span className={classes.unchecked}><Trans>The model cannot be had at the moment: this is worded by rules.</Trans></span>
      ) : (
        <>
          <span className={classes.checked}>✓ <Plural value={sentences} one="# sentence checked" other="# sentences checked" /></span>
          <span>{model}</span>
        </>
      )}
      {dropped.length > 0 && (
        <details>
          <summary><Plural value={dropped.length} one="# sentence left out: no record says it" other="# sentences left out: no record says them" /></summary>
          <ul>{dropped.map(({ sentence }, index) => <li key={index}>{sentence}</li>)}</ul>
        </details>
      )}
    </div>
  );
}
